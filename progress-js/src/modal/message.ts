import type { Message } from "../log.js";
import type { ErrorRecord } from "../records.js";
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
  /** Where it happened, as far as the text does not say it. */
  readonly place?: string;
}

/** Puts a message into words. */
export function messageView(message: Message, { words, counted }: Speech): MessageView {
  if (message.kind === "gap")
    return { tone: "none", text: counted(words.gone, message.to - message.from + 1) };
  const { kind, text } = message;
  if (kind === "error") return { tone: "bad", word: words.error, text, place: placeOf(message, words) };
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

function placeOf({ text, at = {} }: ErrorRecord, words: Words): string {
  const said = plainWords(text);
  return Object.entries(at)
    .filter(([, value]) => typeof value !== "object")
    .map(([key, value]) =>
      key === "row" ? words.row(`${value}`) : key === "field" ? `${value}` : `${key} ${value}`,
    )
    .filter((part) => !said.includes(plainWords(part)))
    .join(" · ");
}

/** The words of a text with a space around each, in lower case; a number is one word however its digits are grouped. */
function plainWords(text: string): string {
  return ` ${text} `
    .replace(/(?<=\d)[.,](?=\d)/g, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .toLowerCase();
}
