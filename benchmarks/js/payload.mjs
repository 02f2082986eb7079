const encoder = new TextEncoder();

/** The records of an import with many errors: the JSON texts, one a record. */
export function texts(bytes) {
  const all = [
    '{"seq":1,"Operation":"Import orders","id":"4f1cYx0Nq1u5cO2gqzFQ9w","follow":"/progress/4f1cYx0Nq1u5cO2gqzFQ9w"}',
  ];
  let length = all[0].length + 1;
  for (let seq = 2; length < bytes; seq++) {
    const text = kinds[seq % kinds.length](seq);
    all.push(text);
    length += text.length + 1;
  }
  all.push(`{"seq":${all.length + 1},"Outcome":"succeeded","Progress":100,"Information":"Done"}`);
  return all;
}

const progress = (seq) =>
  `{"Progress":${(seq % 10_000) / 100},"ok":${seq},"bad":12,"elapsed":${seq * 50},"eta":81000,"task":"Load rows","taskId":1,"taskProgress":${(seq % 10_000) / 100},"done":${seq},"total":1000000,"unit":"rows","rate":83.2}`;
const line = (seq) => `{"seq":${seq},"Line":"Row ${seq}: unknown SKU 85123A, taken as a gift"}`;
const error = (seq) =>
  `{"seq":${seq},"Error":"CustomerID is missing","code":"required","at":{"row":${seq},"field":"CustomerID"}}`;
const kinds = [progress, line, line, error, line];

/** As NDJSON. */
export const ndjson = (all) => encoder.encode(`${all.join("\n")}\n`);

/** As server-sent events. */
export const events = (all) => encoder.encode(all.map((text) => `data: ${text}\n\n`).join(""));

/** Cut into pieces of a size, or of sizes from 1 to a size by a fixed sequence of numbers. */
export function pieces(bytes, size, isRandom = false) {
  const all = [];
  let seed = 42;
  for (let from = 0; from < bytes.length; ) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const length = isRandom ? 1 + (seed % size) : size;
    all.push(bytes.subarray(from, from + length));
    from += length;
  }
  return all;
}

/** A stream that has each piece ready. */
export function streamOf(all) {
  let next = 0;
  return new ReadableStream(
    {
      pull(controller) {
        if (next < all.length) controller.enqueue(all[next++]);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
