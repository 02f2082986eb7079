import { attribute, make } from "./dom.js";

/** A progress bar: it has a value, or it is indeterminate and has none. */
export interface Bar {
  readonly element: HTMLElement;
  /**
   * @param percent 0 to 100; `null`: indeterminate
   * @param text the value in words
   * @param upload 0 to 100, drawn paler behind the value
   */
  set(percent: number | null, text: string, upload?: number): void;
}

/** Makes a bar. @param label id of the element that names it, in the same tree */
export function barOf(label: string): Bar {
  const behind = make("div fill upload");
  const element = make(
    "div bar",
    { role: "progressbar", "aria-valuemin": "0", "aria-valuemax": "100", "aria-labelledby": label },
    behind,
    make("div fill"),
  );
  let shown = 100;
  return {
    element,
    set(percent, text, upload = 0) {
      attribute(element, "aria-valuenow", percent === null ? null : `${Math.floor(percent)}`);
      attribute(element, "aria-valuetext", percent === null ? null : text);
      // It moves to more. To less, or out of the indeterminate, which fills it, it jumps: it never shows more than there is.
      const value = percent ?? 100;
      element.style.setProperty("--move", value < shown ? "0s" : ".25s");
      element.style.setProperty("--value", `${value}`);
      shown = value;
      behind.style.setProperty("--value", `${upload}`);
    },
  };
}
