import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type FollowInit,
  followOperation,
  type Operation,
  type Phase,
  startOperation,
} from "../../src/index.js";
import { type Place, takePlace } from "../../src/places.js";
import { type Sent, scriptedFetch } from "./scripted-fetch.js";
import { STARTED, SUCCEEDED } from "./stream-server.js";
import { type World, world } from "./tabs-world.js";

const ORIGIN = "http://app.example";
const FOLLOW = `${ORIGIN}${STARTED.follow}`;
const { seq: _, ...SNAPSHOT } = STARTED;
const stays = new AbortController().signal;

let tabs: World;
let server: ReturnType<typeof scriptedFetch>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  tabs = world(ORIGIN);
  server = scriptedFetch();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const snapshot = (seq: number) => ({
  snapshot: { ...SNAPSHOT, state: "running", seq, Progress: 10, elapsed: 1 },
});
const line = (seq: number) => ({ seq, Line: `${seq}` });
const last = (): Sent => server.requests.at(-1) as Sent;
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

/** Follows, and writes down its phases. */
function followed(init: FollowInit = {}) {
  return watched(followOperation(FOLLOW, { fetch: server.fetch, ...init }));
}

function watched(operation: Operation) {
  const phases: Phase[] = [];
  operation.subscribe(({ phase }) => phase === phases.at(-1) || phases.push(phase));
  return { operation, phases };
}

/** One who follows, has heard all up to `seq`, and has a place. */
async function settled(seq = 2, init: FollowInit = {}) {
  const follower = followed(init);
  await pass();
  last().say(snapshot(seq), STARTED, ...Array.from({ length: seq - 1 }, (_, at) => line(at + 2)));
  await pass();
  expect(tabs.held()).toHaveLength(1);
  return follower;
}

/** Takes all places that there are for other tabs. */
async function others(): Promise<Place[]> {
  const places: Place[] = [];
  for (
    let place = await takePlace(FOLLOW, stays, false);
    place;
    place = await takePlace(FOLLOW, stays, false)
  )
    places.push(place);
  return places;
}

/** Another tab that waits. */
async function another(): Promise<{ place?: Place | undefined }> {
  const waiting: { place?: Place | undefined } = {};
  takePlace(FOLLOW, stays, true).then((place) => {
    waiting.place = place;
  });
  await pass();
  return waiting;
}

describe("a follower for whose place another tab waits", () => {
  it("leaves at once when it is hidden, rests, and goes on behind its cursor", async () => {
    tabs.document.hidden = true;
    const { operation, phases } = await settled();
    await others();
    const tab = await another();
    expect(last().isLeft).toBe(true);
    expect(tab.place).toBeDefined();
    tab.place?.leave();
    await pass(4_999);
    expect(server.requests).toHaveLength(1);
    await pass(1);
    expect(last().url).toBe(`${FOLLOW}?after=2`);
    last().end(snapshot(2), { ...SUCCEEDED, seq: 3 });
    expect(await operation.finished).toMatchObject({ outcome: "succeeded" });
    await pass();
    expect(phases).toEqual(["running", "ended"]);
  });

  it("ends its rest when it is shown", async () => {
    tabs.document.hidden = true;
    await settled();
    await others();
    (await another()).place?.leave();
    await pass(1_000);
    expect(server.requests).toHaveLength(1);
    tabs.document.hidden = false;
    tabs.document.dispatchEvent(new Event("visibilitychange"));
    await pass();
    expect(server.requests).toHaveLength(2);
  });

  it("stays for a second when it is visible, and comes back at once", async () => {
    const { phases } = await settled();
    await others();
    const tab = await another();
    await pass(999);
    expect([last().isLeft, tab.place]).toEqual([false, undefined]);
    await pass(1);
    expect(last().isLeft).toBe(true);
    expect(tab.place).toBeDefined();
    tab.place?.leave();
    await pass(1);
    expect(last().url).toBe(`${FOLLOW}?after=2`);
    last().say(snapshot(2));
    await pass();
    expect(phases).toEqual(["running"]);
  });

  it("stays until it has heard what there is", async () => {
    followed();
    await pass();
    last().say(snapshot(3), STARTED, line(2));
    await pass();
    await others();
    await another();
    await pass(4_000);
    expect(last().isLeft).toBe(false);
    last().say(line(3));
    await pass();
    expect(last().isLeft).toBe(true);
  });

  it("leaves when its place is taken from it", async () => {
    await settled();
    await others();
    const { locks } = navigator;
    locks.request(tabs.held()[0] as string, { steal: true }, () => new Promise(() => {}));
    await pass();
    expect(last().isLeft).toBe(true);
  });

  it.each(["grace", "cancel"])("stays where the operation does not go on without it: %s", async (policy) => {
    const free = await others();
    followed();
    await pass();
    const news = { ...snapshot(1).snapshot, onDisconnect: policy };
    last().say({ snapshot: news }, { ...STARTED, onDisconnect: policy });
    await pass();
    await another();
    await pass(5_000);
    tabs.document.dispatchEvent(new Event("freeze"));
    tabs.page.dispatchEvent(new Event("pagehide"));
    await pass(5_000);
    expect(server.requests.map(({ isLeft }) => isLeft)).toEqual([false]);
    expect(tabs.held()).toHaveLength(free.length);
  });
});

