import type { Counters } from "../records.js";
import type { OperationState, TaskState } from "../state.js";
import type { Speech } from "./speech.js";
import type { Times } from "./stopwatch.js";

/** What the bar and the lines around it show. An empty text is not shown. */
export interface MeterView {
  /** 0 to 100; `null`: indeterminate. */
  readonly percent: number | null;
  /** 0 to 100 of the upload, drawn paler behind it. */
  readonly upload: number;
  readonly texts: {
    readonly percent: string;
    /** The time left, or for how long the work has been silent; at the end, the time it took. */
    readonly left: string;
    /** What goes on: the task, or what the client is at. */
    readonly activity: string;
    readonly amount: string;
    readonly rate: string;
    readonly elapsed: string;
  };
}

/** More bars of tasks than this are counted, not drawn. */
export const MAX_TASKS = 6;

/** Silence of the work that is worth a word, in ms. */
const SILENCE = 10_000;

/** Tasks that run and of which no part runs: what is really being worked on. */
export function activeTasks({ phase, tasks }: OperationState): readonly TaskState[] {
  const running = tasks.filter((task) => phase !== "ended" && task.state === "running");
  return running.filter(({ id }) => id === undefined || !running.some(({ parentId }) => parentId === id));
}

/** The meter of a state. */
export function meterOf(state: OperationState, { waited, since }: Times, speech: Speech): MeterView {
  const { phase, idle } = state;
  const { words, duration } = speech;
  const { sent = 0, total = 0 } = state.upload ?? {};
  const uploaded = total ? Math.min(100, (sent / total) * 100) : null;
  const tasks = activeTasks(state);
  const task = tasks.length === 1 ? tasks[0] : undefined;
  let { progress: percent, eta } = state;
  let counters: Counters = task ?? state.counters ?? {};
  if (phase === "uploading") {
    const rate = waited > 1_000 ? (sent / waited) * 1_000 : 0;
    percent = uploaded;
    counters = { done: sent, unit: "bytes", rate, ...(total && { total }) };
    eta = total && rate ? ((total - sent) / rate) * 1_000 : undefined;
  }
  const texts = {
    percent: percent === null ? "" : speech.percent(percent),
    amount: amountOf(counters, speech),
    elapsed: words.elapsed(duration(waited)),
  };
  if (phase === "ended") {
    return {
      percent,
      upload: 0,
      texts: { ...texts, left: texts.elapsed, elapsed: "", activity: "", rate: "" },
    };
  }
  const silence = idle === undefined ? 0 : idle + since;
  const { rate, unit } = counters;
  let left = "";
  if (silence >= SILENCE) left = words.idle(duration(silence));
  // A time left is never called zero.
  else if (eta !== undefined) left = words.left(duration(Math.max(1_000, eta - since)));
  return {
    percent,
    upload: uploaded ?? 0,
    texts: {
      ...texts,
      left,
      activity: (phase === "running" || phase === "cancelling" ? task?.name : "") || words[phase],
      rate: rate ? words.rate(amountOf({ done: rate, unit }, speech)) : "",
    },
  };
}

/** What the bar of a task says: its percent, or its amount where there is none. */
export function taskText(task: TaskState, speech: Speech): string {
  return task.progress === null ? amountOf(task, speech) : speech.percent(task.progress);
}

function amountOf({ done, total, unit = "" }: Counters, { words, number, size }: Speech): string {
  const bytes = unit === "bytes";
  const write = bytes ? size : number;
  if (done === undefined) return "";
  return words.amount(write(done), total === undefined ? total : write(total), bytes ? "" : unit);
}
