import type { Problem } from "../records.js";

/** Under these names servers list what was wrong with a request, beside the members of RFC 9457. */
const lists = ["errors", "violations", "fieldErrors", "invalid-params"];
const places = ["field", "pointer", "propertyPath", "name"];
const texts = ["detail", "message", "defaultMessage", "reason"];

/** No more of them than this are read. */
export const MAX_VIOLATIONS = 20;

/** What a problem says was wrong with the request, one text each, as in `quantity: must be positive`. */
export function violations(problem: Problem | undefined): string[] {
  const found: string[] = [];
  for (const list of lists) {
    const entries = problem?.extensions[list];
    if (!Array.isArray(entries)) continue;
    for (const entry of entries.slice(0, MAX_VIOLATIONS - found.length)) {
      const text = typeof entry === "string" ? entry : first(entry, texts);
      if (text) found.push([first(entry, places), text].filter(Boolean).join(": "));
    }
  }
  return found;
}

function first(entry: unknown, names: readonly string[]): string | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  for (const name of names) {
    const value = (entry as Record<string, unknown>)[name];
    if (typeof value === "string" && value) return value;
  }
  return undefined;
}
