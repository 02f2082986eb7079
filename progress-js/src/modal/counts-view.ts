import type { OperationState } from "../state.js";
import { make, write } from "./dom.js";
import { icon } from "./icons.js";
import type { Speech } from "./speech.js";
import type { Tone } from "./tone.js";

/** How many items went well and how many failed, and how many warnings there were. What is not counted is not shown. */
export interface CountsView {
  readonly element: HTMLElement;
  /** Shows the numbers of a state. */
  update(state: OperationState): void;
}

/** Makes the place of the counts. */
export function countsView({ words, number, counted }: Speech): CountsView {
  const element = make("div row counts");
  const pill = (tone: Tone): ((text: string) => void) => {
    const text = make("bdi");
    const place = make(`span count ${tone}`, icon(tone), text);
    element.append(place);
    return (words) => {
      write(text, words);
      place.hidden = !words;
    };
  };
  const good = pill("ok");
  const failed = pill("bad");
  const warned = pill("warn");
  return {
    element,
    update(state) {
      const { ok } = state;
      good(ok === undefined ? "" : words.ok(ok, number(ok)));
      failed(counted(words.bad, badOf(state)));
      warned(counted(words.warnings, state.warnings));
    },
  };
}

/** Items that failed: the server's count, or without one the errors seen. */
export function badOf({ bad, errors }: OperationState): number {
  return bad ?? errors;
}
