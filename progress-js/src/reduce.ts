import { endOf } from "./end-of.js";
import type { ChunkedLog, Message } from "./log.js";
import type {
  Identity,
  OutcomeRecord,
  ProgressRecord,
  SnapshotRecord,
  StreamRecord,
  Totals,
} from "./records.js";
import { sameOrigin } from "./same-origin.js";
import type { ActiveState, End, OperationState, StateBase } from "./state.js";
import { countersOf, withTask } from "./tasks.js";

/** What happens to an operation, as its client sees it. */
export type OperationEvent =
  /** So much of the request was sent. */
  | { readonly type: "upload"; readonly sent: number; readonly total?: number | undefined }
  /** All of the request was sent. */
  | { readonly type: "uploaded" }
  /** The server goes on by itself; the operation is followed there. */
  | { readonly type: "accepted"; readonly follow: string }
  /** Records came, from a response with this URL. */
  | { readonly type: "records"; readonly records: readonly StreamRecord[]; readonly url: string }
  /** Something could not be read. */
  | { readonly type: "report" }
  /** A cancel was asked for. */
  | { readonly type: "cancel" }
  /** The server refused to cancel. */
  | { readonly type: "cancel-refused" }
  /** The client knows how it ended. */
  | { readonly type: "end"; readonly end: End };

type Draft = { -readonly [Key in keyof StateBase]: StateBase[Key] } & { phase: ActiveState["phase"] };

/** The next state. Pure: it changes nothing and looks at nothing else. After the end nothing changes. */
export function reduce(state: OperationState, event: OperationEvent): OperationState {
  if (state.phase === "ended") return state;
  switch (event.type) {
    case "upload":
      return { ...state, phase: "uploading", upload: { sent: event.sent, total: event.total } };
    case "uploaded":
      return state.phase === "uploading" ? { ...state, phase: "connecting" } : state;
    case "accepted":
      return { ...state, phase: busy(state), follow: event.follow };
    case "report":
      return { ...state, reports: state.reports + 1 };
    case "cancel":
      return { ...state, phase: "cancelling" };
    case "cancel-refused":
      return state.phase === "cancelling" ? { ...state, phase: "running" } : state;
    case "end":
      return { ...state, phase: "ended", end: event.end };
    case "records":
      return withRecords(state, event.records, event.url);
  }
}

function busy(state: ActiveState): "running" | "cancelling" {
  return state.phase === "cancelling" ? "cancelling" : "running";
}

function withRecords(state: ActiveState, records: readonly StreamRecord[], url: string): OperationState {
  const next: Draft = { ...state, phase: busy(state) };
  const messages: Message[] = [];
  let previous: StreamRecord | undefined;
  for (const record of records) {
    if (!isNew(record, previous, next, messages)) continue;
    previous = record;
    if (record.kind === "outcome") return ended(next, messages, record);
    apply(record, next, messages, url);
    if (record.kind === "snapshot" && record.outcome && (record.seq ?? 0) <= next.seq) {
      return ended(next, messages, record.outcome);
    }
  }
  return { ...next, log: logged(next, messages) };
}

function logged(next: Draft, messages: readonly Message[]) {
  return messages.length ? (next.log as ChunkedLog).append(messages) : next.log;
}

/** Keeps the numbers: what came before is left out, what is missing is counted. The words of one record share its number. */
function isNew(
  record: StreamRecord,
  previous: StreamRecord | undefined,
  next: Draft,
  messages: Message[],
): boolean {
  if (record.kind === "gap" || record.kind === "snapshot" || !("seq" in record) || record.seq === undefined) {
    return true;
  }
  const { seq } = record;
  if (seq <= next.seq) {
    return (
      previous !== undefined && "seq" in previous && previous.seq === seq && previous.kind !== record.kind
    );
  }
  if (seq > next.seq + 1) {
    miss(next, messages, next.seq + 1, seq - 1);
  }
  next.seq = seq;
  return true;
}

function miss(next: Draft, messages: Message[], from: number, to: number): void {
  next.missing += to - from + 1;
  messages.push({ kind: "gap", from, to });
}

function apply(
  record: Exclude<StreamRecord, OutcomeRecord>,
  next: Draft,
  messages: Message[],
  url: string,
): void {
  switch (record.kind) {
    case "operation":
      next.name = record.name;
      identify(record, next, url);
      break;
    case "progress":
      progressed(record, next);
      break;
    case "line":
      next.warnings += record.level === "warn" ? 1 : 0;
      messages.push(record);
      break;
    case "error":
      next.errors++;
      messages.push(record);
      break;
    case "information":
      messages.push(record);
      break;
    case "beat":
      next.elapsed = record.elapsed;
      next.idle = record.idle;
      break;
    case "state":
      next.cancellable = record.cancellable;
      if (record.state === "cancelling") next.phase = "cancelling";
      break;
    case "gap": {
      const from = Math.max(record.from, next.seq + 1);
      if (record.to >= from) {
        miss(next, messages, from, record.to);
        next.seq = record.to;
      }
      break;
    }
    case "snapshot":
      snapped(record, next, url);
  }
}

function identify(record: Identity, next: Draft, url: string): void {
  next.id = record.id ?? next.id;
  next.beat = record.beat ?? next.beat;
  next.cancellable = record.cancellable;
  next.onDisconnect = record.onDisconnect;
  next.follow = (record.follow === undefined ? undefined : sameOrigin(record.follow, url)) ?? next.follow;
}

function progressed(record: ProgressRecord, next: Draft): void {
  advance(record.progress, next);
  total(record, next);
  next.idle = undefined;
  if (record.task !== undefined) {
    next.tasks = withTask(next.tasks, record);
  } else {
    next.counters = countersOf(record) ?? next.counters;
  }
}

/** Passing records of an older connection may come late: the bar does not run backwards for them. */
function advance(progress: number | null, next: Draft): void {
  next.progress = progress === null ? null : Math.max(progress, next.progress ?? 0);
}

function total(record: Totals, next: Draft): void {
  next.ok = record.ok ?? next.ok;
  next.bad = record.bad ?? next.bad;
  next.elapsed = record.elapsed ?? next.elapsed;
  next.eta = record.eta;
}

function snapped(record: SnapshotRecord, next: Draft, url: string): void {
  next.name = record.name ?? next.name;
  identify(record, next, url);
  advance(record.progress, next);
  total(record, next);
  next.idle = record.idle;
  next.clipped = record.clipped ?? next.clipped;
  next.tasks = [];
  for (const task of record.tasks) {
    if (task.task !== undefined) {
      next.tasks = withTask(next.tasks, task);
    } else {
      next.counters = countersOf(task) ?? next.counters;
    }
  }
  if (record.state === "cancelling") next.phase = "cancelling";
}

function ended(next: Draft, messages: readonly Message[], record: OutcomeRecord): OperationState {
  return {
    ...next,
    log: logged(next, messages),
    progress: record.progress ?? next.progress,
    ok: record.ok ?? next.ok,
    bad: record.bad ?? next.bad,
    elapsed: record.elapsed ?? next.elapsed,
    eta: undefined,
    idle: undefined,
    clipped: record.clipped ?? next.clipped,
    phase: "ended",
    end: endOf(record),
  };
}
