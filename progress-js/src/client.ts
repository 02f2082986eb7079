import { HttpError, NetworkError, type ProgressError, ProtocolError } from "./errors.js";
import { INITIAL } from "./initial.js";
import type { Operation } from "./operation.js";
import { RecordQueue } from "./queue.js";
import { recordParser } from "./reader/parser.js";
import { warn } from "./reader/read-progress.js";
import type { Report, StreamRecord } from "./records.js";
import { type OperationEvent, reduce } from "./reduce.js";
import type { End, OperationState } from "./state.js";
import type { Answer, RecordSource } from "./transport/answer.js";
import type { Connector } from "./transport/connector.js";

/** Characters of an upload's answer that are held before the rest is followed over a connection that lets go of them. */
const MAX_HELD = 1_048_576;

/** An operation as its client runs it: connections give events, a pure reducer makes states of them, listeners hear of those. */
export class OperationClient implements Operation {
  readonly finished: Promise<End>;
  readonly #connector: Connector;
  readonly #onReport: (report: Report) => void;
  readonly #signal: AbortSignal | undefined;
  readonly #upload = new AbortController();
  readonly #listeners = new Set<(state: OperationState) => void>();
  readonly #queues = new Set<RecordQueue>();
  #state: OperationState = INITIAL;
  #isTelling = false;
  #wasHeard = false;
  #finish!: (end: End) => void;

  constructor(connector: Connector, onReport: ((report: Report) => void) | undefined, signal?: AbortSignal) {
    this.#connector = connector;
    this.#onReport = onReport ?? warn;
    this.#signal = signal;
    this.finished = new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  get state(): OperationState {
    return this.#state;
  }

  subscribe(listener: (state: OperationState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<StreamRecord, void, undefined> {
    const queue = new RecordQueue((left) => this.#queues.delete(left));
    if (this.#state.phase === "ended") {
      queue.close();
    } else {
      this.#queues.add(queue);
    }
    return queue;
  }

  async cancel(): Promise<void> {
    if (this.#state.phase === "ended") return;
    if (this.#state.phase === "uploading") {
      this.#upload.abort();
      return;
    }
    this.#dispatch({ type: "cancel" });
    try {
      const state = await this.#until(({ phase, follow }) => this.#wasHeard || !!follow || phase === "ended");
      if (state.phase !== "ended") await this.#connector.cancel(state.follow);
    } catch (error) {
      this.#dispatch({ type: "cancel-refused" });
      throw error;
    }
  }

  #until(condition: (state: OperationState) => boolean): Promise<OperationState> {
    return new Promise((resolve) => {
      const leave = this.subscribe(look);
      look(this.#state);
      function look(state: OperationState) {
        if (condition(state)) {
          queueMicrotask(() => leave());
          resolve(state);
        }
      }
    });
  }

  /** Sends the request that starts the operation, and follows it to its end. */
  start(): void {
    this.#run(async () => {
      const parser = recordParser((report) => this.#report(report));
      const signal = AbortSignal.any(this.#signals(this.#upload.signal));
      const answer = await this.#connector.start(parser, signal, {
        onUpload: (sent, total) => this.#dispatch({ type: "upload", sent, total }),
        onUploaded: () => this.#dispatch({ type: "uploaded" }),
      });
      await this.#follow(answer);
    });
  }

  /** Joins an operation that was started elsewhere, and follows it to its end. */
  join(url: string): void {
    this.#dispatch({ type: "accepted", follow: url });
    this.#run(() => this.#resume(url));
  }

  /** Whatever goes wrong, in a handler of reports too, the operation has an end here. */
  #run(task: () => Promise<void>): void {
    task().catch((cause) => this.#end({ outcome: "interrupted", cause }));
  }

  async #resume(url: string): Promise<void> {
    const parser = recordParser((report) => this.#report(report));
    const signal = AbortSignal.any(this.#signals());
    await this.#follow(await this.#connector.follow(url, this.#state.seq, parser, signal));
  }

  #signals(...more: AbortSignal[]): AbortSignal[] {
    return this.#signal ? [this.#signal, ...more] : more;
  }

  async #follow(answer: Answer): Promise<void> {
    switch (answer.kind) {
      case "accepted":
        this.#dispatch({ type: "accepted", follow: answer.follow });
        return this.#resume(answer.follow);
      case "refused":
        return this.#end({ outcome: "refused", error: answer.error });
      case "lost":
        return this.#end(this.#lost(answer));
      case "stream":
        return this.#consume(answer.source, answer.url);
    }
  }

  #lost({ cause, sent }: Extract<Answer, { kind: "lost" }>): End {
    if (this.#upload.signal.aborted && !sent) return { outcome: "cancelled", by: "client" };
    return { outcome: "interrupted", cause: this.#causeOf(cause) };
  }

  #causeOf(cause: unknown): unknown {
    if (this.#signal?.aborted) return this.#signal.reason;
    return cause === undefined || isOurs(cause)
      ? cause
      : new NetworkError(this.#connector.name, "the connection failed", { cause });
  }

  async #consume(source: RecordSource, url: string): Promise<void> {
    for (;;) {
      const records = await source.nextBatch();
      if (records.length) this.#take(records, url);
      if (this.#state.phase === "ended") return source.leave();
      if (source.end) return this.#stopped(source);
      const { follow, onDisconnect } = this.#state;
      if (source.held > MAX_HELD && follow && onDisconnect === "continue") {
        source.leave();
        return this.#resume(follow);
      }
    }
  }

  /** The stream is over, and no record ended the operation. */
  #stopped({ end }: RecordSource): void {
    const cause = end?.kind === "interrupted" ? this.#causeOf(end.cause) : undefined;
    this.#end({ outcome: "interrupted", cause });
  }

  #take(records: readonly StreamRecord[], url: string): void {
    this.#wasHeard = true;
    for (const queue of this.#queues) queue.push(records);
    this.#dispatch({ type: "records", records, url });
  }

  #end(end: End): void {
    this.#dispatch({ type: "end", end });
  }

  #report(report: Report): void {
    this.#onReport(report);
    this.#dispatch({ type: "report" });
  }

  #dispatch(event: OperationEvent): void {
    const before = this.#state;
    this.#state = reduce(before, event);
    if (this.#state === before) return;
    if (this.#state.phase === "ended") {
      for (const queue of this.#queues) queue.close();
      this.#finish(this.#state.end);
    }
    if (!this.#isTelling) {
      this.#isTelling = true;
      queueMicrotask(() => this.#tell());
    }
  }

  #tell(): void {
    this.#isTelling = false;
    const state = this.#state;
    for (const listener of [...this.#listeners]) {
      try {
        listener(state);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}

function isOurs(cause: unknown): cause is ProgressError {
  return cause instanceof NetworkError || cause instanceof HttpError || cause instanceof ProtocolError;
}
