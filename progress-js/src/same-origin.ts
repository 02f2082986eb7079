/** A place on the server that the response came from, as an absolute URL; nothing, for another place. */
export function sameOrigin(place: string, url: string): string | undefined {
  try {
    const found = new URL(place, url);
    return found.origin === new URL(url).origin ? found.href : undefined;
  } catch {
    return undefined;
  }
}
