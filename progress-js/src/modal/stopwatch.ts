import type { OperationState } from "../state.js";

/** How long a person has waited, and since when a state is new; in milliseconds. */
export interface Times {
  readonly waited: number;
  readonly since: number;
}

/**
 * Measures how long a person has waited for an operation: since now, or since the operation began if the server says that this
 * was earlier. The time goes on between two records, never goes back, and stops at the end.
 *
 * @param now milliseconds of a clock
 */
export function stopwatch(now: () => number): (state: OperationState) => Times {
  const start = now();
  let known: OperationState | undefined;
  let seen = 0;
  let waited = 0;

  return (state) => {
    const time = now();
    const over = known?.end;
    if (state !== known) {
      known = state;
      seen = time;
    }
    const since = Math.max(0, time - seen);
    if (!over) {
      const told = state.end?.elapsed ?? (state.elapsed ?? 0) + since;
      waited = Math.max(waited, time - start, told);
    }
    return { waited, since };
  };
}
