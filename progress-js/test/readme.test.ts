import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const snippets = [...readme.matchAll(/<!-- test\/(readme\/\S+) -->\n```ts\n([\s\S]*?)```/g)];

describe("the code in the README", () => {
  test("is all compiled", () => {
    expect(snippets).toHaveLength(readme.split("```ts").length - 1);
    expect(snippets.length).toBeGreaterThan(3);
  });

  test.each(snippets.map(([, file = "", code = ""]) => ({ file, code })))(
    "is that of $file",
    ({ file, code }) => {
      expect(code).toBe(readFileSync(new URL(file, import.meta.url), "utf8"));
    },
  );
});
