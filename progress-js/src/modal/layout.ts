import { barOf } from "./bar.js";
import { make } from "./dom.js";
import { styleSheet } from "./styles.js";

/** The elements of a modal that change. */
export type Layout = ReturnType<typeof layoutIn>;

/** Builds the inside of a modal around the views that it is made of. What the page has slotted into the modal stays. */
export function layoutIn(root: ShadowRoot, ...views: readonly HTMLElement[]) {
  const title = make("bdi");
  const name = make("bdi muted name");
  const prompt = make("section prompt", { hidden: true, "aria-labelledby": "outcome" });
  /** By the names of the texts of a meter. */
  const texts = {
    percent: make("bdi percent"),
    left: make("bdi muted left"),
    activity: make("bdi activity"),
    amount: make("bdi muted amount"),
    rate: make("bdi muted rate"),
    elapsed: make("bdi muted elapsed"),
  };
  const { percent, left, ...facts } = texts;
  const bar = barOf("title");
  const meter = make(
    "div meter",
    make("div row", percent, left),
    bar.element,
    make("div row facts", ...Object.values(facts)),
  );
  const note = make("bdi muted note");
  const download = make("button download", { type: "button" });
  const hint = make("bdi muted hint");
  const cancel = make("button cancel", { type: "button" });
  const close = make("button close", { type: "button" });
  const status = make("div hidden", { role: "status" });
  const dialog = make(
    "dialog dialog",
    { "aria-labelledby": "title", tabindex: "-1", closedby: "none" },
    make(
      "div body",
      make("header header", make("h2 title", { id: "title" }, make("slot", { name: "title" }, title)), name),
      prompt,
      meter,
      ...views,
      make("slot"),
      make("div row", note, download),
      make("footer footer", make("div row", hint), make("slot", { name: "footer" }), cancel, close),
    ),
    status,
  );
  root.adoptedStyleSheets = [styleSheet()];
  root.replaceChildren(dialog);
  return { dialog, title, name, prompt, texts, meter, bar, note, download, hint, cancel, close, status };
}
