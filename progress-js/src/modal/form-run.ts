import { isGood } from "../end-of.js";
import { HttpError } from "../errors.js";
import type { Operation } from "../operation.js";
import { keep } from "../page/find.js";
import { ownerOf } from "../page/owner.js";
import { sameOrigin } from "../same-origin.js";
import { followOperation } from "../start.js";
import type { End } from "../state.js";
import { csrfHeaders } from "./csrf.js";
import { ProgressModal } from "./element.js";
import { showProgress } from "./show.js";

/**
 * Shows the operation of a form to its end, and tells the form. Where another one was running already, that one is shown instead.
 *
 * @param notice what the person has to know about it
 */
export async function runForm(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  operation: Operation,
  notice = "",
): Promise<void> {
  const said = (name: string): string | null => form.getAttribute(`data-progress-${name}`);
  const title = said("title");
  const autoClose = said("auto-close");
  const next = said("next");
  keep(operation, ownerOf(form));
  tell(form, "progress-start", { operation });
  ProgressModal.define();
  const modal = document.createElement("progress-modal");
  document.body.append(modal);
  // Taken away at once, it gives place to the operation that runs already.
  operation.finished.then((end) => occupant(end) && modal.remove());
  const end = await showProgress(operation, {
    modal,
    notice,
    ...(title && { title }),
    ...(autoClose && { autoClose: +autoClose }),
    ...(submitter && { returnFocus: submitter }),
  });
  modal.remove();
  tell(form, "progress-end", { operation, end });
  const running = occupant(end);
  if (running) {
    const headers = csrfHeaders(form, running);
    return runForm(form, submitter, followOperation(running, { headers }), ProgressModal.words.occupied);
  }
  if (next && isGood(end.outcome)) location.assign(next);
}

/** Where the operation is followed that was running already, so that this one was not started. */
function occupant(end: End): string | undefined {
  const refusal = end.outcome === "refused" && end.error instanceof HttpError && end.error;
  const { follow } = (refusal && refusal.status === 409 && refusal.problem?.extensions) || {};
  return typeof follow === "string" ? sameOrigin(follow, location.href) : undefined;
}

function tell(form: HTMLFormElement, type: string, detail: object): void {
  form.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
}
