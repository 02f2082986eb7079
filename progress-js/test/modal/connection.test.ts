import { expect, test } from "vitest";
import { connectionText } from "../../src/modal/connection.js";
import { speechFor } from "../../src/modal/speech.js";
import { english } from "../../src/modal/words.js";

const speech = speechFor("en", english);
const text = (state: object) => connectionText({ phase: "running", ...state }, 10_000, speech);

test("of a connection that is well there is nothing to say", () => {
  expect(text({})).toBe("");
});

test("the next attempt is told, never in no time, and not once it is made", () => {
  expect(text({ retryAt: 14_000 })).toBe("Next try in \u20684 sec\u2069.");
  expect(text({ retryAt: 10_200 })).toBe("Next try in \u20681 sec\u2069.");
  expect(text({ retryAt: 10_000 })).toBe("");
});

test("a server that shuts down is told, with nothing to wait for too", () => {
  expect(text({ retry: 0 })).toBe(english.moving);
});

test("news that come late are told, beside all else", () => {
  expect(text({ buffered: true, retry: 2_000 })).toBe(`${english.moving} ${english.buffered}`);
});
