import { readdirSync, readFileSync } from "node:fs";

/** What a fixture says of its stream; `protocol/fixtures/README.md` tells what the fields mean. */
interface Expected {
  readonly why: string;
  readonly conforming?: boolean;
  readonly records: readonly { readonly kind: string }[];
  readonly reports: readonly { readonly line: number; readonly reason: string }[];
  readonly end: "outcome" | "interrupted";
}

export interface Fixture {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expected: Expected;
}

const PROTOCOL = new URL("../../../protocol/", import.meta.url);
const FIXTURES = new URL("fixtures/", PROTOCOL);

/** The names of the files that end so, without that end. */
export function fixtureNames(end: ".ndjson" | ".expected.json"): string[] {
  return readdirSync(FIXTURES)
    .filter((file) => file.endsWith(end))
    .map((file) => file.slice(0, -end.length))
    .sort();
}

export function expectedText(name: string): string {
  return readFileSync(new URL(`${name}.expected.json`, FIXTURES), "utf8");
}

export function fixture(name: string): Fixture {
  return {
    name,
    bytes: readFileSync(new URL(`${name}.ndjson`, FIXTURES)),
    expected: JSON.parse(expectedText(name)),
  };
}

export function readSchema(): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL("schema.json", PROTOCOL), "utf8"));
}
