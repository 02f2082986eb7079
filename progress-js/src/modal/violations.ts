import type { Problem } from "../records.js";

/** No more of them than this are read. */
export const MAX_VIOLATIONS = 20;

/**
 * What a problem says was wrong with the request, one text each, as in `quantity: must be positive`. Servers list it under several names,
 * beside the members of RFC 9457.
 */
export function violationsOf(problem: Problem | undefined): string[] {
  const { errors, violations, fieldErrors } = problem?.extensions ?? {};
  return [errors, violations, fieldErrors]
    .flatMap((list) => (Array.isArray(list) ? list.slice(0, MAX_VIOLATIONS) : []))
    .flatMap((entry) => {
      const { field, pointer, propertyPath, detail, message, defaultMessage } = Object(entry);
      const text = [entry, detail, message, defaultMessage].find(isText);
      const place = [field, pointer, propertyPath].find(isText);
      return text ? [place ? `${place}: ${text}` : text] : [];
    })
    .slice(0, MAX_VIOLATIONS);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
