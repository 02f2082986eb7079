import type { Tone } from "./tone.js";

const NS = "http://www.w3.org/2000/svg";

/** Each tone has a shape of its own, so that nothing is told by colour alone. */
const paths: Readonly<Record<Tone, string>> = {
  ok: "M4.5 12.5l5 5 10-11",
  warn: "M12 4v10M12 19v.01",
  bad: "M6 6l12 12M18 6L6 18",
  none: "M5 12h14",
};

/** A drawn icon. It is decoration for the word beside it, so assistive technology does not see it. */
export function icon(tone: Tone): SVGSVGElement {
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(NS, "path");
  path.setAttribute("d", paths[tone]);
  svg.append(path);
  return svg;
}
