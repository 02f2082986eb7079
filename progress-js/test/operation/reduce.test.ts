import { describe, expect, it } from "vitest";
import { INITIAL } from "../../src/initial.js";
import type { StreamRecord } from "../../src/records.js";
import { reduce } from "../../src/reduce.js";
import { inSequence } from "../../src/sequence.js";
import type { OperationState } from "../../src/state.js";

const url = "https://app.example/imports";

function stateAfter(...records: StreamRecord[]): OperationState {
  return reduce(INITIAL, { type: "records", records: inSequence(records, 0), url });
}

function line(seq: number): StreamRecord {
  return { kind: "line", seq, text: `line ${seq}`, level: "info" };
}

describe("the reducer", () => {
  it("changes nothing that it is given", () => {
    const before = stateAfter(line(1));
    const copy = { ...before };
    reduce(before, { type: "records", records: [line(2), { kind: "progress", progress: 5 }], url });
    expect(before).toEqual(copy);
    expect(before.log.count).toBe(1);
  });

  it("leaves out what came before", () => {
    const state = stateAfter(line(1), line(2), line(2), line(1), line(3));
    expect(state.log.items().map((message) => "seq" in message && message.seq)).toEqual([1, 2, 3]);
    expect(state.missing).toBe(0);
  });

  it("takes all words of one record", () => {
    const state = stateAfter(
      { kind: "line", seq: 1, text: "l", level: "info" },
      { kind: "error", seq: 1, text: "e" },
      { kind: "information", seq: 1, text: "i" },
    );
    expect(state.log.items().map(({ kind }) => kind)).toEqual(["line", "error", "information"]);
  });

  it("counts and shows what is missing", () => {
    const state = stateAfter(line(1), line(5), { kind: "gap", from: 6, to: 9 }, line(10));
    expect(state.missing).toBe(7);
    expect(state.log.items().filter(({ kind }) => kind === "gap")).toEqual([
      { kind: "gap", from: 2, to: 4 },
      { kind: "gap", from: 6, to: 9 },
    ]);
    expect(state.seq).toBe(10);
  });

  it("counts a gap once that is told twice", () => {
    const state = stateAfter(
      line(1),
      { kind: "gap", from: 2, to: 9 },
      { kind: "gap", from: 2, to: 9 },
      line(10),
    );
    expect(state.missing).toBe(8);
  });

  it("holds the newest of each task in the order of their appearance", () => {
    const state = stateAfter(
      { kind: "progress", progress: 10, task: "a", taskId: 1, taskProgress: 20, done: 2 },
      { kind: "progress", progress: 20, task: "b", taskId: 2, taskProgress: null },
      {
        kind: "progress",
        progress: 30,
        task: "a",
        taskId: 1,
        taskProgress: 60,
        taskState: "finished",
        done: 6,
      },
      { kind: "progress", progress: 31, done: 3, total: 10, unit: "files" },
    );
    expect(state.tasks).toMatchObject([
      { name: "a", progress: 60, state: "finished", done: 6 },
      { name: "b", progress: null, state: "running" },
    ]);
    expect(state.counters).toMatchObject({ done: 3, total: 10, unit: "files" });
    expect(state.progress).toBe(31);
  });

  it("does not let the bar fall, but lets it be indeterminate", () => {
    expect(stateAfter({ kind: "progress", progress: 50 }, { kind: "progress", progress: 40 }).progress).toBe(
      50,
    );
    expect(
      stateAfter({ kind: "progress", progress: 50 }, { kind: "progress", progress: null }).progress,
    ).toBeNull();
  });

  it("takes a snapshot as the newest of everything but the messages", () => {
    const state = stateAfter(line(1), {
      kind: "snapshot",
      name: "Import",
      id: "x",
      follow: "/progress/x",
      cancellable: true,
      onDisconnect: "continue",
      seq: 7,
      progress: 42,
      ok: 3,
      idle: 9,
      clipped: 2,
      state: "cancelling",
      tasks: [
        { task: "a", taskId: 1, taskProgress: 5 },
        { done: 1, unit: "rows" },
      ],
    });
    expect(state).toMatchObject({
      phase: "cancelling",
      name: "Import",
      seq: 1,
      progress: 42,
      ok: 3,
      idle: 9,
      clipped: 2,
      follow: "https://app.example/progress/x",
      counters: { done: 1, unit: "rows" },
    });
    expect(state.tasks).toHaveLength(1);
  });

  it("has ended with a snapshot that says so, when nothing is left to come", () => {
    const ended = stateAfter(line(1), line(2), {
      kind: "snapshot",
      cancellable: false,
      onDisconnect: "continue",
      seq: 2,
      progress: 100,
      tasks: [],
      outcome: { kind: "outcome", seq: 2, outcome: "succeeded" },
    });
    expect(ended.end).toMatchObject({ outcome: "succeeded" });
  });

  it("does not change after the end", () => {
    const ended = stateAfter({ kind: "outcome", seq: 1, outcome: "failed", text: "no" }, line(2));
    expect(ended.log.count).toBe(0);
    expect(reduce(ended, { type: "records", records: [line(3)], url })).toBe(ended);
    expect(reduce(ended, { type: "end", end: { outcome: "interrupted" } })).toBe(ended);
  });

  it("knows uploading, and waits again behind it", () => {
    const uploading = reduce(INITIAL, { type: "upload", sent: 5, total: 10 });
    expect(uploading).toMatchObject({ phase: "uploading", upload: { sent: 5, total: 10 } });
    expect(reduce(uploading, { type: "uploaded" })).toMatchObject({
      phase: "connecting",
      upload: { sent: 5 },
    });
  });

  it("shows no 100 % before a good end, whatever the server says", () => {
    expect(stateAfter({ kind: "progress", progress: 100 }).progress).toBe(99.99);
    const failed = stateAfter(
      { kind: "progress", progress: 60 },
      { kind: "outcome", outcome: "failed", progress: 100 },
    );
    expect(failed.progress).toBe(60);
    expect(stateAfter({ kind: "outcome", outcome: "partial" }).progress).toBe(100);
  });

  it("is idle only as long as nothing but beats comes", () => {
    const beat: StreamRecord = { kind: "beat", elapsed: 9_000, idle: 4_000 };
    expect(stateAfter(line(1), beat)).toMatchObject({ idle: 4_000, elapsed: 9_000 });
    expect(stateAfter(beat, line(1)).idle).toBeUndefined();
  });

  it("does not go back to uploading when the server works already, or is asked to cancel", () => {
    const upload = { type: "upload", sent: 5 } as const;
    expect(reduce(stateAfter(line(1)), upload)).toMatchObject({ phase: "running", upload: { sent: 5 } });
    expect(reduce(reduce(INITIAL, { type: "cancel" }), upload).phase).toBe("cancelling");
  });
});
