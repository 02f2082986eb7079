import type { MessageLog } from "../log.js";
import { make } from "./dom.js";
import { messageView, plainText } from "./message.js";
import type { Speech } from "./speech.js";

/** Offers all messages that are still held as a file of plain text, one line each. */
export function download(log: MessageLog, speech: Speech): void {
  const { words, counted } = speech;
  const lines = log.items().map((message) => plainText(messageView(message, speech)));
  if (log.dropped) lines.unshift(counted(words.gone, log.dropped));
  const href = URL.createObjectURL(new Blob([`${lines.join("\n")}\n`]));
  make("a", { href, download: words.file }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
