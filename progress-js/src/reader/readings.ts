import type {
  Identity,
  Outcome,
  OutcomeRecord,
  ProgressRecord,
  RunState,
  SnapshotRecord,
  StreamRecord,
} from "../records.js";
import { integer, object, oneOf, percent, text, type Wire } from "./values.js";

/** The good ones first. */
const OUTCOMES: readonly Outcome[] = ["succeeded", "partial", "failed", "cancelled", "expired", "lost"];

const STATES: readonly RunState[] = ["running", "cancelling", "stuck", "moving"];

/**
 * Turns one object of the wire into its readings, as section 5 of the protocol says.
 *
 * @param records where the readings are added
 * @param wrong called for each word that has a value of the wrong type
 */
export function addReadings(from: Wire, records: StreamRecord[], wrong: () => void): void {
  let words = 0;
  const word = (value: unknown): string | undefined => {
    const said = text(value);
    if (value != null) {
      words++;
      if (said === undefined) wrong();
    }
    return said;
  };
  const outcome = word(from.Outcome);
  const name = word(from.Operation);
  const line = word(from.Line);
  const error = word(from.Error);
  const information = word(from.Information);
  const { Progress } = from;
  const progress = percent(Progress);
  if (Progress != null && progress === null) wrong();
  if (outcome !== undefined) {
    if (!add(readOutcome(from))) wrong();
  } else if (name !== undefined) {
    add({ kind: "operation", seq: integer(from.seq, 1), name, ...identity(from) });
  } else if (!words && Progress === undefined) {
    add(readMachinery(from));
  } else {
    if (progress !== null || (!words && Progress === null)) add(readProgressRecord(from));
    addMessage("line", line);
    addMessage("error", error);
    addMessage("information", information);
  }

  function add(record: StreamRecord | undefined): unknown {
    return record && records.push(record);
  }

  /** All messages have the same keys: engines read objects of one shape faster. */
  function addMessage(kind: "line" | "error" | "information", said: string | undefined): void {
    if (said !== undefined) {
      add({
        kind,
        seq: integer(from.seq, 1),
        text: said,
        level: kind === "line" ? (oneOf(["warn"], from.level) ?? "info") : undefined,
        at: kind === "error" ? object(from.at) : undefined,
        code: text(from.code),
        args: object(from.args),
        cut: integer(from.cut),
      } as StreamRecord);
    }
  }
}

function readProgressRecord(from: Wire): ProgressRecord {
  const task = text(from.task);
  const isTask = task !== undefined;
  return {
    kind: "progress",
    seq: integer(from.seq, 1),
    progress: percent(from.Progress),
    ok: integer(from.ok),
    bad: integer(from.bad),
    elapsed: integer(from.elapsed),
    eta: integer(from.eta),
    task,
    taskId: isTask ? integer(from.taskId, 1) : undefined,
    parentId: isTask ? integer(from.parentId, 1) : undefined,
    taskState: isTask ? (oneOf(["finished", "failed"], from.taskState) ?? "running") : undefined,
    taskProgress: isTask ? percent(from.taskProgress) : undefined,
    done: integer(from.done),
    total: integer(from.total),
    unit: text(from.unit),
    rate: Number.isFinite(from.rate) && (from.rate as number) >= 0 ? (from.rate as number) : undefined,
  };
}

function readOutcome(from: Wire): OutcomeRecord | undefined {
  const rank = OUTCOMES.indexOf(from.Outcome as Outcome);
  const outcome = OUTCOMES[rank];
  if (!outcome) return undefined;
  const information = text(from.Information);
  const error = text(from.Error);
  return {
    kind: "outcome",
    seq: integer(from.seq, 1),
    outcome,
    text: rank < 2 ? (information ?? error) : (error ?? information),
    progress: percent(from.Progress) ?? undefined,
    ok: integer(from.ok),
    bad: integer(from.bad),
    elapsed: integer(from.elapsed),
    result: from.result ?? undefined,
    omitted: integer(from.omitted),
    clipped: integer(from.clipped),
    cut: integer(from.cut),
    ref: text(from.ref),
    problem: object(from.problem),
  };
}

function identity(from: Wire): Identity {
  return {
    id: text(from.id),
    version: integer(from.v),
    follow: text(from.follow),
    cancellable: from.cancellable === true,
    onDisconnect: oneOf(["grace", "cancel"], from.onDisconnect) ?? "continue",
    beat: integer(from.beat),
  };
}

/** The reading of an object without any word: a snapshot, gap, state, lap or beat; none for all others. */
function readMachinery(from: Wire): StreamRecord | undefined {
  const snapshot = object(from.snapshot);
  const gap = object(from.gap);
  const after = integer(from.lap);
  const elapsed = integer(from.beat);
  if (snapshot) return readSnapshot(snapshot);
  if (gap) {
    const first = integer(gap.from, 1);
    const last = integer(gap.to, first);
    if (last && first) return { kind: "gap", from: first, to: last };
    return undefined;
  }
  if (text(from.state) !== undefined) {
    const state = oneOf(STATES, from.state);
    if (state)
      return { kind: "state", state, cancellable: from.cancellable === true, retry: integer(from.retry) };
    return undefined;
  }
  if (after !== undefined) return { kind: "lap", after };
  if (elapsed !== undefined) return { kind: "beat", elapsed, idle: integer(from.idle) };
  return undefined;
}

/** Reads the object of a snapshot record, which is the snapshot document too. Of the whole it says what a progress record says. */
function readSnapshot(from: Wire): SnapshotRecord {
  const tasks: readonly Wire[] = Array.isArray(from.tasks) ? from.tasks.filter(object) : [];
  return {
    ...readProgressRecord(from),
    kind: "snapshot",
    ...identity(from),
    name: text(from.Operation),
    state: oneOf([...STATES, "ended"], from.state),
    idle: integer(from.idle),
    clipped: integer(from.clipped),
    tasks: tasks.map(readProgressRecord),
    outcome: readOutcome(object(from.outcome) ?? {}),
  };
}
