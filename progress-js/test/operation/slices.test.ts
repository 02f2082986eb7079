import { afterEach, expect, it, vi } from "vitest";
import { startOperation } from "../../src/index.js";
import { scriptedFetch } from "./scripted-fetch.js";
import { STARTED, SUCCEEDED } from "./stream-server.js";

const LINES = 400;

afterEach(() => {
  vi.restoreAllMocks();
});

it("takes what has come already in slices, and lets the page live in between", async () => {
  // so slow is this machine: nothing happens in less than 4 ms
  let now = 0;
  vi.spyOn(Date, "now").mockImplementation(() => (now += 4));
  const { fetch } = scriptedFetch((sent) => {
    sent.say(STARTED);
    for (let line = 1; line <= LINES; line++) sent.say({ seq: line + 1, Line: `${line}` });
    sent.end({ ...SUCCEEDED, seq: LINES + 2 });
  });
  const operation = startOperation("http://app.example/imports", { fetch });
  const seen = new Set<number>();
  let isOver = false;
  const live = (): void => {
    seen.add(operation.state.log.count);
    if (!isOver) setImmediate(live);
  };
  live();
  await operation.finished;
  isOver = true;
  expect(operation.state.log.count).toBe(LINES);
  const places = [...seen, LINES];
  const longest = Math.max(...places.map((place, at) => place - (places[at - 1] ?? 0)));
  expect(longest).toBeLessThan(LINES / 10);
});

it("takes at once what it has waited for, however long it did", async () => {
  let now = 0;
  vi.spyOn(Date, "now").mockImplementation(() => now);
  const { fetch, requests } = scriptedFetch((sent) => sent.say(STARTED));
  const operation = startOperation("http://app.example/imports", { fetch });
  await vi.waitFor(() => expect(operation.state.phase).toBe("running"));
  const [sent] = requests;
  for (let line = 1; line <= 3; line++) {
    now += 1_000;
    sent?.say({ seq: line + 1, Line: `${line}` });
    // no task comes in between, so that a rest would not be over
    for (let turn = 0; turn < 100; turn++) await null;
    expect(operation.state.log.count).toBe(line);
  }
  sent?.end({ ...SUCCEEDED, seq: 5 });
  await operation.finished;
});
