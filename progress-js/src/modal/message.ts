import type { Message } from "../log.js";
import type { Details } from "../records.js";
import type { Speech } from "./speech.js";
import type { Tone } from "./tone.js";
import type { Words } from "./words.js";

/** Characters of one text that are shown; the download has all of them. */
export const MAX_TEXT = 2_000;

/** A message as it is shown and downloaded. */
export interface MessageView {
  /** Absent: a plain line. */
  readonly tone?: Tone;
  /** What kind it is, in a word. */
  readonly word?: string;
  readonly text: string;
  /** Where it happened. */
  readonly place?: string;
}

/** Puts a message into words. */
export function messageView(message: Message, { words, counted }: Speech): MessageView {
  if (message.kind === "gap")
    return { tone: "none", text: counted(words.gone, message.to - message.from + 1) };
  const { kind, text } = message;
  if (kind === "error") return { tone: "bad", word: words.error, text, place: placeOf(message.at, words) };
  if (kind === "information") return { tone: "ok", word: words.information, text };
  return message.level === "warn" ? { tone: "warn", word: words.warning, text } : { text };
}

/** A message as one line of plain text: line breaks in it become spaces. */
export function plainText({ word, text, place }: MessageView): string {
  const line = `${word ? `${word}: ` : ""}${text}${place ? ` (${place})` : ""}`;
  return line.replace(/[\r\n\u2028\u2029]+/g, " ");
}

/** The beginning of a text, cut at a character. */
export function shortened(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT).replace(/[\ud800-\udbff]$/, "")}…` : text;
}

function placeOf(at: Details = {}, words: Words): string {
  return Object.entries(at)
    .filter(([, value]) => typeof value !== "object")
    .map(([key, value]) =>
      key === "row" ? words.row(`${value}`) : key === "field" ? value : `${key} ${value}`,
    )
    .join(" · ");
}
