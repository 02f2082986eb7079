import { problemOf } from "./problem.js";
import type { OutcomeRecord } from "./records.js";
import type { End } from "./state.js";

/** How an operation ended, by its outcome. */
export function endOf(record: OutcomeRecord): End {
  const { outcome, text, ok, bad, elapsed } = record;
  const base = { text, ok, bad, elapsed };
  switch (outcome) {
    case "succeeded":
    case "partial":
      return { ...base, outcome, result: record.result, omitted: record.omitted };
    case "cancelled":
      return { ...base, outcome, by: "server" };
    default:
      return { ...base, outcome, problem: record.problem && problemOf(record.problem), ref: record.ref };
  }
}
