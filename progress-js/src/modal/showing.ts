import { HttpError } from "../errors.js";
import type { Operation } from "../operation.js";
import { displayIn } from "./display.js";
import { download } from "./download.js";
import { framesFor } from "./frames.js";
import { canLeave, guardPage } from "./guard.js";
import type { ShowOptions } from "./options.js";
import { languageOf } from "./page.js";
import { joined, speechFor } from "./speech.js";
import { stopwatch } from "./stopwatch.js";
import { voiceOf } from "./voice.js";
import type { Words } from "./words.js";

const LINES = 500;

/** One operation in one modal, from its opening to its closing. */
export interface Showing {
  /** Closes the modal if the operation has ended. */
  close(): void;
  /** Takes the modal away, whether the operation has ended or not. */
  dismiss(): void;
}

/** Opens the modal. @param dismissed called once, when the modal is closed */
export function showIn(
  root: ShadowRoot,
  operation: Operation,
  options: ShowOptions,
  words: Words,
  dismissed: () => void,
): Showing {
  const { title, lines = LINES, guard = true, autoClose, documentTitle, returnFocus } = options;
  const speech = speechFor(languageOf(root.host), words);
  const frames = framesFor(() => paint());
  const display = displayIn(root, speech, lines, frames.request);
  const { dialog, cancel, close, status } = display.layout;
  const voice = voiceOf(speech);
  const time = stopwatch(Date.now);
  const pageTitle = document.title;
  let { notice = "" } = options;
  let open = false;
  let ended = false;

  const paint = (): void => {
    const { state } = operation;
    const focus = root.activeElement;
    const { meter, prompt, more } = display.show(state, time(state), title, notice);
    const what = prompt?.heading ?? meter.texts.percent;
    if (documentTitle && what) document.title = words.documentTitle(what, pageTitle);
    if (open) {
      const news = voice(state, meter, prompt);
      if (news) status.textContent = news;
      // Whoever reads the log is left there; whoever waits at the modal or at Cancel is led to Close.
      if (cancel.hidden && (!focus || focus === dialog || focus === cancel))
        (prompt ? close : dialog).focus();
    }
    if (prompt && !ended) {
      ended = true;
      dialog.scrollTop = 0;
      dialog.setAttribute("closedby", "closerequest");
      if (autoClose !== undefined && state.end?.outcome === "succeeded") setTimeout(showing.close, autoClose);
    }
    if (more) frames.request();
  };

  const show = (): void => {
    dialog.showModal();
    // The modal itself has the focus: a key that is still down from before presses no button.
    dialog.focus();
  };

  const cancelOperation = async (): Promise<void> => {
    notice = "";
    try {
      await operation.cancel();
    } catch (error) {
      notice = joined([words.notCancelled, error instanceof HttpError ? error.problem?.detail : ""]);
      status.textContent = notice;
    }
    frames.request();
  };

  const showing: Showing = {
    close() {
      if (ended) dialog.close();
    },
    dismiss() {
      if (!open) return;
      open = false;
      release();
      frames.stop();
      dialog.close();
      if (documentTitle) document.title = pageTitle;
      returnFocus?.focus({ preventScroll: true });
      dismissed();
    },
  };

  dialog.addEventListener("cancel", (event) => {
    if (!ended) event.preventDefault();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !ended) event.preventDefault();
  });
  // A browser may close a modal against its will, after a second Escape for instance.
  dialog.addEventListener("close", () => (ended || !open ? showing.dismiss() : show()));
  cancel.addEventListener("click", () => {
    if (!cancel.hasAttribute("aria-disabled")) cancelOperation();
  });
  close.addEventListener("click", showing.close);
  display.layout.download.addEventListener("click", () => download(operation.state.log, speech));

  paint();
  try {
    show();
  } catch (error) {
    frames.stop();
    throw error;
  }
  open = true;
  const unguard = guard ? guardPage(() => !canLeave(operation.state)) : undefined;
  const ticker = setInterval(frames.request, 1_000);
  const unsubscribe = operation.subscribe(frames.request);
  const release = (): void => {
    unguard?.();
    clearInterval(ticker);
    unsubscribe();
    if (open) frames.request();
  };
  operation.finished.then(release);
  frames.request();
  return showing;
}
