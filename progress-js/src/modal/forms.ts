import type { Operation } from "../operation.js";
import { find } from "../page/find.js";
import { ownerOf } from "../page/owner.js";
import { startOperation } from "../start.js";
import type { End } from "../state.js";
import { csrfHeaders } from "./csrf.js";
import { formRequest } from "./form-request.js";
import { runForm } from "./form-run.js";
import { whenLoaded } from "./loaded.js";
import { isShown } from "./shown.js";

/** `progress-start`, sent to a form when its operation was started, or found again after the page was loaded. It bubbles. */
export type FormStartEvent = CustomEvent<{ readonly operation: Operation }>;

/** `progress-end`, sent to a form when its operation has ended and the person has closed the modal. It bubbles. */
export type FormEndEvent = CustomEvent<{ readonly operation: Operation; readonly end: End }>;

const LIST = "data-progress-operations";

const busy = new WeakSet<HTMLFormElement>();
/** What was started before the page was loaded, as long as nobody has shown it. */
const searches = new WeakMap<HTMLFormElement, Promise<Operation | undefined>>();

/**
 * Takes over `<form data-progress>`: a submit starts an operation and shows it, instead of leaving the page. Forms that are added later are taken over
 * too. The browser has checked the fields before; what another listener has prevented stays prevented; a second submit of a form whose operation is still
 * shown does nothing. An operation of the form that runs when the page is loaded, or whose end was not seen, is shown again; a submit waits until that is known. A button with `data-progress="off"` submits without all this.
 *
 * Attributes of the form: `data-progress-title`; `data-progress-next`, the page to go to after a good end; `data-progress-auto-close`, in ms;
 * `data-progress-operations`, where the server lists the person's operations: one of them that runs is shown, if it is not known to belong to another page;
 * and a start whose answer was lost is asked for there.
 *
 * @returns a function that ends it
 */
export function enhanceForms(): () => void {
  const listener = (event: SubmitEvent): void => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-progress")) return;
    const { submitter } = event;
    if (event.defaultPrevented || submitter?.getAttribute("data-progress") === "off") return;
    const request = formRequest(form, submitter);
    if (!request) return;
    event.preventDefault();
    const { url, ...init } = request;
    const list = form.getAttribute(LIST) ?? "";
    const headers = csrfHeaders(form, url, list);
    const operations = list && { operations: list };
    show(form, submitter, () => startOperation(url, { ...init, headers, ...operations }));
  };
  const ended = new AbortController();
  const { signal } = ended;
  document.addEventListener("submit", listener, { signal });
  whenLoaded(() => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-progress]")) restore(form);
  }, signal);
  return () => ended.abort();
}

/** Shows the operation of a form that was started before the page was loaded. */
async function restore(form: HTMLFormElement): Promise<void> {
  const list = form.getAttribute(LIST) ?? "";
  const headers = csrfHeaders(form, list);
  const search = find(ownerOf(form), { headers }, isShown, list);
  searches.set(form, search);
  await search;
  show(form, null);
}

/** Shows what a form has started before, as soon as that is known; else what it starts now. */
async function show(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  start?: () => Operation,
): Promise<void> {
  if (busy.has(form)) return;
  busy.add(form);
  try {
    const found = await searches.get(form);
    searches.delete(form);
    const operation = found ?? start?.();
    if (operation) await runForm(form, submitter, operation);
  } finally {
    busy.delete(form);
  }
}

declare global {
  interface DocumentEventMap {
    "progress-start": FormStartEvent;
    "progress-end": FormEndEvent;
  }
  interface HTMLElementEventMap {
    "progress-start": FormStartEvent;
    "progress-end": FormEndEvent;
  }
}
