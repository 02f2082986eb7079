import { make } from "./dom.js";
import { icon } from "./icons.js";
import { shortened } from "./message.js";
import type { Prompt } from "./prompt.js";

/** Fills the place of the prompt. */
export function showPrompt(place: HTMLElement, { tone, heading, texts, violations }: Prompt): void {
  const write = (tag: "p" | "li", text: string): HTMLElement =>
    make(tag, "", { dir: "auto" }, shortened(text));
  const body = make("div", "", {}, make("h3", "outcome", { id: "outcome" }, heading));
  body.append(...texts.map((text) => write("p", text)));
  if (violations.length) body.append(make("ul", "", {}, ...violations.map((text) => write("li", text))));
  place.replaceChildren(icon(tone), body);
  place.hidden = false;
}
