import type { OperationState } from "../state.js";

/**
 * How long a person has waited for an operation: since the modal shows it, or since the operation began if the server says that this
 * was earlier. It goes on between two records, never goes back, and stops at the end.
 */
export class Stopwatch {
  readonly #now: () => number;
  readonly #start: number;
  #state: OperationState | undefined;
  #seen = 0;
  #waited = 0;

  /** @param now milliseconds of a clock */
  constructor(now: () => number) {
    this.#now = now;
    this.#start = now();
  }

  /** Milliseconds since the person began to wait, and since this state was new. */
  read(state: OperationState): { waited: number; since: number } {
    const now = this.#now();
    const ended = this.#state?.phase === "ended";
    if (state !== this.#state) {
      this.#state = state;
      this.#seen = now;
    }
    const since = Math.max(0, now - this.#seen);
    if (!ended) {
      const told = state.end?.elapsed ?? (state.elapsed ?? 0) + since;
      this.#waited = Math.max(this.#waited, now - this.#start, told);
    }
    return { waited: this.#waited, since };
  }
}
