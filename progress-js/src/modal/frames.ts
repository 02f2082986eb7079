/**
 * Calls `paint` at most once a frame, however often it is asked to. Hidden pages get no frames: there a timer does it, and
 * the moment a page is seen again it is up to date.
 */
export class Frames {
  readonly #paint: () => void;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(paint: () => void) {
    this.#paint = paint;
    document.addEventListener("visibilitychange", this.#now);
  }

  /** Asks for a painting soon. */
  request(): void {
    if (this.#timer !== undefined) return;
    this.#frame = requestAnimationFrame(this.#now);
    this.#timer = setTimeout(this.#now, 500);
  }

  /** Ends it: nothing is painted any more. */
  stop(): void {
    document.removeEventListener("visibilitychange", this.#now);
    this.#clear();
  }

  #clear(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #now = (): void => {
    this.#clear();
    this.#paint();
  };
}
