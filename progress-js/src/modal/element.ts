import type { Operation } from "../operation.js";
import { find, keep } from "../page/find.js";
import { ownerOf } from "../page/owner.js";
import type { FollowInit } from "../start.js";
import type { End } from "../state.js";
import { csrfHeaders } from "./csrf.js";
import { whenLoaded } from "./loaded.js";
import type { ShowOptions } from "./options.js";
import { type Showing, showIn } from "./showing.js";
import { isShown } from "./shown.js";
import { english, type Words } from "./words.js";

const LIST = "operations";

/**
 * `progress-found`, sent to a modal when it has found its operation again after the page was loaded. It bubbles. A listener may show the operation itself,
 * with options of its own; else it is shown without.
 */
export type ModalFoundEvent = CustomEvent<{ readonly operation: Operation }>;

/** Where there is no DOM the class can be imported, but not used. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/**
 * A modal that shows an operation: `<progress-modal>`. It blocks the page while the operation runs, and shows nothing while there
 * is none. Importing the class registers nothing: call {@link ProgressModal.define}, or import `progress-js/modal/define`.
 *
 * With the attribute `operations` it is refresh-proof: it remembers the operation that it shows, and when the page is loaded again, or in another tab, it finds
 * it and shows it where it was; an end that nobody saw is shown once. The value is where the server lists the person's operations, such as `/progress`: where
 * nothing is remembered, one of them that runs is shown, if it is not known to belong elsewhere; empty, nobody is asked. Several of them on
 * one page have an `id` each.
 *
 * Slots: `title`; the default one, between the messages and the buttons; `footer`, beside the buttons.
 * Parts: `dialog`, `body`, `header`, `title`, `prompt`, `outcome`, `meter`, `percent`, `bar`, `fill`, `activity`, `tasks`, `task`, `counts`,
 * `count`, `log`, `line` (with `error`, `information`, `gap`), `newest`, `note`, `download`, `footer`, `hint`, `cancel`, `close`.
 * Events: `close`, after the modal was closed; `progress-found`, before an operation that was found again is shown.
 */
export class ProgressModal extends Base {
  /** The words of all modals of the page, where the options of one do not replace them. */
  static words: Words = english;

  readonly #root = this.attachShadow({ mode: "open" });
  #showing: Showing | undefined;
  #operation: Operation | undefined;

  /** How an operation that is found again is followed: with headers of the application's, for example. Default: with the CSRF token of the page. */
  init: Omit<FollowInit, "signal"> = {};

  /** Registers the element, unless its name is taken already. */
  static define(): void {
    if (!customElements.get("progress-modal")) customElements.define("progress-modal", ProgressModal);
  }

  /** What is shown. */
  get operation(): Operation | undefined {
    return this.#operation;
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
      this.#operation = undefined;
      this.dispatchEvent(new Event("close"));
      closed(operation.finished);
    });
    this.#operation = operation;
    if (this.hasAttribute(LIST)) keep(operation, ownerOf(this));
    return end;
  }

  /** Closes the modal if the operation has ended; does nothing while it runs. */
  close(): void {
    this.#showing?.close();
  }

  /** Finds its operation again, after the scripts of the page have run. */
  connectedCallback(): void {
    if (this.hasAttribute(LIST)) whenLoaded(() => this.#find());
  }

  async #find(): Promise<void> {
    if (!this.isConnected) return;
    const leave = new AbortController();
    const list = this.getAttribute(LIST) ?? "";
    const headers = csrfHeaders(this.closest("form"), list);
    const init = { headers, ...this.init, signal: leave.signal };
    const operation = await find(ownerOf(this), init, isShown, list);
    if (!operation) return;
    if (this.#showing || !this.isConnected) {
      leave.abort();
      return;
    }
    this.dispatchEvent(new CustomEvent("progress-found", { bubbles: true, detail: { operation } }));
    if (!this.#showing) this.show(operation);
  }

  /** Closes the modal, whether the operation has ended or not. */
  disconnectedCallback(): void {
    this.#showing?.dismiss();
  }
}

declare global {
  interface DocumentEventMap {
    "progress-found": ModalFoundEvent;
  }
  interface HTMLElementEventMap {
    "progress-found": ModalFoundEvent;
  }
  interface HTMLElementTagNameMap {
    "progress-modal": ProgressModal;
  }
}
