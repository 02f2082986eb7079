import type { Counters } from "../records.js";
import type { OperationState, TaskState } from "../state.js";
import type { Format } from "./format.js";
import type { Words } from "./words.js";

/** What the bar and the lines around it show. An empty text is not shown. */
export interface MeterView {
  /** 0 to 100; `null`: indeterminate. */
  readonly percent: number | null;
  /** 0 to 100 of the upload, drawn paler behind it. */
  readonly upload: number;
  readonly percentText: string;
  /** What goes on: the task, or what the client is at. */
  readonly activity: string;
  readonly amount: string;
  readonly rate: string;
  readonly left: string;
}

/** The bar of one of several tasks that run at the same time. */
export interface TaskView {
  readonly key: string;
  readonly name: string;
  readonly percent: number | null;
  readonly text: string;
}

/** More bars than this are counted, not drawn. */
export const MAX_TASKS = 6;

/** Silence of the work that is worth a word, in ms. */
const SILENCE = 10_000;

/** Tasks that run and of which no part runs: what is really being worked on. */
export function activeTasks(state: OperationState): readonly TaskState[] {
  if (state.phase === "ended") return [];
  const running = state.tasks.filter((task) => task.state === "running");
  const parents = new Set(running.map((task) => task.parentId));
  return running.filter((task) => task.id === undefined || !parents.has(task.id));
}

/**
 * The meter of a state.
 *
 * @param waited milliseconds since the person began to wait
 * @param since milliseconds since the state was new: what the server said of time goes on
 */
export function meterOf(
  state: OperationState,
  waited: number,
  since: number,
  words: Words,
  format: Format,
): MeterView {
  const upload = uploaded(state);
  if (state.phase === "uploading") return uploadMeter(state, upload, waited, words, format);
  const ended = state.phase === "ended";
  const tasks = activeTasks(state);
  const task = tasks.length === 1 ? tasks[0] : undefined;
  const counters = task ?? state.counters;
  const { progress } = state;
  return {
    percent: progress,
    upload: ended ? 0 : (upload ?? 0),
    percentText: progress === null ? "" : format.percent(progress),
    activity: ended ? "" : (task?.name ?? words[state.phase === "running" ? "working" : state.phase]),
    amount: amountOf(counters, words, format),
    rate: rateOf(ended ? undefined : counters, words, format),
    left: ended ? "" : timeOf(state, since, words, format),
  };
}

/** The time left, or for how long the work has been silent. */
function timeOf({ idle, eta }: OperationState, since: number, words: Words, format: Format): string {
  if (idle !== undefined && idle + since >= SILENCE) return words.idle(format.duration(idle + since));
  return eta === undefined ? "" : words.left(roundedUp(Math.max(0, eta - since), format));
}

/** A time left is never called zero. */
function roundedUp(milliseconds: number, format: Format): string {
  return format.duration(Math.max(1_000, milliseconds + 999));
}

/** The bars of tasks that run at the same time: at most {@link MAX_TASKS}. */
export function taskViews(tasks: readonly TaskState[], words: Words, format: Format): TaskView[] {
  return tasks.slice(0, MAX_TASKS).map((task) => ({
    key: task.key,
    name: task.name,
    percent: task.progress,
    text: task.progress === null ? amountOf(task, words, format) : format.percent(task.progress),
  }));
}

function uploaded({ upload }: OperationState): number | undefined {
  return upload?.total ? Math.min(100, (upload.sent / upload.total) * 100) : undefined;
}

function uploadMeter(
  state: OperationState,
  percent: number | undefined,
  waited: number,
  words: Words,
  format: Format,
): MeterView {
  const { sent = 0, total } = state.upload ?? {};
  const rate = waited > 1_000 ? sent / (waited / 1_000) : 0;
  const counters = { done: sent, unit: "bytes", ...(total && { total }), ...(rate && { rate }) };
  return {
    percent: percent ?? null,
    upload: percent ?? 0,
    percentText: percent === undefined ? "" : format.percent(percent),
    activity: words.uploading,
    amount: amountOf(counters, words, format),
    rate: rateOf(counters, words, format),
    left: rate && total ? words.left(roundedUp(((total - sent) / rate) * 1_000, format)) : "",
  };
}

function amountOf(counters: Counters | undefined, words: Words, format: Format): string {
  if (counters?.done === undefined) return "";
  const { done, total, unit = "" } = counters;
  if (unit === "bytes") {
    const known = total !== undefined;
    return words.amount(
      known ? format.bare(done, unit, total) : format.amount(done, unit),
      known ? format.amount(total, unit) : undefined,
      "",
    );
  }
  return words.amount(format.number(done), total === undefined ? undefined : format.number(total), unit);
}

function rateOf(counters: Counters | undefined, words: Words, format: Format): string {
  return counters?.rate ? words.rate(format.amount(counters.rate, counters.unit)) : "";
}
