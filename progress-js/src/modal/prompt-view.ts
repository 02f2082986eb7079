import { make } from "./dom.js";
import { icon } from "./icons.js";
import { shortened } from "./message.js";
import type { Prompt } from "./prompt.js";

/** Fills the place of the prompt. */
export function showPrompt(place: HTMLElement, prompt: Prompt): void {
  const text = (words: string): HTMLElement => make("p", { dir: "auto" }, shortened(words));
  const body = make(
    "div",
    {},
    make("h3", { part: "outcome", id: "outcome" }, prompt.heading),
    ...prompt.texts.map(text),
  );
  if (prompt.violations.length > 0) {
    const items = prompt.violations.map((words) => make("li", { dir: "auto" }, shortened(words)));
    body.append(make("ul", {}, ...items));
  }
  place.setAttribute("data-tone", prompt.tone);
  place.replaceChildren(icon(prompt.tone), body);
  place.hidden = false;
}
