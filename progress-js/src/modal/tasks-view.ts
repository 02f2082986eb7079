import type { TaskState } from "../state.js";
import { Bar } from "./bar.js";
import { make, write } from "./dom.js";
import type { Format } from "./format.js";
import { MAX_TASKS, taskViews } from "./view.js";
import type { Words } from "./words.js";

interface Row {
  readonly element: HTMLElement;
  readonly name: HTMLElement;
  readonly text: HTMLElement;
  readonly bar: Bar;
}

/** One small bar for each of several tasks that run at the same time. */
export class TasksView {
  readonly element = make("div", { part: "tasks", class: "tasks", hidden: true });
  readonly #more = make("p", { class: "muted" });
  readonly #rows = new Map<string, Row>();
  #made = 0;

  constructor() {
    this.element.append(this.#more);
  }

  /** Shows the tasks. Once several were shown, the last one stays until it ends too: nothing jumps. */
  update(tasks: readonly TaskState[], words: Words, format: Format): void {
    const shown = tasks.length > 1 || this.#rows.size > 0 ? taskViews(tasks, words, format) : [];
    const keys = new Set(shown.map((task) => task.key));
    for (const [key, row] of this.#rows) {
      if (keys.has(key)) continue;
      row.element.remove();
      this.#rows.delete(key);
    }
    for (const task of shown) {
      const row = this.#rows.get(task.key) ?? this.#add(task.key);
      write(row.name, task.name);
      write(row.text, task.text);
      row.bar.set(task.percent, task.text);
    }
    const more = tasks.length - MAX_TASKS;
    write(this.#more, more > 0 ? words.moreTasks(more, format.number(more)) : "");
    this.element.hidden = shown.length === 0;
  }

  #add(key: string): Row {
    const id = `task-${this.#made++}`;
    const name = make("bdi", { id });
    const text = make("span", { class: "muted" });
    const bar = new Bar(id);
    const element = make(
      "div",
      { part: "task", class: "task" },
      make("div", { class: "row" }, name, text),
      bar.element,
    );
    const row = { element, name, text, bar };
    this.#rows.set(key, row);
    this.#more.before(element);
    return row;
  }
}
