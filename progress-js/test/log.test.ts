import { describe, expect, test } from "vitest";
import { type Message, sharedLog } from "../src/log.js";

const line = (text: string): Message => ({ kind: "line", text, level: "info" });
const lines = (from: number, to: number): Message[] =>
  Array.from({ length: to - from }, (_, index) => line(`${from + index}`));
const texts = (messages: readonly Message[]): string[] =>
  messages.map((message) => (message.kind === "gap" ? "gap" : message.text));

describe("a message log", () => {
  test("gives what was appended, by absolute index", () => {
    const log = sharedLog().append(lines(0, 700)).append(lines(700, 1500));
    expect(log.count).toBe(1500);
    expect(log.dropped).toBe(0);
    expect(texts(log.items(510, 515))).toEqual(["510", "511", "512", "513", "514"]);
    expect(texts(log.items())).toEqual(texts(lines(0, 1500)));
    expect(log.at(1499)).toEqual(line("1499"));
    expect(log.at(1500)).toBeUndefined();
    expect(log.at(-1)).toBeUndefined();
    expect(log.items(1600)).toEqual([]);
    expect(log.items(7, 7)).toEqual([]);
  });

  test("never shows what was appended to another", () => {
    const base = sharedLog().append(lines(0, 10));
    const left = base.append([line("left")]);
    const right = base.append([line("right"), line("more")]);
    expect(texts(base.items(9))).toEqual(["9"]);
    expect(texts(left.items(9))).toEqual(["9", "left"]);
    expect(texts(right.items(9))).toEqual(["9", "right", "more"]);
    expect(texts(left.append([line("on")]).items(9))).toEqual(["9", "left", "on"]);
  });

  test("drops the oldest quarter beyond 100,000 messages and keeps their indices", () => {
    let log = sharedLog();
    for (let at = 0; at < 250_000; at += 1_000) {
      log = log.append(lines(at, at + 1_000));
      expect(log.count - log.dropped).toBeLessThanOrEqual(100_000);
      expect(log.dropped === 0 || log.count - log.dropped >= 75_000).toBe(true);
    }
    expect(log.count).toBe(250_000);
    expect(log.at(log.dropped - 1)).toBeUndefined();
    expect(log.at(log.dropped)).toEqual(line(`${log.dropped}`));
    expect(texts(log.items(0, log.dropped + 2))).toEqual([`${log.dropped}`, `${log.dropped + 1}`]);
    expect(log.at(249_999)).toEqual(line("249999"));
  });

  test("drops the oldest beyond 8,388,608 characters, those of args and places counted", () => {
    const big: Message = {
      kind: "error",
      text: "x".repeat(30_000),
      args: { list: ["y".repeat(30_000)] },
      at: { row: 1, field: "w".repeat(30_000) },
    };
    let log = sharedLog();
    for (let at = 0; at < 300; at++) {
      log = log.append([big]);
      expect((log.count - log.dropped) * 90_000).toBeLessThanOrEqual(8_388_608);
    }
    expect(log.count).toBe(300);
    expect((log.count - log.dropped) * 91_000).toBeGreaterThan(8_388_608 * 0.7);
  });

  test("holds a message however large it is", () => {
    const log = sharedLog().append([line("a"), line("x".repeat(9_000_000))]);
    expect(log.dropped).toBe(1);
    expect(log.items()).toHaveLength(1);
  });

  test("does not hold what was appended to the empty log that all begin with", () => {
    const empty = sharedLog();
    empty.append([line("a")]);
    expect(texts(empty.append([line("b")]).items())).toEqual(["b"]);
    expect(empty.items()).toEqual([]);
  });

  test("counts a value that nests deeper than the stack", () => {
    const depth = 200_000;
    const args = { deep: JSON.parse("[".repeat(depth) + "]".repeat(depth)) };
    const log = sharedLog().append([{ kind: "line", text: "", level: "info", args }]);
    expect(log.count).toBe(1);
  });
});
