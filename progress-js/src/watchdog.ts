/** Notices silence. */
export interface Watchdog {
  /** Something came, or is waited for from now on: at most so long, in ms; `undefined`: for ever. */
  feed(limit: number | undefined): void;
  /** Barks when nothing came for so long, in ms, by the clock: that goes on while a page sleeps, and timers do not. */
  look(limit: number): void;
  stop(): void;
}

/** A watchdog that waits for nothing yet. */
export function watchdog(bark: () => void): Watchdog {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let fed = Number.POSITIVE_INFINITY;
  return {
    feed(limit) {
      clearTimeout(timer);
      fed = Date.now();
      if (limit) timer = setTimeout(bark, limit);
    },

    look(limit) {
      if (Date.now() - fed > limit) bark();
    },

    stop() {
      clearTimeout(timer);
      fed = Number.POSITIVE_INFINITY;
    },
  };
}
