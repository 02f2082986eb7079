import { backoff } from "./backoff.js";
import { connect, type Listener, SHORT_LAP, type Turn } from "./connection.js";
import { HttpError, NetworkError, ProtocolError } from "./errors.js";
import { takePlace } from "./places.js";
import type { OutcomeRecord } from "./records.js";
import type { OperationEvent } from "./reduce.js";
import { ask, follow, type Requests } from "./requests.js";
import type { End } from "./state.js";
import type { Answer } from "./transport/answer.js";
import { named } from "./transport/request.js";
import { pause } from "./wake.js";

/** So often a follower is sent on by 202 before a stream must come; then the operation is interrupted. */
const MAX_PLACES = 5;
/** So often a start whose request the server does not know is sent again, with the same key. */
const MAX_REPEATS = 3;
/** A connection that tells something after this time, in ms, was a good one. */
const GOOD = 1_000;
/** What one attempt counts at most, in ms: a page that slept could not have tried. */
const MAX_COUNTED = 30_000;
/** A lap as the server likes it, in s. */
const LAP = 25;
/** How long a hidden page that has left its connection waits, in ms, before it wants one again. */
const REST = 5_000;

/** The client of an operation, as its course needs it. */
export interface Traveller extends Listener {
  readonly requests: Requests;
  /** How it begins; nothing: it is followed where the first request goes. */
  readonly begin: ((signal: AbortSignal) => Promise<Answer>) | undefined;
  /** How long it tries without success, in ms. */
  readonly patience: number;
  dispatch(event: OperationEvent): void;
}

/** Whether it is worth to ask again: nobody answered, or somebody who cannot at the moment. */
export function isPassing(error: unknown): error is HttpError | NetworkError {
  return (
    error instanceof NetworkError ||
    (error instanceof HttpError && (error.status > 499 || [408, 425, 429].includes(error.status)))
  );
}

/**
 * Goes from connection to connection until the end of the operation is known. The one place that knows what comes after a connection:
 * the next lap, another attempt after a while, a question what became of the start, or an end.
 */
export async function course(client: Traveller): Promise<End> {
  const { requests, begin, leave, patience, dispatch } = client;
  const { first } = requests;
  const name = named(first);
  let next: () => Promise<Turn> = begin ? start : resume;
  /** Whether the server has said that there is an operation. */
  let isKnown = false;
  let told: OutcomeRecord | undefined;
  let cause: unknown;
  let attempt = 0;
  let tried = 0;
  let places = 0;
  let unknown = 0;
  let repeats = 0;
  let since = 0;
  /** Whether the last connection was silent from the beginning: somebody may hold back all of an answer, up to its end. */
  let isMute = false;

  if (!begin) dispatch({ type: "accepted", follow: first.url });
  for (;;) {
    const before = client.state;
    since = Date.now();
    const turn = await next();
    const { end, seq, follow: place, phase, retry } = client.state;
    if (end) return end;
    leave.throwIfAborted();
    const lasted = Date.now() - since;
    isMute = turn.kind === "lost" && !!turn.isMute;
    let said = retry;
    isKnown ||= seq > before.seq;

    if (turn.kind === "accepted") {
      if (places++ > MAX_PLACES) throw new ProtocolError(name, "202 without end");
      isKnown = true;
      dispatch({ type: "accepted", follow: turn.follow });
      next = resume;
      continue;
    }
    if (turn.kind === "refused") {
      const { error } = turn;
      if (next === start || !(isKnown || next === question || isPassing(error))) {
        return { outcome: "refused", error };
      }
      if (!isPassing(error)) return stop(next === question ? cause : error);
      said = error instanceof HttpError ? error.retryAfter : undefined;
      if (next !== question) cause = error;
    } else if (turn.kind === "none") {
      if (phase === "cancelling") return { outcome: "cancelled", by: "client" };
      if (++unknown > 1) {
        if (repeats++ >= MAX_REPEATS) return stop(cause);
        unknown = 0;
        next = start;
        continue;
      }
    } else {
      places = 0;
      if (turn.kind === "left" || seq > before.seq || (client.state !== before && lasted >= GOOD)) {
        attempt = 0;
        tried = 0;
        if (turn.kind !== "lost") {
          next = resume;
          if (turn.kind === "left") await rest();
          continue;
        }
      }
      if (turn.kind === "lost") {
        told = turn.told ?? told;
        if (next !== question || !cause) cause = turn.cause;
      }
    }

    if (place) next = resume;
    else if (requests.key && seq === 0 && !isKnown) next = question;
    else return stop(cause);
    const wait = backoff(attempt++);
    if (globalThis.navigator?.onLine !== false) tried += Math.min(lasted, MAX_COUNTED) + wait + (said ?? 0);
    if (tried >= (isKnown ? patience : patience / 10)) return stop(cause);
    dispatch({ type: "lost", attempt, retryAt: Date.now() + wait + (said ?? 0) });
    if (said) await pause(said, leave, false);
    await pause(wait, leave, true);
    leave.throwIfAborted();
  }

  function start(): Promise<Turn> {
    return connect(client, name, undefined, begin as NonNullable<typeof begin>);
  }

  async function resume(): Promise<Turn> {
    const { follow: url = "", onDisconnect } = client.state;
    const goesOn = onDisconnect === "continue";
    const place = goesOn ? await takePlace(url, leave, true) : undefined;
    if (goesOn && !place) return { kind: "left" };
    // who stands in line is not trying in vain
    since = Date.now();
    const { seq, buffered } = client.state;
    const lap = buffered || isMute ? SHORT_LAP : LAP;
    return connect(client, `GET ${url}`, lap, (signal) => follow(requests, url, seq, lap, signal), place);
  }

  /** A page that stands still does so here; a hidden one lets others have their turn. */
  async function rest(): Promise<void> {
    await pause(0, leave, false);
    if (globalThis.document?.hidden) await pause(REST, leave, true);
    leave.throwIfAborted();
  }

  function question(): Promise<Turn> {
    return connect(client, `GET ${requests.operations}`, LAP, (signal) => ask(requests, signal));
  }

  /** Nothing more can be known; the outcome of a snapshot is. */
  function stop(why: unknown): End {
    if (told) client.take([told], "");
    return client.state.end ?? { outcome: "interrupted", cause: why };
  }
}
