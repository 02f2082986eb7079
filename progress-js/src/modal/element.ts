import type { Operation } from "../operation.js";
import type { End } from "../state.js";
import type { ShowOptions } from "./options.js";
import { type Showing, showIn } from "./showing.js";
import { english, type Words } from "./words.js";

/** Where there is no DOM the class can be imported, but not used. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/**
 * A modal that shows an operation: `<progress-modal>`. It blocks the page while the operation runs, and shows nothing while there
 * is none. Importing the class registers nothing: call {@link ProgressModal.define}, or import `progress-js/modal/define`.
 *
 * Slots: `title`; the default one, between the messages and the buttons; `footer`, beside the buttons.
 * Parts: `dialog`, `body`, `header`, `title`, `prompt`, `outcome`, `meter`, `percent`, `bar`, `fill`, `activity`, `tasks`, `task`, `counts`,
 * `count`, `log`, `line` (with `error`, `information`, `gap`), `newest`, `note`, `download`, `footer`, `hint`, `cancel`, `close`.
 * Event: `close`, after the modal was closed.
 */
export class ProgressModal extends Base {
  /** The words of all modals of the page, where the options of one do not replace them. */
  static words: Words = english;

  readonly #root = this.attachShadow({ mode: "open" });
  #showing: Showing | undefined;

  /** Registers the element, unless its name is taken already. */
  static define(): void {
    if (!customElements.get("progress-modal")) customElements.define("progress-modal", ProgressModal);
  }

  /**
   * Shows an operation until it has ended and the person has closed the modal.
   *
   * @returns how the operation ended. It never rejects; taking the element out of the document closes the modal, and the promise then waits
   * for the end of the operation alone
   * @throws Error when the element is not in a document, or shows an operation already
   */
  show(operation: Operation, options: ShowOptions = {}): Promise<End> {
    if (!this.isConnected) throw new Error("<progress-modal> must be in the document");
    if (this.#showing) throw new Error("<progress-modal> shows an operation already");
    const words = { ...ProgressModal.words, ...options.words };
    let closed = (_: Promise<End>): void => {};
    const end = new Promise<End>((resolve) => {
      closed = resolve;
    });
    this.#showing = showIn(this.#root, operation, options, words, () => {
      this.#showing = undefined;
      this.dispatchEvent(new Event("close"));
      closed(operation.finished);
    });
    return end;
  }

  /** Closes the modal if the operation has ended; does nothing while it runs. */
  close(): void {
    this.#showing?.close();
  }

  /** Closes the modal, whether the operation has ended or not. */
  disconnectedCallback(): void {
    this.#showing?.dismiss();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "progress-modal": ProgressModal;
  }
}
