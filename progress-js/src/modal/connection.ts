import type { OperationState } from "../state.js";
import { joined, type Speech } from "./speech.js";

/** What a state may say of its connection. */
export type Connection = Pick<OperationState, "phase"> & {
  /** When the next attempt to connect is made, as in `Date.now()`. */
  readonly retryAt?: number | undefined;
  /** Present while the server shuts down. */
  readonly retry?: number | undefined;
  /** Whether something on the way holds back what the server says. */
  readonly buffered?: boolean | undefined;
};

/** What the person has to know of the connection while the operation runs; empty where there is nothing. */
export function connectionText(
  { retryAt = 0, retry, buffered }: Connection,
  now: number,
  { words, duration }: Speech,
): string {
  const wait = retryAt - now;
  return joined([
    wait > 0 ? words.nextTry(duration(Math.max(1_000, wait))) : "",
    retry === undefined ? "" : words.moving,
    buffered ? words.buffered : "",
  ]);
}
