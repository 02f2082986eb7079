import type { Counters } from "../records.js";
import type { OperationState, TaskState, Upload } from "../state.js";
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
    /** The time left, or for how long the work has been silent. */
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
  const parents = new Set(running.map((task) => task.parentId));
  return running.filter((task) => task.id === undefined || !parents.has(task.id));
}

/** The meter of a state. */
export function meterOf(state: OperationState, { waited, since }: Times, speech: Speech): MeterView {
  const { phase, upload, idle, progress } = state;
  const { words } = speech;
  const tasks = activeTasks(state);
  const task = tasks.length === 1 ? tasks[0] : undefined;
  const sent = upload?.total ? Math.min(100, (upload.sent / upload.total) * 100) : null;
  const uploading = phase === "uploading";
  const running = phase !== "ended";
  const percent = uploading ? sent : progress;
  const counters = uploading ? uploaded(upload, waited) : (task ?? state.counters ?? {});
  const eta = uploading ? etaOf(counters) : state.eta;
  const silent = idle !== undefined && idle + since >= SILENCE;
  return {
    percent,
    upload: running ? (sent ?? 0) : 0,
    texts: {
      percent: percent === null ? "" : speech.percent(percent),
      left: !running
        ? ""
        : silent
          ? words.idle(speech.duration(idle + since))
          : eta === undefined
            ? ""
            : // A time left is never called zero.
              words.left(speech.duration(Math.max(1, eta - since) + 999)),
      activity: running ? (task?.name ?? words[phase]) : "",
      amount: amountOf(counters, speech),
      rate: running && counters.rate ? words.rate(speech.amount(counters.rate, counters.unit)) : "",
      elapsed: words.elapsed(speech.duration(waited)),
    },
  };
}

/** What the bar of a task says: its percent, or its amount where there is none. */
export function taskText(task: TaskState, speech: Speech): string {
  return task.progress === null ? amountOf(task, speech) : speech.percent(task.progress);
}

function uploaded(upload: Upload = { sent: 0 }, waited: number): Counters {
  const { sent: done, total } = upload;
  return {
    done,
    unit: "bytes",
    ...(total && { total }),
    ...(waited > 1_000 && { rate: (done / waited) * 1_000 }),
  };
}

function etaOf({ done = 0, total, rate }: Counters): number | undefined {
  return total && rate ? ((total - done) / rate) * 1_000 : undefined;
}

function amountOf({ done, total, unit = "" }: Counters, { words, amount, bare }: Speech): string {
  if (done === undefined) return "";
  if (unit !== "bytes") return words.amount(bare(done), total === undefined ? total : bare(total), unit);
  return total === undefined
    ? words.amount(amount(done, unit), undefined, "")
    : words.amount(bare(done, unit, total), amount(total, unit), "");
}
