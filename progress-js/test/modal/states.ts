import { INITIAL } from "../../src/initial.js";
import type { ActiveState, End, EndedState } from "../../src/state.js";

export function active(changes: Partial<ActiveState> = {}): ActiveState {
  return { ...INITIAL, phase: "running", ...changes };
}

export function ended(end: End, changes: Partial<EndedState> = {}): EndedState {
  return { ...INITIAL, ...changes, phase: "ended", end };
}
