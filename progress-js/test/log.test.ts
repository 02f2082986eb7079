import { describe, expect, test } from "vitest";
import { ChunkedLog, type Message } from "../src/log.js";

const line = (text: string): Message => ({ kind: "line", text, level: "info" });
const lines = (from: number, to: number): Message[] =>
  Array.from({ length: to - from }, (_, index) => line(`${from + index}`));
const texts = (messages: readonly Message[]): string[] =>
  messages.map((message) => (message.kind === "gap" ? "gap" : message.text));

describe("a message log", () => {
  test("gives what was appended, by absolute index", () => {
    const log = ChunkedLog.empty().append(lines(0, 700)).append(lines(700, 1500));
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
    const base = ChunkedLog.empty().append(lines(0, 10));
    const left = base.append([line("left")]);
    const right = base.append([line("right"), line("more")]);
    expect(texts(base.items(9))).toEqual(["9"]);
    expect(texts(left.items(9))).toEqual(["9", "left"]);
    expect(texts(right.items(9))).toEqual(["9", "right", "more"]);
    expect(texts(left.append([line("on")]).items(9))).toEqual(["9", "left", "on"]);
  });

  test("drops the oldest beyond the bound of messages and keeps their indices", () => {
    let log = ChunkedLog.empty({ messages: 2_000, characters: 1e9 });
    for (let at = 0; at < 10_000; at++) {
      log = log.append([line(`${at}`)]);
      expect(log.count - log.dropped).toBeLessThanOrEqual(2_000);
    }
    expect(log.count).toBe(10_000);
    expect(log.dropped).toBeGreaterThan(7_999);
    expect(log.dropped).toBeLessThan(8_600);
    expect(log.at(log.dropped - 1)).toBeUndefined();
    expect(log.at(log.dropped)).toEqual(line(`${log.dropped}`));
    expect(texts(log.items(0, log.dropped + 2))).toEqual([`${log.dropped}`, `${log.dropped + 1}`]);
  });

  test("drops the oldest beyond the bound of characters, those of args and places counted", () => {
    const big: Message = {
      kind: "error",
      text: "x".repeat(30_000),
      args: { list: ["y".repeat(30_000)] },
      at: { row: 1, field: "w".repeat(30_000) },
    };
    let log = ChunkedLog.empty({ messages: 1e9, characters: 1_000_000 });
    for (let at = 0; at < 100; at++) {
      log = log.append([big]);
      expect((log.count - log.dropped) * 90_000).toBeLessThanOrEqual(1_000_000);
    }
    expect(log.count).toBe(100);
    expect(log.count - log.dropped).toBeGreaterThan(7);
  });

  test("counts a value that nests deeper than the stack", () => {
    const depth = 200_000;
    const args = { deep: JSON.parse("[".repeat(depth) + "]".repeat(depth)) };
    const log = ChunkedLog.empty().append([{ kind: "line", text: "", level: "info", args }]);
    expect(log.count).toBe(1);
  });
});
