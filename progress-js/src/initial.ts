import { sharedLog } from "./log.js";
import type { ActiveState } from "./state.js";

/** An operation of which nothing is known yet. */
export const INITIAL: ActiveState = {
  phase: "connecting",
  progress: null,
  tasks: [],
  log: sharedLog(),
  errors: 0,
  warnings: 0,
  seq: 0,
  missing: 0,
  clipped: 0,
  reports: 0,
  attempt: 0,
  cancellable: false,
};
