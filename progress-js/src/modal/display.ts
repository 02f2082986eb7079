import type { OperationState } from "../state.js";
import { connectionText } from "./connection.js";
import { countsView } from "./counts-view.js";
import { attribute, write } from "./dom.js";
import { canLeave } from "./guard.js";
import { type Layout, layoutIn } from "./layout.js";
import { logView } from "./log-view.js";
import { type Prompt, promptOf } from "./prompt.js";
import { showPrompt } from "./prompt-view.js";
import { joined, type Speech } from "./speech.js";
import type { Times } from "./stopwatch.js";
import { tasksView } from "./tasks-view.js";
import { activeTasks, type MeterView, meterOf } from "./view.js";

/** What was just shown. */
interface Shown {
  readonly meter: MeterView;
  /** Once it ended. */
  readonly prompt: Prompt | undefined;
  /** Whether the next frame is to show more of the log. */
  readonly more: boolean;
}

/** Brings states into the elements of a modal. */
export interface Display {
  readonly layout: Layout;
  /**
   * Shows a state.
   *
   * @param title what the page calls the operation
   * @param notice something that the person has to know besides
   */
  show(state: OperationState, times: Times, title: string | undefined, notice: string): Shown;
}

/**
 * Builds a display.
 *
 * @param lines lines of the log at most
 * @param changed called when the person did something that needs a new painting
 */
export function displayIn(root: ShadowRoot, speech: Speech, lines: number, changed: () => void): Display {
  const { words, counted } = speech;
  const log = logView(speech, lines, changed);
  const tasks = tasksView(speech);
  const counts = countsView(speech);
  const layout = layoutIn(root, tasks.element, counts.element, log.element);
  const { texts, bar, cancel, close, hint } = layout;
  let prompt: Prompt | undefined;

  write(layout.download, words.download);
  write(close, words.close);

  const showMeter = (meter: MeterView): void => {
    for (const name of Object.keys(texts) as (keyof typeof texts)[]) write(texts[name], meter.texts[name]);
    const { percent, activity, amount } = meter.texts;
    bar.set(meter.percent, joined([percent, activity, amount], ", "), meter.upload);
    layout.meter.hidden = prompt !== undefined && meter.percent === null;
  };

  const showNotes = (state: OperationState): void => {
    const { count, dropped } = state.log;
    const notes = [
      counted(words.hidden, count - dropped - log.shown()),
      counted(words.gone, dropped),
      counted(words.unreadable, state.reports),
    ];
    write(layout.note, joined(notes));
    layout.download.hidden = !count;
  };

  const showFooter = (state: OperationState, notice: string): void => {
    const { phase, cancellable } = state;
    const running = phase !== "connecting" && phase !== "uploading" && phase !== "cancelling";
    const ready = phase === "uploading" || (running && cancellable);
    write(cancel, phase === "cancelling" ? words.cancelling : words.cancel);
    attribute(cancel, "aria-disabled", ready ? null : "true");
    cancel.hidden = prompt !== undefined || (running && !cancellable);
    close.hidden = !prompt;
    const news = notice || connectionText(state, Date.now(), speech) || (canLeave(state) && words.leaveHint);
    write(hint, prompt ? words.closeHint : news || "");
  };

  return {
    layout,
    show(state, times, title, notice) {
      const meter = meterOf(state, times, speech);
      const { name = "" } = state;
      write(layout.title, title || name || words.title);
      write(layout.name, title && title !== name ? name : "");
      if (state.end && !prompt) {
        prompt = promptOf(state.end, speech);
        showPrompt(layout.prompt, prompt);
        layout.dialog.classList.add(prompt.tone);
      }
      showMeter(meter);
      tasks.update(activeTasks(state));
      counts.update(state);
      const more = log.update(state.log);
      showNotes(state);
      showFooter(state, notice);
      return { meter, prompt, more };
    },
  };
}
