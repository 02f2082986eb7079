import { sharedLog } from "../../src/log.js";
import type { ActiveState, End, EndedState } from "../../src/state.js";

const nothing = {
  progress: null,
  tasks: [],
  log: sharedLog(),
  errors: 0,
  warnings: 0,
  seq: 0,
  missing: 0,
  clipped: 0,
  reports: 0,
  cancellable: false,
};

export function active(changes: Partial<ActiveState> = {}): ActiveState {
  return { ...nothing, phase: "running", ...changes };
}

export function ended(end: End, changes: Partial<EndedState> = {}): EndedState {
  return { ...nothing, ...changes, phase: "ended", end };
}
