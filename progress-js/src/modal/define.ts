/** Registers `<progress-modal>`; all that `progress-js/modal` exports is here too. */
import { ProgressModal } from "./element.js";

ProgressModal.define();

export * from "./index.js";
