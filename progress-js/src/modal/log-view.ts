import type { Message, MessageLog } from "../log.js";
import { make, write } from "./dom.js";
import type { Format } from "./format.js";
import { icon } from "./icons.js";
import { messageView, shortened } from "./message.js";
import type { Words } from "./words.js";

/** Lines that are made in one frame: some milliseconds of work. */
const LINES_PER_FRAME = 150;
/** So near to its end, in px, the log counts as being at its end. */
const NEAR = 8;

/**
 * The log: it follows its end unless the person scrolled up, and holds a bounded number of lines whatever comes. While somebody
 * reads further up nothing moves: lines are added below until the bound is reached, and none is taken away.
 */
export class LogView {
  readonly element: HTMLElement;
  readonly #box: HTMLElement;
  readonly #newest: HTMLButtonElement;
  readonly #words: Words;
  readonly #format: Format;
  readonly #bound: number;
  /** Index of the first line shown, and of the first that was not shown yet. */
  #from = 0;
  #to = 0;
  #count = 0;
  #following = true;
  /** How many there were when the person scrolled up. */
  #left = 0;

  /**
   * @param bound lines in the document at most
   * @param changed called when scrolling made room for more lines
   */
  constructor(words: Words, format: Format, bound: number, changed: () => void) {
    this.#words = words;
    this.#format = format;
    this.#bound = bound;
    this.#box = make("div", {
      part: "log",
      class: "log",
      role: "log",
      "aria-live": "off",
      "aria-label": words.messages,
      tabindex: "0",
    });
    this.#newest = make("button", { part: "newest", class: "newest", type: "button", hidden: true });
    this.element = make("div", { class: "messages", hidden: true }, this.#box, this.#newest);
    this.#box.addEventListener("scroll", () => {
      const { scrollTop, scrollHeight, clientHeight } = this.#box;
      const following = scrollHeight - clientHeight - scrollTop < NEAR;
      if (following === this.#following) return;
      this.#following = following;
      this.#left = this.#count;
      changed();
    });
    this.#newest.addEventListener("click", () => {
      this.#following = true;
      this.#box.focus();
      changed();
    });
  }

  /** How many messages there are beside those that are shown. */
  get hidden(): number {
    return this.#count - (this.#to - this.#from);
  }

  /**
   * Shows what is new in the log; a part of it, if it is much.
   *
   * @returns whether the next frame is to show more
   */
  update(log: MessageLog): boolean {
    this.#count = log.count;
    this.element.hidden = log.count === 0;
    const first = Math.max(log.count - this.#bound, log.dropped);
    if (this.#following && this.#to < first) this.#restartAt(first);
    const room = this.#following ? this.#bound : this.#bound - (this.#to - this.#from);
    const held = this.#to >= log.dropped ? Math.min(LINES_PER_FRAME, room) : 0;
    if (held > 0) this.#append(log.items(this.#to, this.#to + held));
    if (this.#following) this.#box.scrollTop = this.#box.scrollHeight;
    const newer = log.count - this.#left;
    write(this.#newest, this.#following ? "" : this.#words.newest(newer, this.#format.number(newer)));
    return this.#following && this.#to < log.count;
  }

  #restartAt(index: number): void {
    this.#box.replaceChildren();
    this.#from = this.#to = index;
  }

  #append(messages: readonly Message[]): void {
    this.#box.append(...messages.map((message) => this.#line(message)));
    this.#to += messages.length;
    for (; this.#to - this.#from > this.#bound; this.#from++) this.#box.firstChild?.remove();
  }

  #line(message: Message): HTMLElement {
    const { tone, word, text, place } = messageView(message, this.#words, this.#format);
    const line = make("div", {
      part: `line ${message.kind}`,
      class: "line",
      dir: "auto",
      "data-tone": tone ?? false,
    });
    const body = make("span");
    if (word) body.append(make("b", { class: tone === "ok" ? "hidden" : "" }, word), " ");
    body.append(make("bdi", {}, shortened(text)));
    if (place) body.append(" ", make("i", { dir: "auto" }, place));
    line.append(tone ? icon(tone) : "", body);
    return line;
  }
}
