export type { End } from "../state.js";
export { type ModalFoundEvent, ProgressModal } from "./element.js";
export { enhanceForms, type FormEndEvent, type FormStartEvent } from "./forms.js";
export type { ShowOptions } from "./options.js";
export { type ShowProgressOptions, showProgress } from "./show.js";
export { type EndWords, english, type Words } from "./words.js";
