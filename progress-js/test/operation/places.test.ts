import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Place, takePlace } from "../../src/places.js";
import { type World, world } from "./tabs-world.js";

const ORIGIN = "http://app.example";
const FOLLOW = `${ORIGIN}/progress/4QJ`;
const { signal: stays } = new AbortController();

let tabs: World;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  tabs = world(ORIGIN);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What a tab gets that does not wait. */
function take(isHidden = false, url = FOLLOW): Promise<Place | undefined> {
  tabs.document.hidden = isHidden;
  return takePlace(url, stays, false);
}

/** Places for so many tabs. */
async function taken(...hidden: boolean[]): Promise<Place[]> {
  const places: Place[] = [];
  for (const isHidden of hidden) {
    const place = await take(isHidden);
    expect(place).toBeDefined();
    places.push(place as Place);
  }
  return places;
}

/** A tab that waits: what it has got so far. */
function line(isHidden = false, leave = stays) {
  tabs.document.hidden = isHidden;
  const waiting: { place?: Place | undefined; isOver: boolean } = { isOver: false };
  takePlace(FOLLOW, leave, true).then((place) => Object.assign(waiting, { place, isOver: true }));
  return waiting;
}

/** Lets everything happen that needs no time. */
const settle = () => vi.advanceTimersByTimeAsync(0);

describe("the places of a browser", () => {
  it("are four to a server; who does not wait gets nothing then", async () => {
    await taken(false, false, false, false);
    expect(await take()).toBeUndefined();
    expect(tabs.held()).toHaveLength(4);
    expect(await take(false, "http://other.example/progress/1")).toBeDefined();
  });

  it("are three for hidden tabs: one that is visible need not wait for them", async () => {
    await taken(true, true, true);
    expect(await take(true)).toBeUndefined();
    expect(await take(false)).toBeDefined();
  });

  it("are given in the order in which tabs came, and each once", async () => {
    const places = await taken(false, false, false, false);
    const first = line();
    await settle();
    const second = line();
    await settle();
    places[2]?.leave();
    await settle();
    expect([first.isOver, second.isOver]).toEqual([true, false]);
    places[0]?.leave();
    places[1]?.leave();
    await settle();
    expect(second.place).toBeDefined();
    expect([tabs.held().length, tabs.waiting()]).toEqual([3, 0]);
  });

  it("are asked for by who waits; the first one only by a tab that is visible", async () => {
    const [first, ...others] = await taken(false, false, false, false);
    line(true);
    await settle();
    expect(others.map(({ wanted }) => wanted.aborted)).toEqual([true, true, true]);
    expect(first?.wanted.aborted).toBe(false);
    line(false);
    await settle();
    expect(first?.wanted.aborted).toBe(true);
  });

  it("are wanted from the beginning where another tab has come while one waited", async () => {
    const [, place] = await taken(false, false, false, false);
    const first = line(true);
    await settle();
    line(true);
    await settle();
    place?.leave();
    await settle();
    expect(first.place?.wanted.aborted).toBe(true);
  });

  it("leave nothing behind", async () => {
    const places = await taken(false, false, false, false);
    const last = line();
    await settle();
    for (const place of places) place.leave();
    await settle();
    last.place?.leave();
    last.place?.leave();
    await settle();
    expect([tabs.held(), tabs.waiting(), tabs.channels(), vi.getTimerCount()]).toEqual([[], 0, 0, 0]);
  });
});

