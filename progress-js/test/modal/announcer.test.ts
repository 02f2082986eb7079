import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ANNOUNCEMENT_GAP, announcer, type Status } from "../../src/modal/announcer.js";

const at = (percent: number | null, bad = 0, activity = "Working"): Status => ({ activity, percent, bad });
const announcing = () => announcer(({ activity, percent, bad }) => `${activity} ${percent} ${bad}`);

test("the start is announced at once", () => {
  expect(announcing()(0, at(0))).toBe("Working 0 0");
});

test("each quarter is announced once", () => {
  const subject = announcing();
  const said = [];
  for (let percent = 0; percent < 100; percent++) said.push(subject(percent * 10_000, at(percent)));
  expect(said.filter(Boolean)).toEqual(["Working 0 0", "Working 25 0", "Working 50 0", "Working 75 0"]);
});

test("a percent between two quarters is no news", () => {
  const subject = announcing();
  subject(0, at(1));
  expect(subject(60_000, at(24.9))).toBe("");
});

test("new errors are announced with their number", () => {
  const subject = announcing();
  subject(0, at(1));
  expect(subject(6_000, at(1, 3))).toBe("Working 1 3");
  expect(subject(60_000, at(1, 3))).toBe("");
});

test("another activity is announced, and its quarters count anew", () => {
  const subject = announcing();
  subject(0, at(80, 0, "Uploading"));
  expect(subject(6_000, at(0))).toBe("Working 0 0");
  expect(subject(12_000, at(25))).toBe("Working 25 0");
});

test("what happened within the gap is told afterwards as it stands then", () => {
  const subject = announcing();
  subject(0, at(0));
  expect(subject(1_000, at(25, 1))).toBe("");
  expect(subject(ANNOUNCEMENT_GAP, at(53, 7))).toBe("Working 53 7");
});

test("the end does not wait, and nothing follows it", () => {
  const subject = announcing();
  subject(0, at(0));
  expect(subject(1, { ...at(100), end: "Finished" })).toBe("Finished");
  expect(subject(60_000, at(50, 9))).toBe("");
});

test("announcements never come more often than every 5 seconds", () => {
  const step = fc.record({
    wait: fc.integer({ min: 0, max: 3_000 }),
    percent: fc.option(fc.integer({ min: 0, max: 99 })),
    bad: fc.nat(5),
    activity: fc.constantFrom("Uploading", "Working", "Cancelling"),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const subject = announcing();
      let now = 0;
      let last = Number.NEGATIVE_INFINITY;
      for (const { wait, percent, bad, activity } of steps) {
        now += wait;
        if (subject(now, at(percent, bad, activity)) === "") continue;
        expect(now - last).toBeGreaterThanOrEqual(5_000);
        last = now;
      }
    }),
  );
});
