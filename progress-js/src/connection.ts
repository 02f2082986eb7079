import { NetworkError } from "./errors.js";
import { recordParser } from "./reader/parser.js";
import { recordStream } from "./reader/read-progress.js";
import type { OutcomeRecord, Report, StreamRecord } from "./records.js";
import type { OperationState } from "./state.js";
import type { Answer } from "./transport/answer.js";
import { onWake } from "./wake.js";
import { watchdog } from "./watchdog.js";

/** Characters of an upload's answer that are held before the rest is followed over a connection that lets go of them. */
const MAX_HELD = 1_048_576;
/** The beat of a server that has not said its own, in ms. */
const BEAT = 5_000;
/** So many beats without a byte, and the connection is taken for dead. */
const BEATS = 2.5;
/** Records of one piece that were written over more than this, in ms, were held back by somebody. */
const HELD_BACK = 2_000;

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
  /** Without an outcome in its place; that of a snapshot may have been told. */
  | { readonly kind: "lost"; readonly cause: unknown; readonly told?: OutcomeRecord };

/**
 * Makes one connection and takes what it brings, up to its own end, so that it is closed by the server and can be used again. Gives it up when it is
 * silent for two and a half beats.
 *
 * @param name of the request, for errors
 * @param isFollowing whether the answer must come at once, and the operation goes on without this connection
 */
export async function connect(
  listener: Listener,
  name: string,
  isFollowing: boolean,
  send: (signal: AbortSignal) => Promise<Answer>,
): Promise<Turn> {
  const line = new AbortController();
  const { leave, report } = listener;
  const beat = () => listener.state.beat || BEAT;
  const limit = () =>
    isFollowing || (listener.state.follow && listener.state.beat) ? BEATS * beat() : undefined;
  const giveUp = () => line.abort(new NetworkError(name, "silent"));
  const dog = watchdog(giveUp);
  const forget = onWake(() => listener.state.follow && dog.look(beat()));
  const lost = (cause: unknown): Turn => ({ kind: "lost", cause });
  let wait: ReturnType<typeof setTimeout> | undefined;
  try {
    if (isFollowing) dog.feed(limit());
    const answer = await send(AbortSignal.any([leave, line.signal]));
    return answer.kind === "stream" ? await read(answer) : answer;
  } catch (error) {
    if (error instanceof NetworkError) return lost(error);
    throw error;
  } finally {
    clearTimeout(wait);
    dog.stop();
    forget();
  }

  async function read({ reader, url }: Extract<Answer, { kind: "stream" }>): Promise<Turn> {
    let isOver = false;
    let isFirst = true;
    let isLap = false;
    // what is torn comes again
    const parser = recordParser((what) => {
      if (!(isOver && what.reason === "json" && listener.state.follow)) report(what);
    });
    const watched = reader && {
      async read() {
        isOver = true;
        const chunk = await reader.read();
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
      if (isFollowing) giveUp();
    }, beat());
    while (!records.end) {
      const batch = await records.nextBatch();
      if (isFirst && span(batch) > HELD_BACK) listener.buffered();
      isFirst &&= !batch.length;
      isLap ||= batch.at(-1)?.kind === "lap";
      listener.take(batch, url);
      dog.feed(limit());
      const { end, follow, onDisconnect } = listener.state;
      if (!end && follow && onDisconnect === "continue" && reader?.held && reader.held > MAX_HELD) {
        await records.return();
        return { kind: "lap" };
      }
    }
    const { end } = records;
    if (isLap) return { kind: "lap" };
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
