/** Asks for a painting soon, and ends all painting. */
export interface Frames {
  request(): void;
  stop(): void;
}

/**
 * Calls `paint` at most once a frame, however often it is asked to. Hidden pages get no frames: there a timer does it, and
 * the moment a page is seen again it is up to date.
 */
export function framesFor(paint: () => void): Frames {
  let frame = 0;
  let timer = 0;
  const clear = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    timer = 0;
  };
  const now = (): void => {
    clear();
    paint();
  };
  document.addEventListener("visibilitychange", now);
  return {
    request() {
      if (timer) return;
      frame = requestAnimationFrame(now);
      timer = window.setTimeout(now, 500);
    },
    stop() {
      document.removeEventListener("visibilitychange", now);
      clear();
    },
  };
}
