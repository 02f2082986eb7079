import type { MessageLog } from "../log.js";
import { make } from "./dom.js";
import type { Format } from "./format.js";
import { messageView, plainText } from "./message.js";
import type { Words } from "./words.js";

/** Offers all messages that are still held as a file of plain text, one line each. */
export function download(log: MessageLog, words: Words, format: Format): void {
  const lines = log.items().map((message) => plainText(messageView(message, words, format)));
  if (log.dropped > 0) lines.unshift(words.gone(log.dropped, format.number(log.dropped)));
  const url = URL.createObjectURL(new Blob([`${lines.join("\n")}\n`], { type: "text/plain" }));
  make("a", { href: url, download: words.file }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
