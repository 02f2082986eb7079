import type { Message, MessageLog } from "../log.js";
import { make, write } from "./dom.js";
import { icon } from "./icons.js";
import { messageView, shortened } from "./message.js";
import type { Speech } from "./speech.js";

/** Lines that are made in one frame: some milliseconds of work, where a frame of its own costs more than they do. */
const LINES_PER_FRAME = 500;
/** So near to its end, in px, the log counts as being at its end. */
const NEAR = 8;

/**
 * The log: it follows its end unless the person scrolled up, and holds a bounded number of lines whatever comes. While somebody
 * reads further up nothing moves: lines are added below until the bound is reached, and none is taken away.
 */
export interface LogView {
  readonly element: HTMLElement;
  /** How many messages are shown. */
  shown(): number;
  /** Shows what is new in the log; a part of it, if it is much. Returns whether the next frame is to show more. */
  update(log: MessageLog): boolean;
}

/**
 * Makes a log.
 *
 * @param bound lines in the document at most
 * @param changed called when scrolling made room for more lines
 */
export function logView(speech: Speech, bound: number, changed: () => void): LogView {
  const { words } = speech;
  const box = make("div log", {
    role: "log",
    "aria-live": "off",
    "aria-label": words.messages,
    tabindex: "0",
  });
  const newest = make("button newest", { type: "button" });
  const element = make("div messages", box, newest);
  /** Index of the first line shown, and of the first that was not shown yet. */
  let from = 0;
  let to = 0;
  let count = 0;
  let following = true;
  /** How many there were when the person scrolled up. */
  let left = 0;

  const end = (): void => {
    box.scrollTop = box.scrollHeight;
  };
  box.addEventListener("scroll", () => {
    const atEnd = box.scrollHeight - box.clientHeight - box.scrollTop < NEAR;
    if (atEnd === following) return;
    following = atEnd;
    left = count;
    changed();
  });
  newest.addEventListener("click", () => {
    following = true;
    end();
    box.focus();
    changed();
  });

  const line = (message: Message): HTMLElement => {
    const { tone, word, text, place } = messageView(message, speech);
    const body = make("span");
    if (word) body.append(make(tone === "ok" ? "b hidden" : "b", `${word} `));
    body.append(make("bdi", shortened(text)));
    if (place) body.append(" ", make("bdi place", shortened(place)));
    return make(`div line ${tone ?? ""}`, { dir: "auto" }, tone ? icon(tone) : "", body);
  };

  return {
    element,
    shown: () => to - from,
    update(log) {
      count = log.count;
      element.hidden = !count;
      const first = Math.max(count - bound, log.dropped);
      if (following && to < first) {
        box.replaceChildren();
        from = to = first;
      }
      if (to >= log.dropped) {
        const room = following ? bound : bound - (to - from);
        const messages = log.items(to, to + Math.min(LINES_PER_FRAME, room));
        box.append(...messages.map(line));
        to += messages.length;
        for (; to - from > bound; from++) box.firstChild?.remove();
      }
      if (following) end();
      write(newest, following ? "" : words.newest(count - left, speech.number(count - left)));
      return following && to < count;
    },
  };
}
