import { make } from "./dom.js";
import { icon } from "./icons.js";
import { shortened } from "./message.js";
import type { Prompt } from "./prompt.js";

/** Fills the place of the prompt. */
export function showPrompt(place: HTMLElement, { tone, heading, texts, violations }: Prompt): void {
  const text = (tag: "p" | "li") => (words: string) => make(tag, { dir: "auto" }, shortened(words));
  const body = make("div", make("h3 outcome", { id: "outcome" }, heading), ...texts.map(text("p")));
  if (violations.length) body.append(make("ul", ...violations.map(text("li"))));
  place.replaceChildren(icon(tone), body);
  place.hidden = false;
}
