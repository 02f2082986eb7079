import { problemOf } from "./problem.js";
import type { OutcomeRecord } from "./records.js";
import type { End } from "./state.js";

/** Whether the work went to its end. */
export function isGood(outcome: End["outcome"]): outcome is "succeeded" | "partial" {
  return outcome === "succeeded" || outcome === "partial";
}

/** How an operation ended, by its outcome. */
export function endOf({
  outcome,
  text,
  ok,
  bad,
  elapsed,
  result,
  omitted,
  problem,
  ref,
}: OutcomeRecord): End {
  const base = { text, ok, bad, elapsed };
  if (isGood(outcome)) return { ...base, outcome, result, omitted };
  if (outcome === "cancelled") return { ...base, outcome, by: "server" };
  return { ...base, outcome, problem: problem && problemOf(problem), ref };
}
