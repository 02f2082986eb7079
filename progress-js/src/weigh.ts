/**
 * About how many characters of memory a value of JSON takes. Without recursion: a record may nest deeper than the stack allows.
 */
export function weigh(value: unknown): number {
  const waiting: unknown[] = [value];
  let weight = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    weight += 8;
    if (typeof next === "string") {
      weight += next.length;
    } else if (typeof next === "object" && next !== null) {
      for (const [key, part] of Object.entries(next)) {
        weight += key.length;
        waiting.push(part);
      }
    }
  }
  return weight;
}
