import type { Operation } from "../operation.js";
import type { End } from "../state.js";
import { ProgressModal } from "./element.js";
import type { ShowOptions } from "./options.js";

/** How {@link showProgress} shows an operation. */
export interface ShowProgressOptions extends ShowOptions {
  /** The modal to use: it must be in the document. Default: one that is made for this operation and taken away afterwards. */
  readonly modal?: ProgressModal;
}

/**
 * Shows an operation in a modal that blocks the page until the operation has ended and the person has closed the modal. Registers
 * `<progress-modal>` if that was not done yet.
 *
 * @returns how it ended: `const { outcome, result } = await showProgress(operation, { title: "Import orders" })`. It never rejects
 */
export async function showProgress(operation: Operation, options: ShowProgressOptions = {}): Promise<End> {
  ProgressModal.define();
  if (options.modal) return options.modal.show(operation, options);
  const modal = document.createElement("progress-modal");
  document.body.append(modal);
  try {
    return await modal.show(operation, options);
  } finally {
    modal.remove();
  }
}
