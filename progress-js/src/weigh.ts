import type { Wire } from "./reader/values.js";

/**
 * About how many characters of memory a value of JSON takes. Without recursion: a record may nest deeper than the stack allows.
 */
export function weigh(value: unknown): number {
  const waiting: unknown[] = [value];
  let weight = 0;
  while (waiting.length) {
    const next = waiting.pop();
    weight += 8;
    if (typeof next === "string") {
      weight += next.length;
    } else {
      // a value that is no object has no keys
      for (const key in next as Wire) {
        weight += key.length;
        waiting.push((next as Wire)[key]);
      }
    }
  }
  return weight;
}
