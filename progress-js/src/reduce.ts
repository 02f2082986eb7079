import { endOf, isGood } from "./end-of.js";
import type { Message, SharedLog } from "./log.js";
import { numberOf } from "./number-of.js";
import type { StreamRecord, TaskProgress } from "./records.js";
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
  /** The connection is gone; the next attempt is the `attempt`th, at this time. */
  | { readonly type: "lost"; readonly attempt: number; readonly retryAt: number }
  /** Somebody holds back what the server says. */
  | { readonly type: "buffered" }
  /** Records came, in sequence, from a response with this URL. */
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

/** What a state takes over from every record that says it. */
const CARRIED = [
  "name",
  "id",
  "beat",
  "cancellable",
  "onDisconnect",
  "ok",
  "bad",
  "elapsed",
  "idle",
  "clipped",
  "retry",
] as const;

/** The most that is shown before a good end, whatever a server says. */
const NEARLY_DONE = 99.99;

/** The next state. Pure: it changes nothing and looks at nothing else. After the end nothing changes. */
export function reduce(state: OperationState, event: OperationEvent): OperationState {
  const { phase } = state;
  if (phase === "ended") return state;
  switch (event.type) {
    case "upload":
      return {
        ...state,
        phase: phase === "connecting" || phase === "reconnecting" ? "uploading" : phase,
        upload: { sent: event.sent, total: event.total },
      };
    case "uploaded":
      return { ...state, phase: phase === "uploading" ? "connecting" : phase };
    case "lost":
      return {
        ...state,
        phase: phase === "cancelling" ? phase : "reconnecting",
        attempt: event.attempt,
        retryAt: event.retryAt,
        retry: undefined,
      };
    case "buffered":
      return { ...state, buffered: true };
    case "accepted":
      return { ...state, phase: busy(phase), follow: event.follow };
    case "report":
      return { ...state, reports: state.reports + 1 };
    case "cancel":
      return { ...state, phase: "cancelling" };
    case "cancel-refused":
      return { ...state, phase: phase === "cancelling" ? "running" : phase };
    case "end":
      return { ...state, phase: "ended", end: event.end };
    case "records":
      return withRecords(state, event.records, event.url);
  }
}

function busy(phase: ActiveState["phase"]): "running" | "cancelling" | "stuck" {
  return phase === "cancelling" || phase === "stuck" ? phase : "running";
}

function withRecords(state: ActiveState, records: readonly StreamRecord[], url: string): OperationState {
  const next: Draft = { ...state, phase: busy(state.phase), attempt: 0, retryAt: undefined };
  const messages: Message[] = [];
  let end: End | undefined;
  for (const record of records) {
    if (!end) apply(record);
  }
  if (messages.length) next.log = (next.log as SharedLog).append(messages);
  return end ? { ...next, eta: undefined, idle: undefined, phase: "ended", end } : next;

  function apply(record: StreamRecord): void {
    const { kind } = record;
    next.idle = undefined;
    next.seq = numberOf(record) ?? next.seq;
    if (kind === "line" || kind === "error" || kind === "information") {
      if (kind === "error") next.errors++;
      if (kind === "line" && record.level === "warn") next.warnings++;
      messages.push(record);
      return;
    }
    carry(record);
    if ("follow" in record) next.follow = (record.follow && sameOrigin(record.follow, url)) || next.follow;
    if ("state" in record && next.phase !== "cancelling") {
      const { state: said } = record;
      if (said !== "ended") next.phase = said === "cancelling" || said === "stuck" ? said : "running";
    }
    if (kind === "progress" || kind === "snapshot") {
      const { progress, eta } = record;
      // passing records of an older connection may come late: the bar does not run backwards for them
      next.progress =
        progress === null ? null : Math.min(NEARLY_DONE, Math.max(progress, next.progress ?? 0));
      next.eta = eta;
    }
    if (kind === "progress") count(record);
    if (kind === "gap") {
      next.missing += record.to - record.from + 1;
      next.seq = record.to;
      messages.push(record);
    }
    if (kind === "snapshot") {
      next.tasks = [];
      record.tasks.forEach(count);
      if (record.outcome && (record.seq ?? 0) <= next.seq) apply(record.outcome);
    }
    if (kind === "outcome") {
      if (isGood(record.outcome)) next.progress = 100;
      end = endOf(record);
    }
  }

  function carry(record: object): void {
    const from = record as Readonly<Record<string, unknown>>;
    const to: Record<string, unknown> = next;
    for (const key of CARRIED) to[key] = from[key] ?? to[key];
  }

  function count(progress: TaskProgress): void {
    if (progress.task === undefined) next.counters = countersOf(progress) ?? next.counters;
    else next.tasks = withTask(next.tasks, progress);
  }
}
