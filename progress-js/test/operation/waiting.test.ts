import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { backoff } from "../../src/backoff.js";
import { recordQueue } from "../../src/queue.js";
import { inSequence } from "../../src/sequence.js";
import { onWake, pause } from "../../src/wake.js";
import { watchdog } from "../../src/watchdog.js";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page without a DOM: events are told to it by the test. */
function page(): EventTarget {
  const target = new EventTarget();
  vi.stubGlobal("addEventListener", target.addEventListener.bind(target));
  return target;
}

describe("the time between attempts", () => {
  it("may be any up to a bound that doubles, and is 30 s at most", () => {
    expect([0, 1, 2, 5, 6, 7, 1_000].map((attempt) => backoff(attempt, () => 1))).toEqual([
      500, 1_000, 2_000, 16_000, 30_000, 30_000, 30_000,
    ]);
    expect(backoff(9, () => 0)).toBe(0);
  });
});

describe("a pause", () => {
  it("lasts as long as it was said, and not longer than its signal", async () => {
    let over = 0;
    const signal = new AbortController();
    pause(100, signal.signal, true).then(() => over++);
    pause(100_000, signal.signal, true).then(() => over++);
    await vi.advanceTimersByTimeAsync(99);
    expect(over).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(over).toBe(1);
    signal.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(over).toBe(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(["online", "pageshow"])("is over with %s, where it may be", async (event) => {
    const target = page();
    const over: boolean[] = [];
    const { signal } = new AbortController();
    pause(100, signal, true).then(() => over.push(true));
    pause(100, signal, false).then(() => over.push(false));
    target.dispatchEvent(new Event(event));
    await vi.advanceTimersByTimeAsync(0);
    expect(over).toEqual([true]);
  });

  it("is over when the page is shown, not when it is hidden", () => {
    page();
    const document = Object.assign(new EventTarget(), { hidden: true });
    vi.stubGlobal("document", document);
    let woken = 0;
    const end = onWake(() => woken++);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(woken).toBe(0);
    document.hidden = false;
    document.dispatchEvent(new Event("visibilitychange"));
    end();
    document.dispatchEvent(new Event("visibilitychange"));
    expect(woken).toBe(1);
  });
});

describe("a watchdog", () => {
  it("barks when nothing came for as long as it was told", () => {
    const bark = vi.fn();
    const dog = watchdog(bark);
    dog.feed(100);
    vi.advanceTimersByTime(99);
    dog.feed(100);
    vi.advanceTimersByTime(99);
    expect(bark).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(bark).toHaveBeenCalledOnce();
    dog.feed(100);
    dog.stop();
    dog.look(0);
    vi.advanceTimersByTime(1_000);
    expect(bark).toHaveBeenCalledOnce();
  });

  it("looks at the clock, which goes on while timers sleep", () => {
    const bark = vi.fn();
    const dog = watchdog(bark);
    dog.feed(undefined);
    vi.setSystemTime(Date.now() + 50);
    dog.look(50);
    expect(bark).not.toHaveBeenCalled();
    vi.setSystemTime(Date.now() + 1);
    dog.look(50);
    expect(bark).toHaveBeenCalledOnce();
  });
});

describe("a sequence", () => {
  it("leaves out a record of several words that comes again", () => {
    const words = [
      { kind: "line", seq: 2, text: "l", level: "info" },
      { kind: "error", seq: 2, text: "e" },
    ] as const;
    expect(inSequence([...words, ...words], 1)).toEqual(words);
    expect(inSequence(words, 2)).toEqual([]);
  });
});

describe("a queue", () => {
  it("is left by an iteration that never began", async () => {
    const leave = vi.fn();
    const queue = recordQueue(leave);
    await queue.records.return?.();
    expect(leave).toHaveBeenCalledExactlyOnceWith(queue);
    expect(await queue.records.next()).toMatchObject({ done: true });
  });
});