describe("a tab in line", () => {
  it.each([
    ["is left", (leave: AbortController) => leave.abort(new Error("enough"))],
    ["goes away", () => tabs.page.dispatchEvent(new Event("pagehide"))],
    ["is frozen", () => tabs.document.dispatchEvent(new Event("freeze"))],
    ["is shown", () => tabs.document.dispatchEvent(new Event("visibilitychange"))],
  ])("waits no more when it %s, and keeps nobody else waiting", async (_, happens) => {
    const places = await taken(false, false, false, false);
    const leave = new AbortController();
    const waiting = line(false, leave.signal);
    await settle();
    expect(waiting.isOver).toBe(false);
    happens(leave);
    await settle();
    expect(waiting).toEqual({ isOver: true, place: undefined });
    for (const place of places) place.leave();
    await settle();
    expect([tabs.held(), tabs.waiting(), tabs.channels(), vi.getTimerCount()]).toEqual([[], 0, 0, 0]);
  });

  it("takes the place of one that is frozen, when nobody has moved for long", async () => {
    const places = await taken(false, false, false, false);
    const waiting = line(true);
    await vi.advanceTimersByTimeAsync(14_000);
    const next = line(true);
    await vi.advanceTimersByTimeAsync(14_000);
    expect(places.some(({ lost }) => lost.aborted)).toBe(false);
    await vi.advanceTimersByTimeAsync(17_000);
    const robbed = places.filter(({ lost }) => lost.aborted);
    expect(robbed).toHaveLength(1);
    expect(places[0]?.lost.aborted).toBe(false);
    robbed[0]?.leave();
    await settle();
    expect([waiting, next].filter(({ isOver }) => isOver)).toHaveLength(1);
    expect(tabs.held()).toHaveLength(4);
  });

  it("hears when what it has taken from a frozen tab is taken from it", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.9);
    await taken(false, false, false, false);
    const thief = line();
    await vi.advanceTimersByTimeAsync(30_000);
    expect([thief.place?.lost.aborted, thief.place?.wanted.aborted]).toEqual([false, false]);
    line();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(thief.place?.lost.aborted).toBe(true);
  });

  it("lets the others wait on when it has taken a place: they do not rob each other in turn", async () => {
    const places = await taken(false, false, false, false);
    const thief = line();
    await settle();
    // the next one's patience, and the thief's, who has heard of the next one
    vi.spyOn(Math, "random").mockReturnValue(0.5).mockReturnValueOnce(0.1).mockReturnValueOnce(0);
    const next = line();
    await vi.advanceTimersByTimeAsync(15_100);
    expect(thief.isOver).toBe(true);
    await vi.advanceTimersByTimeAsync(14_000);
    expect(next.isOver).toBe(false);
    expect(places.filter(({ lost }) => lost.aborted)).toHaveLength(1);
  });

  it("takes none when its page goes away while it looks for one that is free", async () => {
    const taking = take();
    tabs.page.dispatchEvent(new Event("pagehide"));
    expect(await taking).toBeUndefined();
    await settle();
    expect([tabs.held(), tabs.channels()]).toEqual([[], 0]);
  });
});

describe("a tab that waits no more", () => {
  it("gives back at once what it has taken from a tab that is frozen", async () => {
    await taken(false, false, false, false);
    const { request } = navigator.locks;
    let granted = () => {};
    vi.stubGlobal("navigator", {
      locks: {
        request: (name: string, options: LockOptions, use: LockGrantedCallback<unknown>) =>
          options.steal
            ? new Promise((resolve) => {
                granted = () => resolve(request(name, options, use));
              })
            : request(name, options, use),
      },
    });
    const waiting = line();
    await vi.advanceTimersByTimeAsync(31_000);
    tabs.document.dispatchEvent(new Event("visibilitychange"));
    await settle();
    expect(waiting).toEqual({ isOver: true, place: undefined });
    granted();
    await settle();
    expect(tabs.held()).toHaveLength(3);
  });
});

describe("places without end", () => {
  const six = () => Promise.all(Array.from({ length: 6 }, () => take()));

  it.each(["h2", "h3"])("are there by %s, to the server of the page", async (protocol) => {
    vi.unstubAllGlobals();
    tabs = world(ORIGIN, protocol);
    expect(await six()).not.toContain(undefined);
    expect(tabs.held()).toEqual([]);
    await take(false, "http://other.example/progress/1");
    expect(tabs.held()).toHaveLength(1);
  });

  it("are there where the platform has no locks", async () => {
    vi.stubGlobal("navigator", {});
    expect(await six()).not.toContain(undefined);
  });

  it("are there where a page may not have a channel", async () => {
    vi.stubGlobal(
      "BroadcastChannel",
      class {
        constructor() {
          throw new DOMException("sandbox", "SecurityError");
        }
      },
    );
    expect(await six()).not.toContain(undefined);
  });

  it.each(["SecurityError", "InvalidStateError"])(
    "are there where locks fail with %s, for who waits too",
    async (why) => {
      const request = () => Promise.reject(new DOMException("sandbox", why));
      vi.stubGlobal("navigator", { locks: { request } });
      const waiting = line();
      await settle();
      expect(waiting.place).toBeDefined();
      waiting.place?.leave();
      expect(tabs.channels()).toBe(0);
    },
  );

  it("are there where a page may not have locks", async () => {
    const request = () => Promise.reject(new DOMException("sandbox", "SecurityError"));
    vi.stubGlobal("navigator", { locks: { request } });
    const places = await six();
    expect(places).not.toContain(undefined);
    for (const place of places) place?.leave();
    expect(tabs.channels()).toBe(0);
  });

  it("are there without a page", async () => {
    vi.stubGlobal("document", undefined);
    expect(await six()).not.toContain(undefined);
    expect(tabs.held()).toEqual([]);
  });
});
