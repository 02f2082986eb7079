/** The file for pages without modules: it takes over `<form data-progress>`, and its global `Progress` has the whole API. */

import { ProgressModal } from "./modal/element.js";
import { enhanceForms } from "./modal/forms.js";

ProgressModal.define();
enhanceForms();

export * from "./index.js";
export * from "./modal/index.js";
