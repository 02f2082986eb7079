import { startOperation } from "../../../progress-js/dist/index.js";

/**
 * Imports a file with the browser's client, which keeps the server's cookie here as it does there.
 *
 * @param {string} key of the start
 * @returns the operation and, as they come, its kept records with their times, and how often it was cut off
 */
export function importWithClient(url, csv, { delay = 0, key }) {
  let cookies;
  const body = new FormData();
  body.set("file", new Blob([csv], { type: "text/csv" }), "orders.csv");
  const operation = startOperation(`${url}/imports?delay=${delay}`, {
    body,
    headers: { "Idempotency-Key": key },
    XMLHttpRequest: null,
    async fetch(input, init) {
      const headers = new Headers(init.headers);
      if (cookies) headers.set("Cookie", cookies);
      const response = await fetch(input, { ...init, headers });
      cookies ??= response.headers.get("set-cookie")?.split(";")[0];
      return response;
    },
  });
  const heard = { operation, kept: [], cuts: 0 };
  operation.subscribe(({ phase, attempt }) => {
    if (phase === "reconnecting" && attempt === 1) heard.cuts++;
  });
  heard.finished = (async () => {
    for await (const { kind, seq } of operation) {
      const at = performance.now();
      if (kind !== "snapshot" && seq) heard.kept.push({ seq, at });
    }
    return operation.finished;
  })();
  return heard;
}
