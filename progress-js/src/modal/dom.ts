/**
 * Makes an element. Strings among its children become text nodes: nothing is ever parsed.
 *
 * @param name what it is called in the style sheet and as `::part`
 * @param attributes `true` sets an empty attribute, `false` none
 */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name = "",
  attributes: Readonly<Record<string, string | boolean>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  const all: Record<string, string | boolean> = { class: name, part: name, ...attributes };
  for (const [key, value] of Object.entries(all)) {
    if (value) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** Writes a text if it differs, so that an unchanged frame costs no layout. An element without text is hidden. */
export function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

/** Sets an attribute, or removes it where there is no value. */
export function attribute(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
