/** Attributes by name; `true` sets an empty one. */
export type Attributes = Readonly<Record<string, string | true>>;

/**
 * Makes an element. Strings among its content become text nodes: nothing is ever parsed.
 *
 * @param spec the tag, and after it what the element is called in the style sheet and as `::part`: `div row facts`
 * @param content attributes, children
 */
export function make<K extends keyof HTMLElementTagNameMap>(
  spec: K | `${K} ${string}`,
  ...content: (Node | string | Attributes)[]
): HTMLElementTagNameMap[K] {
  const [tag, ...names] = spec.split(" ");
  const element = document.createElement(tag as K);
  const name = names.join(" ");
  if (name) {
    element.className = name;
    element.setAttribute("part", name);
  }
  for (const part of content) {
    if (typeof part === "string" || part instanceof Node) element.append(part);
    else for (const key in part) element.setAttribute(key, part[key] === true ? "" : (part[key] as string));
  }
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
