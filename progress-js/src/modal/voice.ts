import type { OperationState } from "../state.js";
import { Announcer } from "./announcer.js";
import { badOf } from "./counts-view.js";
import type { Format } from "./format.js";
import type { Prompt } from "./prompt.js";
import type { MeterView } from "./view.js";
import type { Words } from "./words.js";

/** Tells people who listen how it goes, in the live region of the modal. */
export class Voice {
  readonly #place: HTMLElement;
  readonly #words: Words;
  readonly #announcer: Announcer;

  constructor(place: HTMLElement, words: Words, format: Format) {
    this.#place = place;
    this.#words = words;
    this.#announcer = new Announcer(({ activity, percent, bad }) =>
      words.announcement(
        activity,
        percent === null ? "" : format.percent(percent),
        bad > 0 ? words.bad(bad, format.number(bad)) : "",
      ),
    );
  }

  /** Says what there is to say now, if anything. */
  tell(now: number, state: OperationState, meter: MeterView, prompt: Prompt | undefined): void {
    const { phase } = state;
    const { percent } = meter;
    const phaseWords = this.#words[phase === "running" || phase === "ended" ? "working" : phase];
    const text = this.#announcer.next(now, {
      activity: percent === null ? meter.activity : phaseWords,
      percent,
      bad: badOf(state) ?? 0,
      ...(prompt && { end: [prompt.heading, ...prompt.texts, ...prompt.violations].join(". ") }),
    });
    if (text !== undefined) this.say(text);
  }

  /** Says this now. */
  say(text: string): void {
    this.#place.textContent = text;
  }
}
