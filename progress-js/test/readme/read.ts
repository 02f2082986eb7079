import { readProgress } from "progress-js";

export async function follow(url: string): Promise<void> {
  const response = await fetch(url, { method: "POST", headers: { Accept: "application/x-ndjson" } });
  const records = readProgress(response, { onReport: ({ line, reason }) => console.warn(line, reason) });
  for await (const record of records) {
    if (record.kind === "progress") console.log(record.progress);
    if (record.kind === "error") console.log(record.text, record.at?.row);
  }
  if (records.end?.kind !== "outcome") throw new Error("interrupted: nobody knows how it ended");
  console.log(records.end.outcome.outcome);
}
