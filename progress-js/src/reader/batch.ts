import { json, object, type Wire } from "./values.js";

/** Where one object ends and the next begins on the same line, or something that looks like it. */
const NEIGHBOURS = /\}[ \t\r]*,[ \t\r]*\{/;

/**
 * Parses many lines with one `JSON.parse`, which is a fifth faster than one for each. Only for lines that are all in order.
 *
 * The lines become elements of one array. Each line is one element: no line holds a place where one object ends and the next begins, so
 * elements, which are all objects, can only have been divided where the lines are, and there are as many elements as lines.
 *
 * @returns the object of each line; none when the lines must be read one by one, which tells what is wrong with which
 */
export function parseBatch(lines: readonly string[]): readonly Wire[] {
  const text = `[${lines.join(",\n")}]`;
  const values = NEIGHBOURS.test(text) ? [] : (json(text) as readonly Wire[] | undefined);
  return values?.length === lines.length && values.every(object) ? values : [];
}
