import type { OperationState } from "../state.js";
import { announcer } from "./announcer.js";
import { badOf } from "./counts-view.js";
import type { Prompt } from "./prompt.js";
import type { Speech } from "./speech.js";
import type { MeterView } from "./view.js";

/** Tells people who listen how it goes. Returns the next announcement, if there is one now. */
export type Voice = (
  state: OperationState,
  meter: MeterView,
  prompt: Prompt | undefined,
) => string | undefined;

/** A voice for one operation. @param now milliseconds of a steady clock */
export function voiceOf(speech: Speech, now: () => number): Voice {
  const { words } = speech;
  const next = announcer(({ activity, percent, bad }) =>
    words.announcement(
      activity,
      percent === null ? "" : speech.percent(percent),
      speech.counted(words.bad, bad),
    ),
  );
  return (state, { percent, texts }, prompt) =>
    next(now(), {
      // A task is no news where a number tells how far it is.
      activity: percent !== null && state.phase === "running" ? words.running : texts.activity,
      percent,
      bad: badOf(state),
      end: prompt && [prompt.heading, ...prompt.texts, ...prompt.violations].join(". "),
    });
}
