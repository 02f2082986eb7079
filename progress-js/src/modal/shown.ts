import type { ProgressModal } from "./element.js";

/** Whether a modal of the page shows the operation that is followed there. */
export function isShown(follow: string): boolean {
  const modals = document.querySelectorAll<ProgressModal>("progress-modal");
  return [...modals].some(({ operation }) => operation?.state.follow === follow);
}
