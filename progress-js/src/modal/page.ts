/** The language of an element: a BCP 47 tag, or empty where nothing says it. */
export function languageOf(element: Element): string {
  return element.closest("[lang]")?.getAttribute("lang") ?? "";
}
