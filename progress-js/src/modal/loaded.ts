/**
 * Calls once the scripts of the page have run, so that their listeners hear of what comes: at `DOMContentLoaded` or `load`, whichever is next; at once
 * when the page is complete.
 */
export function whenLoaded(listener: () => void, ended?: AbortSignal): void {
  if (document.readyState === "complete") {
    listener();
    return;
  }
  const loaded = new AbortController();
  const { signal } = loaded;
  ended?.addEventListener("abort", () => loaded.abort(), { signal });
  for (const type of ["DOMContentLoaded", "load"]) {
    addEventListener(
      type,
      () => {
        loaded.abort();
        listener();
      },
      { signal },
    );
  }
}
