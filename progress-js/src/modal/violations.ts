import type { Problem } from "../problem.js";

/** No more of them than this are read. */
export const MAX_VIOLATIONS = 20;

/**
 * What a problem says was wrong with the request, one text each, as in `quantity: must be positive`. Read from its `errors`, as in the example of
 * RFC 9457: texts, or objects with `detail` or `message`, and `pointer` or `field`.
 */
export function violationsOf(problem: Problem | undefined): string[] {
  const { errors } = problem?.extensions ?? {};
  if (!Array.isArray(errors)) return [];
  return errors.slice(0, MAX_VIOLATIONS).flatMap((entry) => {
    const { detail, message = detail, pointer, field = pointer } = Object(entry);
    return [field, typeof entry === "string" ? entry : message].filter(isText).join(": ") || [];
  });
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}
