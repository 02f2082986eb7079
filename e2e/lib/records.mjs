/**
 * Reads NDJSON with nothing of ours, each record with the time at which it came.
 *
 * @param {Response} response
 * @returns {AsyncGenerator<{at: number, record: Record<string, unknown>}>}
 */
export async function* records(response) {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of response.body) {
    const at = performance.now();
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop();
    for (const line of lines) yield { at, record: JSON.parse(line) };
  }
  if (rest !== "") throw new Error(`the stream ended inside a line: ${rest}`);
}

/** All records of a stream. */
export async function all(response) {
  const seen = [];
  for await (const { record } of records(response)) seen.push(record);
  return seen;
}

/**
 * Uploads a file to an example.
 *
 * @param {string | Uint8Array | (string | Uint8Array)[]} csv
 */
export function upload(url, csv, { delay = 0, name = "orders.csv", signal, headers = {} } = {}) {
  const form = new FormData();
  form.set("file", new Blob([csv].flat(), { type: "text/csv" }), name);
  return fetch(`${url}/imports?delay=${delay}`, { method: "POST", body: form, signal, headers });
}

/** What the server knows the sender of this request by. */
export function cookie(response) {
  return response.headers.get("set-cookie").split(";")[0];
}

/** A file of the examples' format, about 3 % of its rows bad. */
export async function sample(url, rows) {
  const response = await fetch(`${url}/imports/sample.csv?rows=${rows}`);
  if (!response.ok) throw new Error(`sample.csv: ${response.status} ${await response.text()}`);
  return response.text();
}

/** How many orders the database holds. */
export async function count(url) {
  const response = await fetch(`${url}/orders/count`);
  if (!response.ok) throw new Error(`orders/count: ${response.status} ${await response.text()}`);
  return (await response.json()).count;
}
