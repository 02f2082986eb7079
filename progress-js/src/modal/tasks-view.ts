import type { TaskState } from "../state.js";
import { barOf } from "./bar.js";
import { make, write } from "./dom.js";
import type { Speech } from "./speech.js";
import { MAX_TASKS, taskText } from "./view.js";

/** One small bar for each of several tasks that run at the same time. */
export interface TasksView {
  readonly element: HTMLElement;
  /** Shows the tasks. Once several were shown, the last one stays until it ends too: nothing jumps. */
  update(tasks: readonly TaskState[]): void;
}

interface Row {
  readonly element: HTMLElement;
  update(task: TaskState): void;
}

/** Makes the place of the tasks. */
export function tasksView(speech: Speech): TasksView {
  const more = make("bdi muted");
  const element = make("div tasks", more);
  const rows = new Map<string, Row>();
  let made = 0;

  const row = (key: string): Row => {
    const id = `task-${made++}`;
    const name = make("bdi", { id });
    const text = make("bdi muted");
    const bar = barOf(id);
    const element = make("div task", make("div row", name, text), bar.element);
    const row: Row = {
      element,
      update(task) {
        const words = taskText(task, speech);
        write(name, task.name);
        write(text, words);
        bar.set(task.progress, words);
      },
    };
    rows.set(key, row);
    more.before(element);
    return row;
  };

  return {
    element,
    update(tasks) {
      const shown = tasks.length > 1 || rows.size ? tasks.slice(0, MAX_TASKS) : [];
      for (const [key, { element }] of rows) {
        if (shown.some((task) => task.key === key)) continue;
        element.remove();
        rows.delete(key);
      }
      for (const task of shown) (rows.get(task.key) ?? row(task.key)).update(task);
      write(more, speech.counted(speech.words.moreTasks, tasks.length - MAX_TASKS));
      element.hidden = !shown.length;
    },
  };
}
