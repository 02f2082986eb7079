import { attribute, make } from "./dom.js";
import type { Tone } from "./tone.js";

/** A progress bar: it has a value, or it is indeterminate and has none. */
export class Bar {
  readonly element: HTMLElement;
  readonly #upload = make("div", { class: "fill upload" });

  /** @param name id of the element that names it, in the same tree */
  constructor(name: string) {
    this.element = make(
      "div",
      {
        part: "bar",
        class: "bar",
        role: "progressbar",
        "aria-valuemin": "0",
        "aria-valuemax": "100",
        "aria-labelledby": name,
      },
      this.#upload,
      make("div", { part: "fill", class: "fill" }),
    );
  }

  /**
   * @param percent 0 to 100; `null`: indeterminate
   * @param text the value in words
   * @param upload 0 to 100, drawn paler behind the value
   */
  set(percent: number | null, text: string, upload = 0, tone?: Tone): void {
    const { element } = this;
    attribute(element, "aria-valuenow", percent === null ? undefined : String(Math.floor(percent)));
    attribute(element, "aria-valuetext", percent === null ? undefined : text);
    attribute(element, "data-tone", tone);
    element.style.setProperty("--value", String(percent ?? 0));
    this.#upload.style.setProperty("--value", String(upload));
  }
}
