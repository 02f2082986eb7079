import type { End } from "../state.js";
import { joined } from "./speech.js";

/** What the prompt says about an end, and a sentence for the case that the server gave none. */
export type EndWords = readonly [heading: string, text: string];

/**
 * All words of the modal. Numbers, shares and durations arrive written out in the language of the document; where the form of a
 * word depends on a count, the count comes along. What a function returns is text, never markup.
 */
export interface Words {
  /** The title where neither the page nor the server gave one. */
  readonly title: string;
  /** What goes on, where no task says it. */
  readonly connecting: string;
  readonly uploading: string;
  readonly running: string;
  readonly stuck: string;
  readonly reconnecting: string;
  readonly cancelling: string;
  /** The buttons. */
  readonly cancel: string;
  readonly close: string;
  readonly download: string;
  /** The button that leads back to the end of the log; `count` messages came meanwhile. */
  readonly newest: (count: number, text: string) => string;
  /** The name of the log. */
  readonly messages: string;
  /** The name of the file with all messages. */
  readonly file: string;
  /** `count` messages are not in the log but in the download. */
  readonly hidden: (count: number, text: string) => string;
  /** `count` messages are nowhere any more. */
  readonly gone: (count: number, text: string) => string;
  /** `count` parts of the server's answer could not be read. */
  readonly unreadable: (count: number, text: string) => string;
  /** The kinds of messages. */
  readonly error: string;
  readonly warning: string;
  readonly information: string;
  /** Where an error happened. */
  readonly row: (row: string) => string;
  /** How much is done; `total` is absent where it is not known, `unit` may be empty. */
  readonly amount: (done: string, total: string | undefined, unit: string) => string;
  /** `amount` goes through in a second, its unit included. */
  readonly rate: (amount: string) => string;
  readonly left: (duration: string) => string;
  readonly elapsed: (duration: string) => string;
  /** The work has reported nothing for so long. */
  readonly idle: (duration: string) => string;
  /** `count` tasks run beside those that are shown. */
  readonly moreTasks: (count: number, text: string) => string;
  /** Items that went well, items that failed, warnings. */
  readonly ok: (count: number, text: string) => string;
  readonly bad: (count: number, text: string) => string;
  readonly warnings: (count: number, text: string) => string;
  /** The server did not take the cancel. */
  readonly notCancelled: string;
  readonly ends: Readonly<Record<End["outcome"], EndWords>>;
  /** The text of an upload that was cancelled before the server had all of it. */
  readonly uploadCancelled: string;
  /** The HTTP status of a refusal without a text. */
  readonly status: (status: string) => string;
  /** One can try again after so long. */
  readonly retryAfter: (duration: string) => string;
  /** Names a failure in the server's log. */
  readonly reference: (ref: string) => string;
  /** When it is tried next to reach the server. */
  readonly nextTry: (duration: string) => string;
  /** The server shuts down; the work may end in time, or be stopped. */
  readonly moving: string;
  /** Something between the page and the server holds back what the server says. */
  readonly buffered: string;
  /** What is shown was running already, and what the person asked for was not started. */
  readonly occupied: string;
  /** Leaving the page does not hurt the work. */
  readonly leaveHint: string;
  /** How to go on after the end. */
  readonly closeHint: string;
  /** What is announced to people who listen. Parts without anything to say are empty. */
  readonly announcement: (activity: string, percent: string, bad: string) => string;
  /** The title of the page meanwhile. */
  readonly documentTitle: (percent: string, title: string) => string;
}

const s = (count: number): string => (count === 1 ? "" : "s");

/** The English words. */
export const english: Words = {
  title: "In progress",
  connecting: "Starting…",
  uploading: "Uploading",
  running: "Working",
  stuck: "Working, but without news",
  reconnecting: "Reconnecting…",
  cancelling: "Cancelling…",
  cancel: "Cancel",
  close: "Close",
  download: "Download all messages",
  newest: (count, text) => (count ? `${text} new message${s(count)}` : "Jump to newest"),
  messages: "Messages",
  file: "messages.txt",
  hidden: (count, text) => `${text} earlier message${s(count)} not shown.`,
  gone: (count, text) => `${text} message${s(count)} no longer available.`,
  unreadable: (count, text) => `${text} part${s(count)} of the answer could not be read.`,
  error: "Error",
  warning: "Warning",
  information: "Information",
  row: (row) => `row ${row}`,
  amount: (done, total, unit) => `${done}${total === undefined ? "" : ` of ${total}`} ${unit}`.trim(),
  rate: (amount) => `${amount}/s`,
  left: (duration) => `${duration} left`,
  elapsed: (duration) => `${duration} elapsed`,
  idle: (duration) => `no news for ${duration}`,
  moreTasks: (_, text) => `and ${text} more`,
  ok: (_, text) => `${text} OK`,
  bad: (_, text) => `${text} failed`,
  warnings: (count, text) => `${text} warning${s(count)}`,
  notCancelled: "It could not be cancelled.",
  ends: {
    succeeded: ["Finished", "Everything went well."],
    partial: ["Finished with errors", "Some items failed."],
    failed: ["Failed", "The work broke off."],
    cancelled: ["Cancelled", "The work was stopped."],
    expired: ["Time is up", "The work took too long."],
    lost: ["Lost", "The server that did the work is gone."],
    interrupted: ["Connection lost", "The work may still be running: check before you start it again."],
    refused: ["Not started", "The server refused the request."],
  },
  uploadCancelled: "The upload was broken off.",
  status: (status) => `HTTP status ${status}`,
  retryAfter: (duration) => `Try again in ${duration}.`,
  reference: (ref) => `Reference: ${ref}`,
  nextTry: (duration) => `Next try in ${duration}.`,
  moving: "The server is shutting down: the work may be stopped.",
  buffered: "The network holds back news of the server: they come late.",
  occupied: "This was running already: nothing new was started.",
  leaveHint: "You can leave this page: the work goes on.",
  closeHint: "You can close this window.",
  announcement: (...parts) => joined(parts, ", "),
  documentTitle: (percent, title) => `(${percent}) ${title}`,
};
