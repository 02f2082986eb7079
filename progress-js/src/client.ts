import { NetworkError, ProtocolError } from "./errors.js";
import { INITIAL } from "./initial.js";
import type { Operation } from "./operation.js";
import { type RecordQueue, recordQueue } from "./queue.js";
import { type RecordParser, recordParser } from "./reader/parser.js";
import { warn } from "./reader/read-progress.js";
import type { Report, StreamRecord } from "./records.js";
import { type OperationEvent, reduce } from "./reduce.js";
import { cancel, follow, type Requests } from "./requests.js";
import type { End, OperationState } from "./state.js";
import type { Answer } from "./transport/answer.js";
import type { UploadListener } from "./transport/by-xhr.js";
import { named } from "./transport/request.js";

/** Characters of an upload's answer that are held before the rest is followed over a connection that lets go of them. */
const MAX_HELD = 1_048_576;

/** So often a follower is sent on by 202 before a stream must come; then the operation is interrupted. */
const MAX_PLACES = 5;

/** How an operation begins: the first answer. */
export type Begin = (parser: RecordParser, signal: AbortSignal, listener: UploadListener) => Promise<Answer>;

/**
 * An operation as its client runs it: connections give events, a pure reducer makes states of them, listeners hear of those.
 *
 * @param requests how it reaches its server
 * @param begin called at once
 */
export function runOperation(
  requests: Requests,
  begin: Begin,
  { onReport = warn, signal }: { onReport?: (report: Report) => void; signal?: AbortSignal },
): Operation {
  const upload = new AbortController();
  const leave = AbortSignal.any([upload.signal, signal ?? upload.signal]);
  const listeners = new Set<(state: OperationState) => void>();
  const queues = new Set<RecordQueue>();
  const name = named(requests.first);
  let state: OperationState = INITIAL;
  let told: OperationState = INITIAL;
  let hear = () => {};
  let finish: (end: End) => void;
  /** Resolves when the server has said anything, or never will. */
  const heard = new Promise<void>((resolve) => {
    hear = resolve;
  });
  const finished = new Promise<End>((resolve) => {
    finish = resolve;
  });

  const parser = () =>
    recordParser((report) => {
      onReport(report);
      dispatch({ type: "report" });
    });

  begin(parser(), leave, {
    onUpload: (sent, total) => dispatch({ type: "upload", sent, total }),
    onUploaded: () => dispatch({ type: "uploaded" }),
  })
    .then(afterAnswer)
    .catch(afterFailure)
    .then((end) => dispatch({ type: "end", end }))
    .then(hear);

  return {
    get state() {
      return state;
    },

    finished,

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    [Symbol.asyncIterator]() {
      const queue = recordQueue((left) => queues.delete(left));
      if (state.end) queue.close();
      else queues.add(queue);
      return queue.records;
    },

    async cancel() {
      if (state.end) return;
      if (state.phase === "uploading") {
        upload.abort();
        return;
      }
      dispatch({ type: "cancel" });
      await heard;
      const { end, follow: place } = state;
      if (end) return;
      try {
        if (!place) throw new ProtocolError(name, "no place to cancel");
        await cancel(requests, place, parser());
      } catch (error) {
        dispatch({ type: "cancel-refused" });
        throw error;
      }
    },
  };

  /** How the operation ended after this answer. The one place that knows what comes after a connection. */
  async function afterAnswer(answer: Answer, places = 0): Promise<End> {
    if (answer.kind === "stream") return afterStream(answer);
    if (answer.kind === "refused") return { outcome: "refused", error: answer.error };
    if (places > MAX_PLACES) throw new ProtocolError(name, "202 without end");
    dispatch({ type: "accepted", follow: answer.follow });
    hear();
    return afterAnswer(await follow(requests, answer.follow, state.seq, leave, parser()), places + 1);
  }

  /** Takes the records of a connection, up to its own end, so that it is closed by the server and can be used again. */
  async function afterStream({ records, url, reader }: Extract<Answer, { kind: "stream" }>): Promise<End> {
    while (!records.end) {
      take(await records.nextBatch(), url);
      const { end, follow: place, onDisconnect } = state;
      if (!end && place && onDisconnect === "continue" && reader?.held && reader.held > MAX_HELD) {
        await records.return();
        return afterAnswer({ kind: "accepted", follow: place });
      }
    }
    const { end } = records;
    if (end.kind === "interrupted") {
      return afterFailure(end.cause && new NetworkError(name, "connection failed", { cause: end.cause }));
    }
    take([end.outcome], url); // told by a snapshot, and the records that lead to it were cut
    return afterFailure(undefined);
  }

  /** Whatever goes wrong, in a handler of reports too, the operation has an end. */
  function afterFailure(cause: unknown): End {
    return upload.signal.aborted
      ? { outcome: "cancelled", by: "client" }
      : { outcome: "interrupted", cause: signal?.aborted ? signal.reason : cause };
  }

  function take(records: readonly StreamRecord[], url: string): void {
    if (records.length) {
      for (const queue of queues) queue.push(records);
      dispatch({ type: "records", records, url });
      hear();
    }
  }

  function dispatch(event: OperationEvent): void {
    const before = state;
    state = reduce(before, event);
    if (state === before) return;
    const { end } = state;
    queueMicrotask(tell);
    if (end) {
      for (const queue of queues) queue.close();
      finish(end);
    }
  }

  function tell(): void {
    if (told === state) return;
    const now = state;
    told = now;
    // one microtask each: what a listener throws is an uncaught error, and hurts no other
    for (const listener of listeners) queueMicrotask(() => listeners.has(listener) && listener(now));
  }
}
