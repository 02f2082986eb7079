/**
 * Calls when there may be a connection again: the device is online, the page is shown, or is back from the back-forward cache. Does nothing
 * where there is no page.
 *
 * @returns a function that ends it
 */
export function onWake(listener: () => void): () => void {
  const { document } = globalThis;
  const gone = new AbortController();
  const { signal } = gone;
  globalThis.addEventListener?.("online", listener, { signal });
  globalThis.addEventListener?.("pageshow", listener, { signal });
  document?.addEventListener("visibilitychange", () => document.hidden || listener(), { signal });
  return () => gone.abort();
}

/**
 * Calls when the page is about to stand still: it is left, and may go into the back-forward cache, or the browser freezes it. Does nothing where
 * there is no page.
 *
 * @returns a function that ends it
 */
export function onAway(listener: () => void): () => void {
  const gone = new AbortController();
  const { signal } = gone;
  globalThis.addEventListener?.("pagehide", listener, { signal });
  globalThis.document?.addEventListener("freeze", listener, { signal });
  return () => gone.abort();
}

/** Waits so long, in ms, or until the signal aborts, or, for those who may be woken, until a wake. Never rejects. */
export function pause(ms: number, signal: AbortSignal, mayWake: boolean): Promise<void> {
  return new Promise<void>((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      sleep();
      signal.removeEventListener("abort", over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    const sleep = mayWake ? onWake(over) : () => {};
    signal.addEventListener("abort", over);
    if (signal.aborted) over();
  });
}
