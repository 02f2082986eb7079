import type { OperationState } from "../state.js";
import { CountsView } from "./counts-view.js";
import { attribute, write } from "./dom.js";
import type { Format } from "./format.js";
import { type Layout, layoutIn } from "./layout.js";
import { LogView } from "./log-view.js";
import { type Prompt, promptOf } from "./prompt.js";
import { showPrompt } from "./prompt-view.js";
import { TasksView } from "./tasks-view.js";
import { activeTasks, type MeterView, meterOf } from "./view.js";
import type { Words } from "./words.js";

/** What was just shown. */
export interface Shown {
  readonly meter: MeterView;
  /** Once it ended. */
  readonly prompt: Prompt | undefined;
  /** Whether the next frame is to show more of the log. */
  readonly more: boolean;
}

/** Brings states into the elements of a modal. */
export class Display {
  readonly layout: Layout;
  readonly #words: Words;
  readonly #format: Format;
  readonly #log: LogView;
  readonly #tasks = new TasksView();
  readonly #counts = new CountsView();
  #prompt: Prompt | undefined;

  /**
   * @param lines lines of the log at most
   * @param changed called when the person did something that needs a new painting
   */
  constructor(root: ShadowRoot, words: Words, format: Format, lines: number, changed: () => void) {
    this.layout = layoutIn(root);
    this.#words = words;
    this.#format = format;
    this.#log = new LogView(words, format, lines, changed);
    const { tasks, counts, messages, download, hint, close } = this.layout;
    tasks.replaceWith(this.#tasks.element);
    counts.replaceWith(this.#counts.element);
    messages.replaceWith(this.#log.element);
    write(download, words.download);
    write(close, words.close);
    write(hint, words.closeHint);
  }

  /**
   * Shows a state.
   *
   * @param waited milliseconds since the person began to wait
   * @param since milliseconds since the state was new
   */
  show(
    state: OperationState,
    waited: number,
    since: number,
    title: string | undefined,
    notice: string,
  ): Shown {
    const words = this.#words;
    const meter = meterOf(state, waited, since, words, this.#format);
    write(this.layout.title, title ?? state.name ?? words.title);
    write(this.layout.name, title !== undefined && state.name !== title ? (state.name ?? "") : "");
    if (state.end && !this.#prompt) {
      this.#prompt = promptOf(state.end, words, this.#format);
      showPrompt(this.layout.prompt, this.#prompt);
    }
    this.#tasks.update(activeTasks(state), words, this.#format);
    this.#counts.update(state, words, this.#format);
    const more = this.#log.update(state.log);
    this.#meter(meter, waited);
    this.#notes(state, notice);
    this.#buttons(state);
    return { meter, prompt: this.#prompt, more };
  }

  #meter(meter: MeterView, waited: number): void {
    const { percent, left, activity, amount, rate, elapsed, bar, meter: place } = this.layout;
    place.hidden = this.#prompt !== undefined && meter.percent === null;
    write(percent, meter.percentText);
    write(left, meter.left);
    write(activity, meter.activity);
    write(amount, meter.amount);
    write(rate, meter.rate);
    write(elapsed, this.#words.elapsed(this.#format.duration(waited)));
    const text = [meter.percentText, meter.activity, meter.amount].filter(Boolean).join(", ");
    bar.set(meter.percent, text, meter.upload, this.#prompt?.tone);
  }

  #notes(state: OperationState, notice: string): void {
    const { note, download } = this.layout;
    const words = this.#words;
    const tell = (words: (count: number, text: string) => string, count: number): string =>
      count > 0 ? words(count, this.#format.number(count)) : "";
    const { log, reports } = state;
    const parts = [
      notice,
      tell(words.hidden, this.#log.hidden - log.dropped),
      tell(words.gone, log.dropped),
      tell(words.unreadable, reports),
    ];
    write(note, parts.filter(Boolean).join(" "));
    download.hidden = log.count === 0;
  }

  #buttons({ phase, cancellable }: OperationState): void {
    const { cancel, close, hint } = this.layout;
    const ended = phase === "ended";
    const ready = phase === "uploading" || (phase === "running" && cancellable);
    write(cancel, phase === "cancelling" ? this.#words.cancelling : this.#words.cancel);
    attribute(cancel, "aria-disabled", ready ? undefined : "true");
    cancel.hidden = ended || (phase === "running" && !cancellable);
    close.hidden = hint.hidden = !ended;
  }
}
