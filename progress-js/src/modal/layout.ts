import { Bar } from "./bar.js";
import { make } from "./dom.js";
import { styleSheet } from "./styles.js";

/** The elements of a modal that change, ready in their places. */
export type Layout = ReturnType<typeof layoutIn>;

/** Builds the inside of a modal. What is slotted into it stays where it is over several operations. */
export function layoutIn(root: ShadowRoot) {
  const title = make("bdi");
  const name = make("bdi", { class: "muted" });
  const percent = make("span", { part: "percent", class: "percent" });
  const left = make("span", { class: "muted" });
  const activity = make("bdi", { part: "activity" });
  const amount = make("bdi", { class: "muted" });
  const rate = make("bdi", { class: "muted" });
  const elapsed = make("span", { class: "muted elapsed" });
  const bar = new Bar("title");
  const counts = make("div");
  const prompt = make("section", {
    part: "prompt",
    class: "end",
    hidden: true,
    "aria-labelledby": "outcome",
  });
  const meter = make(
    "div",
    { part: "meter", class: "meter" },
    make("div", { class: "row" }, percent, left),
    bar.element,
    make("div", { class: "row facts" }, activity, amount, rate, elapsed),
  );
  const tasks = make("div");
  const messages = make("div");
  const note = make("p", { part: "note", class: "muted" });
  const download = make("button", { part: "download", class: "link", type: "button" });
  const hint = make("p", { part: "hint", class: "muted" });
  const cancel = make("button", { part: "cancel", type: "button" });
  const close = make("button", { part: "close", class: "primary", type: "button" });
  const status = make("div", { role: "status", class: "hidden" });

  const heading = make("h2", { part: "title", id: "title" }, make("slot", { name: "title" }, title));
  const dialog = make(
    "dialog",
    { part: "dialog", "aria-labelledby": "title", tabindex: "-1", closedby: "none" },
    make(
      "div",
      { part: "body", class: "body" },
      make("header", { part: "header" }, heading, name),
      prompt,
      meter,
      tasks,
      counts,
      messages,
      make("slot"),
      make("div", { class: "row notes" }, note, download),
      make(
        "footer",
        { part: "footer", class: "buttons" },
        hint,
        make("slot", { name: "footer" }),
        cancel,
        close,
      ),
    ),
    status,
  );
  root.adoptedStyleSheets = [styleSheet()];
  root.replaceChildren(dialog);
  return {
    dialog,
    title,
    name,
    percent,
    left,
    activity,
    amount,
    rate,
    elapsed,
    bar,
    meter,
    counts,
    prompt,
    tasks,
    messages,
    note,
    download,
    hint,
    cancel,
    close,
    status,
  };
}
