import { describe, expect, test } from "vitest";
import { speechFor } from "../../src/modal/speech.js";
import { activeTasks, meterOf, taskText } from "../../src/modal/view.js";
import { english } from "../../src/modal/words.js";
import type { TaskState } from "../../src/state.js";
import { active, ended } from "./states.js";

const speech = speechFor("en", english);
const meter = (state: Parameters<typeof meterOf>[0], waited = 0, since = 0) =>
  meterOf(state, { waited, since }, speech);
const task = (id: number, changes: Partial<TaskState> = {}): TaskState => ({
  key: String(id),
  id,
  name: `Task ${id}`,
  state: "running",
  progress: 10 * id,
  ...changes,
});

describe("the meter", () => {
  test("shows the upload while it goes on", () => {
    const state = active({ phase: "uploading", upload: { sent: 2_500_000, total: 10_000_000 } });
    expect(meter(state, 5_000)).toEqual({
      percent: 25,
      upload: 25,
      texts: {
        percent: "25%",
        activity: "Uploading",
        amount: "2.5 MB of 10 MB",
        rate: "500 kB/s",
        left: "\u206815 sec\u2069 left",
        elapsed: "\u20685 sec\u2069 elapsed",
      },
    });
  });

  test("is indeterminate for an upload of unknown length", () => {
    const state = active({ phase: "uploading", upload: { sent: 2_500_000 } });
    expect(meter(state, 500)).toMatchObject({
      percent: null,
      texts: { percent: "", amount: "2.5 MB", left: "" },
    });
  });

  test("shows the one task that runs with its counters", () => {
    const counters = { done: 425, total: 1_000, unit: "rows", rate: 83.1 };
    const state = active({ progress: 42.5, eta: 6_000, tasks: [task(1, counters)] });
    expect(meter(state)).toEqual({
      percent: 42.5,
      upload: 0,
      texts: {
        percent: "42%",
        activity: "Task 1",
        amount: "425 of 1,000 rows",
        rate: "83 rows/s",
        left: "\u20686 sec\u2069 left",
        elapsed: "\u20680 sec\u2069 elapsed",
      },
    });
  });

  test("shows the counters of the operation when several tasks run", () => {
    const state = active({ progress: 5, counters: { done: 1, unit: "files" }, tasks: [task(1), task(2)] });
    expect(meter(state).texts).toMatchObject({ activity: "Working", amount: "1 files" });
  });

  test("is indeterminate and has no number where nothing can be measured", () => {
    expect(meter(active())).toMatchObject({ percent: null, texts: { percent: "" } });
  });

  test("counts the time left down between two records, and never to nothing", () => {
    const state = active({ progress: 5, eta: 6_000 });
    expect(meter(state, 0, 2_000).texts.left).toBe("\u20684 sec\u2069 left");
    expect(meter(state, 0, 60_000).texts.left).toBe("\u20681 sec\u2069 left");
  });

  test("says that the work is silent instead of guessing the time left", () => {
    const state = active({ progress: 5, eta: 6_000, idle: 8_000 });
    expect(meter(state, 0, 1_000).texts.left).toBe("\u20685 sec\u2069 left");
    expect(meter(state, 0, 2_000).texts.left).toBe("no news for \u206810 sec\u2069");
  });

  test("stays where it was after the end", () => {
    const state = ended({ outcome: "failed" }, { progress: 42, eta: 5, upload: { sent: 5, total: 5 } });
    expect(meter(state)).toMatchObject({
      percent: 42,
      upload: 0,
      texts: { percent: "42%", activity: "", rate: "", left: "\u20680 sec\u2069 elapsed", elapsed: "" },
    });
  });

  test.each([
    ["connecting", "Starting…"],
    ["cancelling", "Cancelling…"],
  ] as const)("says what goes on while %s", (phase, words) => {
    expect(meter(active({ phase })).texts.activity).toBe(words);
  });
});

describe("the tasks", () => {
  test("are those that run, without those of which a part runs", () => {
    const tasks = [
      task(1),
      task(2, { parentId: 1 }),
      task(3, { parentId: 1 }),
      task(4, { state: "finished" }),
      task(5, { state: "failed" }),
    ];
    expect(activeTasks(active({ tasks })).map(({ id }) => id)).toEqual([2, 3]);
  });

  test("without a number are told apart too", () => {
    const { id: _, ...numberless } = task(1);
    const tasks = [numberless, { ...numberless, key: "other", name: "Other" }];
    expect(activeTasks(active({ tasks })).map(({ key }) => key)).toEqual(["1", "other"]);
  });

  test("are gone after the end", () => {
    expect(activeTasks(ended({ outcome: "failed" }, { tasks: [task(1)] }))).toEqual([]);
  });

  test("show their percent, or their amount where there is none", () => {
    const tasks = [task(1), task(2, { progress: null, done: 12, unit: "rows" })];
    expect(tasks.map((task) => taskText(task, speech))).toEqual(["10%", "12 rows"]);
  });
});
