/** Names an element of a page among all of the site: what belongs to it is found again by this name. */
export function ownerOf(element: HTMLElement): string {
  const { localName } = element;
  return `${location.pathname} ${localName} ${element.getAttribute("id") || element.getAttribute("action") || ""}`;
}
