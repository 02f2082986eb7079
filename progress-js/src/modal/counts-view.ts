import type { OperationState } from "../state.js";
import { make, write } from "./dom.js";
import type { Format } from "./format.js";
import { icon } from "./icons.js";
import type { Tone } from "./tone.js";
import type { Words } from "./words.js";

/** How many items went well and how many failed, and how many warnings there were. What is not counted is not shown. */
export class CountsView {
  readonly element = make("div", { part: "counts", class: "counts", hidden: true });
  readonly #ok = this.#pill("ok");
  readonly #bad = this.#pill("bad");
  readonly #warnings = this.#pill("warn");

  /** Shows the numbers of a state. */
  update(state: OperationState, words: Words, format: Format): void {
    const { ok, warnings } = state;
    const bad = badOf(state);
    write(this.#ok, ok === undefined ? "" : words.ok(ok, format.number(ok)));
    write(this.#bad, bad === undefined ? "" : words.bad(bad, format.number(bad)));
    write(this.#warnings, warnings > 0 ? words.warnings(warnings, format.number(warnings)) : "");
    let any = false;
    for (const text of [this.#ok, this.#bad, this.#warnings]) {
      const pill = text.parentElement as HTMLElement;
      pill.hidden = text.hidden;
      any ||= !text.hidden;
    }
    this.element.hidden = !any;
  }

  #pill(tone: Tone): HTMLElement {
    const text = make("span");
    this.element.append(make("span", { part: "count", class: "count", "data-tone": tone }, icon(tone), text));
    return text;
  }
}

/** Items that failed: the server's count, or without one the errors seen. */
export function badOf({ bad, errors }: OperationState): number | undefined {
  return bad ?? (errors > 0 ? errors : undefined);
}
