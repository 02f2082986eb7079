import type { Words } from "./words.js";

/** How a modal shows an operation. */
export interface ShowOptions {
  /** What the person started. Default: the server's name of the operation. */
  readonly title?: string;
  /** Words that replace those of `ProgressModal.words`. */
  readonly words?: Partial<Words>;
  /** A sentence beside the buttons while the operation runs. */
  readonly notice?: string;
  /** Closes by itself so many ms after the outcome `succeeded`; after every other end the person closes. Default: never. */
  readonly autoClose?: number;
  /** Whether the browser asks before the page is left while that would hurt the operation: in the upload, and where it does not go on alone. Default: `true`. */
  readonly guard?: boolean;
  /** Whether the title of the page shows the percent meanwhile. Default: `false`. */
  readonly documentTitle?: boolean;
  /** Lines of the log in the document at most. Default: 500. */
  readonly lines?: number;
  /** What gets the focus afterwards. Default: what had it before. */
  readonly returnFocus?: HTMLElement;
}