describe("a follower without a place", () => {
  it("hears at once what there is, and then stands in line; nobody takes that for a lost connection", async () => {
    const free = await others();
    const { operation, phases } = followed({ patience: 1_000 });
    await pass();
    last().say(snapshot(2), STARTED);
    await pass();
    expect(last().isLeft).toBe(false);
    last().say(line(2));
    await pass();
    expect(last().isLeft).toBe(true);
    await pass(14_000);
    expect(server.requests).toHaveLength(1);
    expect(phases).toEqual(["running"]);
    free[1]?.leave();
    await pass();
    expect(last().url).toBe(`${FOLLOW}?after=2`);
    last().cut();
    await pass(500);
    expect(operation.state.end).toBeUndefined();
    last().end(snapshot(2), { ...SUCCEEDED, seq: 3 });
    expect(await operation.finished).toMatchObject({ outcome: "succeeded" });
    await pass();
    expect(phases).toEqual(["running", "reconnecting", "ended"]);
  });

  it("never waits with its start, but leaves that connection like any other", async () => {
    const free = await others();
    const { operation } = watched(startOperation(`${ORIGIN}/imports`, { fetch: server.fetch }));
    await pass();
    expect(last().method).toBe("POST");
    await pass(60_000);
    expect(last().isLeft).toBe(false);
    last().say(STARTED);
    await pass();
    expect(last().isLeft).toBe(true);
    expect(operation.state).toMatchObject({ phase: "running", attempt: 0 });
    free[0]?.leave();
    await pass();
    expect(last()).toMatchObject({ method: "GET", url: `${FOLLOW}?after=1` });
  });
});

describe("a place", () => {
  it.each([
    ["its lap", () => last().end({ lap: 2 })],
    ["its outcome", () => last().end({ ...SUCCEEDED, seq: 3 })],
    ["a cut", () => last().cut()],
    ["silence", () => pass(12_500)],
  ])("is given back at the end of a connection by %s", async (_, ends) => {
    await settled();
    const before = tabs.held();
    const free = await others();
    await ends();
    await pass();
    const locks = tabs.held();
    expect(locks).toHaveLength(free.length + (server.requests.length > 1 ? 1 : 0));
    expect(before).toHaveLength(1);
  });

  it("is given back when the operation is left", async () => {
    const leave = new AbortController();
    const { operation } = await settled(2, { signal: leave.signal });
    leave.abort();
    await operation.finished;
    await pass();
    expect([tabs.held(), tabs.channels(), vi.getTimerCount()]).toEqual([[], 0, 0]);
  });
});

describe("a page", () => {
  it.each([
    ["goes into the back-forward cache", "pagehide"],
    ["is frozen", "freeze"],
  ])("that %s has left its connection, and goes on at once when it is back", async (_, type) => {
    const { operation, phases } = await settled();
    const away = new Event(type);
    (type === "freeze" ? tabs.document : tabs.page).dispatchEvent(away);
    expect(last().isLeft).toBe(true);
    tabs.document.hidden = true;
    await pass();
    expect([tabs.held(), tabs.channels()]).toEqual([[], 0]);
    // nothing runs there: no time passes
    vi.setSystemTime(Date.now() + 3_600_000);
    tabs.document.hidden = false;
    tabs.page.dispatchEvent(new Event("pageshow"));
    await pass();
    expect(last().url).toBe(`${FOLLOW}?after=2`);
    last().end(snapshot(3), line(3), { ...SUCCEEDED, seq: 4 });
    expect(await operation.finished).toMatchObject({ outcome: "succeeded" });
    await pass();
    expect(phases).toEqual(["running", "ended"]);
  });

  it("that is left while it uploads goes on uploading", async () => {
    startOperation(`${ORIGIN}/imports`, { fetch: server.fetch, body: "a=1", XMLHttpRequest: null });
    await pass();
    tabs.page.dispatchEvent(new Event("pagehide"));
    await pass();
    expect(last().isLeft).toBe(false);
  });
});
