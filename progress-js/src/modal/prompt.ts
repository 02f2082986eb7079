import { HttpError } from "../errors.js";
import type { Problem } from "../records.js";
import type { End } from "../state.js";
import type { Format } from "./format.js";
import type { Tone } from "./tone.js";
import { violations } from "./violations.js";
import type { Words } from "./words.js";

/** What the person reads at the end. */
export interface Prompt {
  readonly tone: Tone;
  readonly heading: string;
  /** Sentences, each a paragraph of its own. */
  readonly texts: readonly string[];
  /** What was wrong with the request, item by item. */
  readonly violations: readonly string[];
}

const tones: Readonly<Record<End["outcome"], Tone>> = {
  succeeded: "ok",
  partial: "warn",
  failed: "bad",
  cancelled: "none",
  expired: "bad",
  lost: "bad",
  interrupted: "warn",
  refused: "bad",
};

/** Puts an end into words: those of the server where it has some, ours where it has none. */
export function promptOf(end: End, words: Words, format: Format): Prompt {
  const { heading, text } = words.ends[end.outcome];
  const problem = problemOf(end);
  const texts = new Set([end.text ?? problem?.title ?? text]);
  if (problem?.detail) texts.add(problem.detail);
  if (end.outcome === "cancelled" && end.by === "client" && !end.text) {
    texts.clear();
    texts.add(words.uploadCancelled);
  }
  if (end.outcome === "refused" && end.error instanceof HttpError) {
    const { status, retryAfter } = end.error;
    if (!problem) texts.add(words.status(String(status)));
    if (retryAfter !== undefined) texts.add(words.retryAfter(format.duration(retryAfter + 999)));
  }
  if ("ref" in end && end.ref) texts.add(words.reference(end.ref));
  return { tone: tones[end.outcome], heading, texts: [...texts], violations: violations(problem) };
}

function problemOf(end: End): Problem | undefined {
  if (end.outcome === "refused") return end.error instanceof HttpError ? end.error.problem : undefined;
  return "problem" in end ? end.problem : undefined;
}
