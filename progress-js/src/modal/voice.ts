import type { OperationState } from "../state.js";
import { announcer } from "./announcer.js";
import { badOf } from "./counts-view.js";
import type { Prompt } from "./prompt.js";
import { joined, type Speech } from "./speech.js";
import type { MeterView } from "./view.js";

/** Tells people who listen how it goes. Returns the next announcement; empty if there is none now. */
export type Voice = (state: OperationState, meter: MeterView, prompt: Prompt | undefined) => string;

/** A voice for one operation. */
export function voiceOf({ words, percent: share, counted }: Speech): Voice {
  const next = announcer(({ activity, percent, bad }) =>
    words.announcement(activity, percent === null ? "" : share(percent), counted(words.bad, bad)),
  );
  return (state, { percent, texts }, prompt) =>
    next(performance.now(), {
      // A task is no news where a number tells how far it is.
      activity: percent !== null && state.phase === "running" ? words.running : texts.activity,
      percent,
      bad: badOf(state),
      end: prompt && sentences([prompt.heading, ...prompt.texts, ...prompt.violations]),
    });
}

/** Some of them have a full stop already. */
function sentences(texts: readonly string[]): string {
  return joined(
    texts.map((text) => text.replace(/\.$/, "")),
    ". ",
  );
}
