import type { Counters, TaskProgress } from "./records.js";
import type { TaskState } from "./state.js";

/** How many tasks are held. */
const MAX_TASKS = 1_024;

/** The tasks with the newest of one of them. At the bound a new task is left out. */
export function withTask(tasks: readonly TaskState[], progress: TaskProgress): readonly TaskState[] {
  const { task: name = "", taskId: id } = progress;
  const key = `${id ?? `name:${name}`}`;
  const newest: TaskState = {
    key,
    name,
    id,
    parentId: progress.parentId,
    state: progress.taskState ?? "running",
    progress: progress.taskProgress ?? null,
    ...countersOf(progress),
  };
  const at = tasks.findIndex((task) => task.key === key);
  if (at >= 0) return tasks.with(at, newest);
  return tasks.length < MAX_TASKS ? [...tasks, newest] : tasks;
}

/** What a record counts; `undefined` when it counts nothing. */
export function countersOf({ done, total, unit, rate }: Counters): Counters | undefined {
  return (done ?? total ?? unit ?? rate) === undefined ? undefined : { done, total, unit, rate };
}
