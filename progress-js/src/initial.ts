import { ChunkedLog } from "./log.js";
import type { ActiveState } from "./state.js";

/** An operation of which nothing is known yet. */
export const INITIAL: ActiveState = Object.freeze({
  phase: "connecting",
  progress: null,
  tasks: [],
  log: ChunkedLog.empty(),
  errors: 0,
  warnings: 0,
  seq: 0,
  missing: 0,
  clipped: 0,
  reports: 0,
  cancellable: false,
});
