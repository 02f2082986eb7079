import { backoff } from "./backoff.js";
import { course, isPassing } from "./course.js";
import { HttpError, ProtocolError } from "./errors.js";
import { INITIAL } from "./initial.js";
import type { Operation } from "./operation.js";
import { type RecordQueue, recordQueue } from "./queue.js";
import { warn } from "./reader/read-progress.js";
import type { Report, StreamRecord } from "./records.js";
import { type OperationEvent, reduce } from "./reduce.js";
import { cancel, type Requests } from "./requests.js";
import { inSequence } from "./sequence.js";
import type { End, OperationState } from "./state.js";
import type { Answer } from "./transport/answer.js";
import type { UploadListener } from "./transport/by-xhr.js";
import { named } from "./transport/request.js";
import { pause } from "./wake.js";

/** How long a client tries to reconnect without success, in ms. */
const PATIENCE = 600_000;

/** How an operation begins: the first answer. */
export type Begin = (signal: AbortSignal, listener: UploadListener) => Promise<Answer>;

/**
 * An operation as its client runs it: connections give events, a pure reducer makes states of them, listeners hear of those.
 *
 * @param requests how it reaches its server
 * @param begin called at once, and again where the server knows nothing of it; nothing: the operation is followed where the first request goes
 */
export function runOperation(
  requests: Requests,
  begin: Begin | undefined,
  {
    onReport = warn,
    signal,
    patience = PATIENCE,
  }: { onReport?: (report: Report) => void; signal?: AbortSignal; patience?: number },
): Operation {
  const upload = new AbortController();
  const over = new AbortController();
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
  const listener: UploadListener = {
    onUpload: (sent, total) => dispatch({ type: "upload", sent, total }),
    onUploaded: () => dispatch({ type: "uploaded" }),
  };

  course({
    requests,
    begin: begin && ((line) => begin(line, listener)),
    patience,
    leave,
    get state() {
      return state;
    },
    dispatch,
    take,
    report(report) {
      onReport(report);
      dispatch({ type: "report" });
    },
    buffered() {
      if (state.buffered) return;
      console.warn("progress-js: somebody holds the answers back:", state.follow ?? name);
      dispatch({ type: "buffered" });
    },
  })
    .catch(
      (cause): End =>
        upload.signal.aborted
          ? { outcome: "cancelled", by: "client" }
          : { outcome: "interrupted", cause: signal?.aborted ? signal.reason : cause },
    )
    .then((end) => dispatch({ type: "end", end }));

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
      const { end, phase, upload: { sent = 0, total = 0 } = {} } = state;
      if (end) return;
      if (phase === "uploading" && sent < total) {
        upload.abort();
        return;
      }
      dispatch({ type: "cancel" });
      await heard;
      let tried = 0;
      for (let attempt = 0; !state.end; attempt++) {
        try {
          if (!state.follow) throw new ProtocolError(name, "no place to cancel");
          return await cancel(requests, state.follow);
        } catch (error) {
          if (state.end) return;
          if (!isPassing(error) || tried >= patience) {
            dispatch({ type: "cancel-refused" });
            throw error;
          }
          const said = error instanceof HttpError ? error.retryAfter : undefined;
          const wait = (said ?? 0) + backoff(attempt);
          tried += wait;
          await pause(wait, over.signal, !said);
        }
      }
    },
  };

  function take(records: readonly StreamRecord[], url: string): void {
    const fresh = inSequence(records, state.seq);
    if (fresh.length) {
      for (const queue of queues) queue.push(fresh);
      dispatch({ type: "records", records: fresh, url });
    }
  }

  function dispatch(event: OperationEvent): void {
    const before = state;
    state = reduce(before, event);
    if (event.type === "records" || event.type === "accepted" || state.end) hear();
    if (state === before) return;
    const { end } = state;
    queueMicrotask(tell);
    if (end) {
      over.abort();
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
