import { randomUUID } from "node:crypto";
import { records, sample, upload } from "../../lib/records.mjs";

/** How much later than from the application itself a record may come over a proxy, in ms. */
const BOUND = 100;

/**
 * How much later records came over a proxy, in ms.
 *
 * @typedef {object} Lag
 * @property {number} first the operation record
 * @property {number} median
 * @property {number} p90
 * @property {number} max
 * @property {number} last the outcome
 * @property {Headers} headers of the answer over the proxy
 */

/**
 * Imports a file and hears of it over a proxy and from the application itself at once: the same request, sent both ways with one key.
 *
 * @returns {Promise<Lag>}
 */
export async function lag(direct, proxied) {
  const csv = await sample(direct, 600);
  const headers = { "Idempotency-Key": `"${randomUUID()}"` };
  const hear = async (url) => {
    const response = await upload(url, csv, { delay: 2_500, headers });
    const came = new Map();
    for await (const { at, record } of records(response)) if ("seq" in record) came.set(record.seq, at);
    return { came, headers: response.headers };
  };
  const [near, far] = await Promise.all([hear(direct), hear(proxied)]);
  if (near.came.size < 15 || near.came.size !== far.came.size) {
    throw new Error(`${near.came.size} records, and over the proxy ${far.came.size}`);
  }
  const each = [...near.came].map(([seq, at]) => far.came.get(seq) - at);
  const sorted = each.toSorted((a, b) => a - b);
  const share = (part) => sorted[Math.floor(part * (sorted.length - 1))];
  return {
    first: each[0],
    median: share(0.5),
    p90: share(0.9),
    max: share(1),
    last: each.at(-1),
    headers: far.headers,
  };
}

/** The same, once more where the machine was too busy to tell: the bound is the same both times. */
export async function lagWithinBound(t, direct, proxied) {
  let told = await lag(direct, proxied);
  say(t, told);
  if (isLate(told)) {
    told = await lag(direct, proxied);
    say(t, told);
  }
  if (isLate(told)) throw new Error(`later than ${BOUND} ms, twice`);
  return told;
}

const isLate = ({ first, p90, last }) => Math.max(first, p90, last) > BOUND;

/** Writes a measurement to the test's output. */
export function say(t, { headers, ...figures }) {
  const texts = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(1)}`);
  t.diagnostic(`ms later: ${texts.join(", ")}; Content-Encoding ${headers.get("content-encoding")}`);
}
