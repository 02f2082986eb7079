import type { StreamRecord } from "./records.js";

/** The number of a kept record. That of a snapshot is none of its own. */
export function numberOf(record: StreamRecord): number | undefined {
  return "seq" in record && record.kind !== "snapshot" ? record.seq : undefined;
}
