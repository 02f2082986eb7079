import { NetworkError } from "./errors.js";
import { type Place, takePlace } from "./places.js";
import { recordParser } from "./reader/parser.js";
import { recordStream } from "./reader/read-progress.js";
import type { OutcomeRecord, Report, StreamRecord } from "./records.js";
import { START_LAP } from "./requests.js";
import { rest } from "./rest.js";
import type { OperationState } from "./state.js";
import type { Answer } from "./transport/answer.js";
import { onAway, onWake } from "./wake.js";
import { watchdog } from "./watchdog.js";

/** Characters of an upload's answer that are held before the rest is followed over a connection that lets go of them. */
const MAX_HELD = 1_048_576;
/** The beat of a server that has not said its own, in ms. */
const BEAT = 5_000;
/** So many beats without a byte, and the connection is taken for dead. */
const BEATS = 2.5;
/** Records of one piece that were written over more than this, in ms, were held back by somebody. */
const HELD_BACK = 2_000;
/** A lap, in s, where somebody holds back what the server says, or may do so. */
export const SHORT_LAP = 1;
/** An answer that lasted its whole lap, and was over in less than this, in ms, once it was there, came all in one piece. */
const HELD_SHORT = 500;
/** So long a page that is visible keeps its place, in ms, whoever waits for it. */
const TURN = 1_000;

/** What has come already is taken for so long at a stretch, in ms. */
const SLICE = 12;

/** Whose connection it is. */
export interface Listener {
  readonly state: OperationState;
  readonly leave: AbortSignal;
  take(records: readonly StreamRecord[], url: string): void;
  report(report: Report): void;
  /** Somebody between the server and this client holds records back. */
  buffered(): void;
}

/** How a connection ended. */
export type Turn =
  | Exclude<Answer, { kind: "stream" }>
  /** In order, to be continued at once. */
  | { readonly kind: "lap" }
  /** It was left, for another tab or because the page stands still. */
  | { readonly kind: "left" }
  /** Without an outcome in its place; that of a snapshot may have been told. */
  | {
      readonly kind: "lost";
      readonly cause: unknown;
      readonly told?: OutcomeRecord;
      /** Whether it was silent from the beginning. */
      readonly isMute?: boolean;
    };

/**
 * Makes one connection and takes what it brings, up to its own end, so that it is closed by the server and can be used again. Gives it up when it is
 * silent for two and a half beats, and leaves it when the page is about to stand still.
 *
 * Once the operation is known to go on without it, a connection has a place, or is left as soon as it has told what there is to tell.
 *
 * @param name of the request, for errors
 * @param lap after how many seconds the server may end an answer that must come at once; absent: the request starts the operation
 * @param place of the connection, where it has one already
 */
export async function connect(
  listener: Listener,
  name: string,
  lap: number | undefined,
  send: (signal: AbortSignal) => Promise<Answer>,
  place?: Place,
): Promise<Turn> {
  const sent = Date.now();
  const line = new AbortController();
  const { leave, report } = listener;
  const beat = () => listener.state.beat || BEAT;
  const limit = () => (lap || (listener.state.follow && listener.state.beat) ? BEATS * beat() : undefined);
  const giveUp = () => line.abort(new NetworkError(name, "silent"));
  const dog = watchdog(giveUp);
  const forget = onWake(() => listener.state.follow && dog.look(beat()));
  const stay = onAway(() => listener.state.follow && isFree() && goAway());
  const lost = (cause: unknown): Turn =>
    isLeft ? { kind: "left" } : { kind: "lost", cause, isMute: !answered && line.signal.aborted };
  let wait: ReturnType<typeof setTimeout> | undefined;
  let turn: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  let newest = 0;
  let answered = 0;
  let isFirst = true;
  let isLeft = false;
  try {
    if (place) sit(place);
    if (lap) dog.feed(limit());
    const answer = await send(AbortSignal.any([leave, line.signal]));
    answered = Date.now();
    return answer.kind === "stream" ? await read(answer) : answer;
  } catch (error) {
    if (error instanceof NetworkError) return lost(error);
    throw error;
  } finally {
    clearTimeout(wait);
    clearTimeout(turn);
    dog.stop();
    forget();
    stay();
    place?.leave();
  }

  function goAway(): void {
    isLeft = true;
    line.abort();
    // at once: a page that is about to be frozen has no later
    place?.leave();
  }

  function sit({ wanted, lost }: Place): void {
    since = Date.now();
    wanted.addEventListener("abort", look);
    lost.addEventListener("abort", goAway);
    if (lost.aborted) goAway();
  }

  /** Makes room for who waits, once this tab has heard all that there is, and not too soon for somebody who looks at it. */
  function look(): void {
    clearTimeout(turn);
    if (!place?.wanted.aborted || !isCaughtUp()) return;
    const rest = globalThis.document.hidden ? 0 : since + TURN - Date.now();
    if (rest > 0) turn = setTimeout(look, rest);
    else goAway();
  }

  /** Whether the operation goes on without it. */
  function isFree(): boolean {
    return listener.state.onDisconnect === "continue";
  }

  function isCaughtUp(): boolean {
    return !isFirst && listener.state.seq >= newest;
  }

  async function read({ reader, url }: Extract<Answer, { kind: "stream" }>): Promise<Turn> {
    let isOver = false;
    let isLap = false;
    // since when the page has not had its turn; while this waits, it has
    let busy = Date.now();
    // what is torn comes again
    const parser = recordParser((what) => {
      if (!(isOver && what.reason === "json" && listener.state.follow)) report(what);
    });
    const watched = reader && {
      async read() {
        isOver = true;
        const asked = Date.now();
        const chunk = await reader.read();
        busy += Date.now() - asked;
        isOver = !chunk.value;
        clearTimeout(wait);
        dog.feed(limit());
        return chunk;
      },
      cancel: () => reader.cancel(),
    };
    const records = recordStream(watched, parser);
    wait = setTimeout(() => {
      listener.buffered();
      if (lap) giveUp();
    }, beat());
    while (!records.end) {
      const batch = await records.nextBatch();
      if (Date.now() - busy > SLICE) {
        await rest();
        busy = Date.now();
      }
      if (isFirst && span(batch) > HELD_BACK) listener.buffered();
      isFirst &&= !batch.length;
      isLap ||= batch.at(-1)?.kind === "lap";
      for (const record of batch) if (record.kind === "snapshot") newest = record.seq ?? 0;
      listener.take(batch, url);
      dog.feed(limit());
      const { end, follow } = listener.state;
      if (!end && follow && isFree()) {
        if ((listener.state.buffered && lap !== SHORT_LAP) || (reader?.held && reader.held > MAX_HELD)) {
          await records.return();
          return { kind: "lap" };
        }
        if (!place) {
          place = await takePlace(follow, leave, false);
          if (place) sit(place);
          else if (isCaughtUp()) goAway();
        }
        look();
      }
    }
    const { end } = records;
    if (isLap) {
      const now = Date.now();
      if (now - answered < HELD_SHORT && now - sent >= 900 * (lap ?? START_LAP)) listener.buffered();
      return { kind: "lap" };
    }
    if (end.kind === "outcome") return { kind: "lost", cause: undefined, told: end.outcome };
    return lost(end.cause && new NetworkError(name, "connection failed", { cause: end.cause }));
  }
}

/** Over what time passing records were written, in ms, by the clock of the operation. */
function span(records: readonly StreamRecord[]): number {
  const times = records.flatMap((record) =>
    record.kind === "progress" || record.kind === "beat" ? (record.elapsed ?? []) : [],
  );
  return (times.at(-1) ?? 0) - (times[0] ?? 0);
}
