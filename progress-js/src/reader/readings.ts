import type {
  Identity,
  Outcome,
  OutcomeRecord,
  ProgressRecord,
  SnapshotRecord,
  StreamRecord,
} from "../records.js";
import { integer, object, oneOf, percent, text, type Wire } from "./values.js";

/** The good ones first. */
const OUTCOMES: readonly Outcome[] = ["succeeded", "partial", "failed", "cancelled", "expired", "lost"];

/**
 * Turns one object of the wire into its readings, as section 5 of the protocol says.
 *
 * @param records where the readings are added
 * @param wrong called for each word that has a value of the wrong type
 */
export function addReadings(from: Wire, records: StreamRecord[], wrong: () => void): void {
  let words = 0;
  const word = (value: unknown): string | undefined => {
    if (value !== undefined && value !== null) {
      words++;
      if (typeof value === "string") {
        return value;
      }
      wrong();
    }
    return undefined;
  };
  const outcome = word(from.Outcome);
  const name = word(from.Operation);
  const line = word(from.Line);
  const error = word(from.Error);
  const information = word(from.Information);
  const { Progress } = from;
  const progress = percent(Progress);
  if (Progress !== undefined && Progress !== null && progress === null) {
    wrong();
  }
  const seq = integer(from.seq, 1);
  if (outcome !== undefined) {
    const record = readOutcome(from);
    if (record) {
      records.push(record);
    } else {
      wrong();
    }
  } else if (name !== undefined) {
    records.push({ kind: "operation", seq, name, ...identity(from) });
  } else if (words === 0 && Progress === undefined) {
    addMachinery(from, records);
  } else {
    if (progress !== null || (words === 0 && Progress === null)) {
      records.push(readProgressRecord(from));
    }
    addMessage("line", line);
    addMessage("error", error);
    addMessage("information", information);
  }

  function addMessage(kind: "line" | "error" | "information", message: string | undefined): void {
    if (message !== undefined) {
      records.push({
        kind,
        seq,
        text: message,
        level: kind === "line" ? (oneOf(["warn"], from.level) ?? "info") : undefined,
        code: text(from.code),
        args: object(from.args),
        at: kind === "error" ? object(from.at) : undefined,
        cut: integer(from.cut),
      } as StreamRecord);
    }
  }
}

function readProgressRecord(from: Wire): ProgressRecord {
  const task = text(from.task);
  const isTask = task !== undefined;
  const own: Wire = isTask ? from : {};
  const { rate } = from;
  return {
    kind: "progress",
    seq: integer(from.seq, 1),
    progress: percent(from.Progress),
    ok: integer(from.ok),
    bad: integer(from.bad),
    elapsed: integer(from.elapsed),
    eta: integer(from.eta),
    task,
    taskId: integer(own.taskId, 1),
    parentId: integer(own.parentId, 1),
    taskState: isTask ? (oneOf(["finished", "failed"], from.taskState) ?? "running") : undefined,
    taskProgress: isTask ? percent(from.taskProgress) : undefined,
    done: integer(from.done),
    total: integer(from.total),
    unit: text(from.unit),
    rate: Number.isFinite(rate) && (rate as number) >= 0 ? (rate as number) : undefined,
  };
}

function readOutcome(from: Wire): OutcomeRecord | undefined {
  const rank = OUTCOMES.indexOf(from.Outcome as Outcome);
  const outcome = OUTCOMES[rank];
  if (!outcome) {
    return undefined;
  }
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
    problem: object(from.problem),
    ref: text(from.ref),
    clipped: integer(from.clipped),
    cut: integer(from.cut),
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

/** Adds the reading of an object without any word: a snapshot, gap, state or beat; nothing for all others. */
function addMachinery(from: Wire, records: StreamRecord[]): void {
  const snapshot = object(from.snapshot);
  const gap = object(from.gap);
  const elapsed = integer(from.beat);
  const { state } = from;
  if (snapshot) {
    records.push(readSnapshot(snapshot));
  } else if (gap) {
    const first = integer(gap.from, 1);
    const last = integer(gap.to, first);
    if (first && last) {
      records.push({ kind: "gap", from: first, to: last });
    }
  } else if (typeof state === "string") {
    if (state === "running" || state === "cancelling") {
      records.push({ kind: "state", state, cancellable: from.cancellable === true });
    }
  } else if (elapsed !== undefined) {
    records.push({ kind: "beat", elapsed, idle: integer(from.idle) });
  }
}

/** Reads the object of a snapshot record, which is the snapshot document too. Of the whole it says what a progress record says. */
function readSnapshot(from: Wire): SnapshotRecord {
  const tasks: readonly Wire[] = Array.isArray(from.tasks) ? from.tasks.filter(object) : [];
  return {
    ...readProgressRecord(from),
    kind: "snapshot",
    name: text(from.Operation),
    ...identity(from),
    state: oneOf(["running", "cancelling", "ended"], from.state),
    idle: integer(from.idle),
    clipped: integer(from.clipped),
    tasks: tasks.map(readProgressRecord),
    outcome: readOutcome(object(from.outcome) ?? {}),
  };
}
