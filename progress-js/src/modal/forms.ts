import { isGood } from "../end-of.js";
import type { Operation } from "../operation.js";
import { startOperation } from "../start.js";
import type { End } from "../state.js";
import { csrfHeaders } from "./csrf.js";
import { formRequest } from "./form-request.js";
import { showProgress } from "./show.js";

/** `progress-start`, sent to a form when its operation was started. It bubbles. */
export type FormStartEvent = CustomEvent<{ readonly operation: Operation }>;

/** `progress-end`, sent to a form when its operation has ended and the person has closed the modal. It bubbles. */
export type FormEndEvent = CustomEvent<{ readonly operation: Operation; readonly end: End }>;

const busy = new WeakSet<HTMLFormElement>();

/**
 * Takes over `<form data-progress>`: a submit starts an operation and shows it, instead of leaving the page. Forms that are added later are taken over
 * too. The browser has checked the fields before; what another listener has prevented stays prevented; a second submit of a form whose operation is still
 * shown does nothing. A button with `data-progress="off"` submits without all this.
 *
 * Attributes of the form: `data-progress-title`; `data-progress-next`, the page to go to after a good end; `data-progress-auto-close`, in ms.
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
    if (busy.has(form)) return;
    const { url, ...init } = request;
    const operation = startOperation(url, { ...init, headers: csrfHeaders(form, url) });
    busy.add(form);
    run(form, submitter, operation).finally(() => busy.delete(form));
  };
  document.addEventListener("submit", listener);
  return () => document.removeEventListener("submit", listener);
}

async function run(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  operation: Operation,
): Promise<void> {
  const said = (name: string): string | null => form.getAttribute(`data-progress-${name}`);
  const title = said("title");
  const autoClose = said("auto-close");
  const next = said("next");
  tell(form, "progress-start", { operation });
  const end = await showProgress(operation, {
    ...(title && { title }),
    ...(autoClose && { autoClose: +autoClose }),
    ...(submitter && { returnFocus: submitter }),
  });
  tell(form, "progress-end", { operation, end });
  if (next && isGood(end.outcome)) location.assign(next);
}

function tell(form: HTMLFormElement, type: string, detail: object): void {
  form.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
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
