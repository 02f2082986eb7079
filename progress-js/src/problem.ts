import { integer, text, type Wire } from "./reader/values.js";
import type { Details } from "./records.js";

/** Problem details of RFC 9457. All members are as the server sent them; those with a wrong type are left out. */
export interface Problem {
  readonly type?: string | undefined;
  readonly title?: string | undefined;
  readonly status?: number | undefined;
  readonly detail?: string | undefined;
  readonly instance?: string | undefined;
  /** All other members. */
  readonly extensions: Details;
}

/** Reads problem details. */
export function problemOf({ type, title, status, detail, instance, ...extensions }: Wire): Problem {
  return {
    type: text(type),
    title: text(title),
    status: integer(status),
    detail: text(detail),
    instance: text(instance),
    extensions,
  };
}
