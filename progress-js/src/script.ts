/**
 * The file for pages without modules: it takes over `<form data-progress>`, and its global `Progress` has the whole API.
 *
 * @packageDocumentation
 */
import { HttpError, NetworkError, ProblemError, ProgressError, ProtocolError } from "./errors.js";
import { ProgressModal } from "./modal/element.js";
import { enhanceForms } from "./modal/forms.js";
import { showProgress } from "./modal/show.js";
import { english } from "./modal/words.js";
import { readProgress } from "./reader/read-progress.js";
import { followOperation, startOperation } from "./start.js";

const Progress = {
  HttpError,
  NetworkError,
  ProblemError,
  ProgressError,
  ProtocolError,
  ProgressModal,
  english,
  enhanceForms,
  followOperation,
  readProgress,
  showProgress,
  startOperation,
};

/** What the global `Progress` has. */
export type ProgressGlobal = typeof Progress;

Object.assign(globalThis, { Progress });
ProgressModal.define();
enhanceForms();
