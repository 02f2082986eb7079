import type { OutcomeRecord, SnapshotRecord, StreamRecord, TaskProgress } from "../../src/records.js";

/** A record in the form of `protocol/fixtures/README.md`. */
export function reading(record: StreamRecord): unknown {
  switch (record.kind) {
    case "snapshot":
      return { kind: "snapshot", snapshot: wireSnapshot(record) };
    default:
      return plain(record);
  }
}

/** The snapshot as it stood on the wire. */
function wireSnapshot({ kind, name, version, progress, tasks, outcome, ...rest }: SnapshotRecord): unknown {
  return plain({
    ...rest,
    Operation: name,
    v: version,
    Progress: progress,
    tasks: tasks.length > 0 ? tasks.map(wireTask) : undefined,
    outcome: outcome && wireOutcome(outcome),
  });
}

function wireTask({ taskState, ...rest }: TaskProgress): unknown {
  const { task, taskId, parentId, taskProgress, done, total, unit, rate } = rest;
  return plain({
    task,
    taskId,
    parentId,
    taskState: taskState === "running" ? undefined : taskState,
    taskProgress,
    done,
    total,
    unit,
    rate,
  });
}

function wireOutcome({ kind, outcome, text, progress, ...rest }: OutcomeRecord): unknown {
  const isGood = outcome === "succeeded" || outcome === "partial";
  return plain({
    ...rest,
    Outcome: outcome,
    [isGood ? "Information" : "Error"]: text,
    Progress: progress,
  });
}

function plain(object: object): unknown {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
