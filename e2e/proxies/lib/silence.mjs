import { good } from "../../lib/files.mjs";
import { records, upload } from "../../lib/records.mjs";

/** The Spring example with one connection to its database: an import is silent until the one before it has ended. */
export const oneAtATime = ["-Dspring.datasource.hikari.maximum-pool-size=1"];

/**
 * Does something while an import of so many seconds holds the database.
 *
 * @param {string} url of the example
 */
export async function whileOneRuns(url, seconds, use) {
  const stream = records(await upload(url, good(seconds * 10), { delay: 100_000 }));
  let { record } = (await stream.next()).value;
  while (record.task !== "Import rows") ({ record } = (await stream.next()).value);
  const used = use();
  for await ({ record } of stream);
  if (record.Outcome !== "succeeded") throw new Error(`the first import: ${JSON.stringify(record)}`);
  return used;
}
