import { type Format, formatFor } from "./format.js";
import type { Words } from "./words.js";

/** The words of a modal and the numbers of its language. */
export interface Speech extends Format {
  readonly words: Words;
  /** A word for a count; empty for none. */
  counted(word: (count: number, text: string) => string, count: number): string;
}

/** The speech of a language: a BCP 47 tag; empty or not well formed: the language of the browser. */
export function speechFor(language: string, words: Words): Speech {
  const format = formatFor(language);
  return {
    ...format,
    words,
    // isolated (U+2068, U+2069): numbers and words of one direction stay together in a sentence of the other
    duration: (milliseconds) => `\u2068${format.duration(milliseconds)}\u2069`,
    counted: (word, count) => (count > 0 ? word(count, format.number(count)) : ""),
  };
}

/** Sentences or parts of one, without the empty ones. */
export function joined(parts: readonly (string | undefined)[], separator = " "): string {
  return parts.filter(Boolean).join(separator);
}
