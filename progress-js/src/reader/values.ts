import type { Details } from "../records.js";

/** A JSON object whose keys are only data. */
export type Wire = Readonly<Record<string, unknown>>;

/** The value of a text, `undefined` when it is not JSON. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A whole number from a least one to 2^53 − 1, else `undefined`. */
export function integer(value: unknown, least = 0): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= least ? (value as number) + 0 : undefined;
}

/** A number, cut to 0 to 100; `null` for everything else. */
export function percent(value: unknown): number | null {
  return Number.isFinite(value) ? Math.max(0, Math.min(100, value as number)) : null;
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function object(value: unknown): Details | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Details)
    : undefined;
}

/** The value, when it is one of these words. */
export function oneOf<T extends string>(words: readonly T[], value: unknown): T | undefined {
  return words.find((word) => word === value);
}
