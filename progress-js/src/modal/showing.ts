import { HttpError, ProgressError } from "../errors.js";
import type { Operation } from "../operation.js";
import type { End } from "../state.js";
import { Display } from "./display.js";
import { download } from "./download.js";
import { type Format, formatFor } from "./format.js";
import { Frames } from "./frames.js";
import { guardPage } from "./guard.js";
import type { ShowOptions } from "./options.js";
import { focused, languageOf } from "./page.js";
import { Stopwatch } from "./stopwatch.js";
import { Voice } from "./voice.js";
import type { Words } from "./words.js";

const DEFAULT_LINES = 500;
const FEWEST_LINES = 10;

/** One operation in one modal, from its opening to its closing. */
export class Showing {
  /** When the operation has ended and the modal is closed: how it ended. */
  readonly finished: Promise<End>;
  readonly #root: ShadowRoot;
  readonly #operation: Operation;
  readonly #options: ShowOptions;
  readonly #words: Words;
  readonly #format: Format;
  readonly #display: Display;
  readonly #voice: Voice;
  readonly #frames = new Frames(() => this.#paint());
  readonly #stopwatch = new Stopwatch(Date.now);
  readonly #pageTitle = document.title;
  readonly #returnFocus: HTMLElement | null;
  /** What ends with the operation, and what ends with the modal. */
  readonly #release: () => void;
  readonly #dismissed: () => void;
  #notice = "";
  #open = false;
  #ended = false;

  /** @param closed called when the modal is closed, before `finished` is settled */
  constructor(
    root: ShadowRoot,
    operation: Operation,
    options: ShowOptions,
    words: Words,
    closed: () => void,
  ) {
    this.#root = root;
    this.#operation = operation;
    this.#options = options;
    this.#words = words;
    this.#format = formatFor(languageOf(root.host));
    const lines = Math.max(FEWEST_LINES, options.lines ?? DEFAULT_LINES);
    const paintSoon = (): void => this.#frames.request();
    this.#display = new Display(root, words, this.#format, lines, paintSoon);
    this.#voice = new Voice(this.#display.layout.status, words, this.#format);
    this.#returnFocus = options.returnFocus ?? focused();

    let resolve = (): void => {};
    const dismissed = new Promise<void>((resolved) => {
      resolve = resolved;
    });
    this.finished = dismissed.then(() => operation.finished);
    this.#dismissed = () => {
      closed();
      resolve();
    };

    const unguard = options.guard === false ? undefined : guardPage();
    const ticker = setInterval(paintSoon, 1_000);
    const unsubscribe = operation.subscribe(paintSoon);
    this.#release = () => {
      unguard?.();
      clearInterval(ticker);
      unsubscribe();
    };
    operation.finished.then(() => {
      this.#release();
      paintSoon();
    });
    this.#listen();
    this.#paint();
    this.#showModal();
    this.#open = true;
    paintSoon();
  }

  /** Closes the modal if the operation has ended. */
  close(): void {
    if (this.#ended) this.#display.layout.dialog.close();
  }

  /** Takes the modal away, whether the operation has ended or not. */
  dismiss(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#release();
    this.#frames.stop();
    this.#display.layout.dialog.close();
    if (this.#options.documentTitle) document.title = this.#pageTitle;
    this.#returnFocus?.focus({ preventScroll: true });
    this.#dismissed();
  }

  /** The focus goes to the modal itself: a key that is still down from before presses no button. */
  #showModal(): void {
    const { dialog } = this.#display.layout;
    dialog.showModal();
    dialog.focus();
  }

  #listen(): void {
    const { dialog, cancel, close, download: save } = this.#display.layout;
    dialog.addEventListener("cancel", (event) => {
      if (!this.#ended) event.preventDefault();
    });
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.#ended) event.preventDefault();
    });
    dialog.addEventListener("close", () => {
      if (this.#ended || !this.#open) this.dismiss();
      else this.#showModal();
    });
    cancel.addEventListener("click", () => {
      if (!cancel.hasAttribute("aria-disabled")) this.#cancel();
    });
    close.addEventListener("click", () => dialog.close());
    save.addEventListener("click", () => download(this.#operation.state.log, this.#words, this.#format));
  }

  async #cancel(): Promise<void> {
    this.#notice = "";
    try {
      await this.#operation.cancel();
    } catch (error) {
      if (!(error instanceof ProgressError)) throw error;
      const detail = error instanceof HttpError ? error.problem?.detail : undefined;
      this.#notice = [this.#words.notCancelled, detail].filter(Boolean).join(" ");
      this.#voice.say(this.#notice);
    }
    this.#frames.request();
  }

  #paint(): void {
    const { state } = this.#operation;
    const { title, documentTitle } = this.#options;
    const { waited, since } = this.#stopwatch.read(state);
    const focus = this.#root.activeElement;
    const shown = this.#display.show(state, waited, since, title, this.#notice);
    if (this.#open) this.#voice.tell(performance.now(), state, shown.meter, shown.prompt);
    if (documentTitle) {
      const { percentText } = shown.meter;
      const what = shown.prompt?.heading ?? percentText;
      document.title = what ? this.#words.documentTitle(what, this.#pageTitle) : this.#pageTitle;
    }
    if (shown.prompt && !this.#ended) this.#end(state.end?.outcome === "succeeded");
    this.#keepFocus(focus);
    if (shown.more) this.#frames.request();
  }

  #end(well: boolean): void {
    this.#ended = true;
    this.#display.layout.dialog.setAttribute("closedby", "closerequest");
    const { autoClose } = this.#options;
    if (well && autoClose !== undefined) setTimeout(() => this.close(), autoClose);
  }

  /** Whoever reads the log is left there; whoever waited at the modal or at Cancel is led to Close. */
  #keepFocus(focus: Element | null): void {
    const { dialog, cancel, close } = this.#display.layout;
    if (!this.#open) return;
    if (this.#ended && (focus === dialog || focus === cancel || focus === null)) close.focus();
    else if (focus === cancel && cancel.hidden) dialog.focus();
  }
}
