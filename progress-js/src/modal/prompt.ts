import { HttpError } from "../errors.js";
import type { End } from "../state.js";
import type { Speech } from "./speech.js";
import type { Tone } from "./tone.js";
import { violationsOf } from "./violations.js";

/** What the person reads at the end. */
export interface Prompt {
  readonly tone: Tone;
  readonly heading: string;
  /** Sentences, each a paragraph of its own. */
  readonly texts: readonly string[];
  /** What was wrong with the request, item by item. */
  readonly violations: readonly string[];
}

const tones: Readonly<Partial<Record<End["outcome"], Tone>>> = {
  succeeded: "ok",
  partial: "warn",
  interrupted: "warn",
  cancelled: "none",
};

/** Puts an end into words: those of the server where it has some, ours where it has none. */
export function promptOf(end: End, { words, duration }: Speech): Prompt {
  const { outcome } = end;
  const [heading, text] = words.ends[outcome];
  const refusal = outcome === "refused" && end.error instanceof HttpError ? end.error : undefined;
  const problem = refusal ? refusal.problem : "problem" in end ? end.problem : undefined;
  const ours = outcome === "cancelled" && end.by === "client" ? words.uploadCancelled : text;
  const texts = [
    end.text ?? problem?.title ?? ours,
    problem?.detail,
    refusal && !problem && words.status(`${refusal.status}`),
    refusal?.retryAfter && words.retryAfter(duration(refusal.retryAfter)),
    "ref" in end && end.ref && words.reference(end.ref),
  ].filter((text) => typeof text === "string");
  return {
    tone: tones[outcome] ?? "bad",
    heading,
    texts: [...new Set(texts)],
    violations: violationsOf(problem),
  };
}
