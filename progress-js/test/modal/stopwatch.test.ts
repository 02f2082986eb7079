import { expect, test } from "vitest";
import { stopwatch } from "../../src/modal/stopwatch.js";
import { active, ended } from "./states.js";

function clocked() {
  const clock = { now: 1_000_000 };
  return { clock, time: stopwatch(() => clock.now) };
}

test("the time goes on between two records", () => {
  const { clock, time } = clocked();
  const state = active();
  time(state);
  clock.now += 3_000;
  expect(time(state)).toEqual({ waited: 3_000, since: 3_000 });
});

test("an operation that began earlier has its own time", () => {
  const { clock, time } = clocked();
  const state = active({ elapsed: 60_000 });
  expect(time(state).waited).toBe(60_000);
  clock.now += 1_500;
  expect(time(state).waited).toBe(61_500);
});

test("the time of the upload is not forgotten when the server begins to count", () => {
  const { clock, time } = clocked();
  clock.now += 30_000;
  expect(time(active({ elapsed: 0 })).waited).toBe(30_000);
});

test("the time never goes back, even if the clock does", () => {
  const { clock, time } = clocked();
  clock.now += 5_000;
  expect(time(active()).waited).toBe(5_000);
  clock.now -= 60_000;
  expect(time(active()).waited).toBe(5_000);
});

test("the time stops at the end", () => {
  const { clock, time } = clocked();
  const state = ended({ outcome: "succeeded", elapsed: 12_000 });
  expect(time(state).waited).toBe(12_000);
  clock.now += 60_000;
  expect(time(state).waited).toBe(12_000);
});
