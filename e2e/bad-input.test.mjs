import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, describe, test } from "node:test";
import { examples, startExample } from "./lib/example.mjs";
import { good, header, row } from "./lib/files.mjs";
import { all, count, upload } from "./lib/records.mjs";

const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");
const bytes = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));

/** File, status, and what is said. 400: it was refused before anything began. 422: it broke off, with the row. */
const files = {
  "an empty file": ["", 400, /^The file is empty\./],
  "only a header": [header, 400, /^The file has a header and no rows below it\./],
  "a wrong header": ["Name,Age\nAnn,7\n", 400, /^The first line must be InvoiceNo,.* and is "Name,Age"\./],
  "no header": [row().repeat(3), 400, /^The first line must be InvoiceNo,/],
  "a PNG named .csv": [png, 400, /not UTF-8 text at byte 0/],
  semicolons: [good(3).replaceAll(",", ";"), 400, /by commas, not by semicolons/],
  "UTF-16": [Buffer.from(`\ufeff${good(3)}`, "utf16le"), 400, /not UTF-8 text at byte 0/],
  "invalid UTF-8": [
    bytes(good(2), [0x63, 0xe9, 0x2c], row()),
    422,
    /^Row 4: the file is not UTF-8 text at byte \d+\./,
  ],
  "NUL bytes": [bytes(good(2), [0, 0, 0], row()), 422, /^Row 4: a NUL character is no text\./],
  "a field of 10 MB": [
    good(2) + row({ description: "x".repeat(10_000_000) }),
    422,
    /^Row 4: it is longer than 65536 characters/,
  ],
  "an unclosed quote": [`${good(2)}536365,"85123A,${row()}`, 422, /^Row 4: a quote \("\) is not closed/],
  "an unclosed quote in a long file": [
    `${good(2)}536365,"85123A\n${"1,2,3\n".repeat(50_000)}`,
    422,
    /^Row 4: it is longer .* a quote/,
  ],
};

const form = (...parts) => {
  const body = new FormData();
  for (const [name, value, file] of parts)
    file ? body.append(name, new Blob([value]), file) : body.append(name, value);
  return body;
};

/** Request, and status. */
const requests = {
  "no file": [{ method: "POST", body: form(["other", "x"]) }, 400],
  "a text in place of the file": [{ method: "POST", body: form(["file", good(3)]) }, 400],
  "two files": [{ method: "POST", body: form(["file", good(3), "a.csv"], ["file", good(3), "b.csv"]) }, 400],
  "a form that breaks off": [
    {
      method: "POST",
      headers: { "Content-Type": "multipart/form-data; boundary=x" },
      body: "--x\r\nContent-Dispo",
    },
    400,
  ],
  "a form without a boundary": [
    { method: "POST", headers: { "Content-Type": "multipart/form-data" }, body: good(3) },
    400,
  ],
  "a wrong method": [{ method: "PUT", body: form(["file", good(3), "a.csv"]) }, 405],
  "another wrong method": [{ method: "GET" }, 405],
  "a wrong content type": [{ method: "POST", headers: { "Content-Type": "text/csv" }, body: good(3) }, 415],
};

const paths = {
  "a delay that is no number": ["/imports?delay=soon", 400],
  "a delay that is negative": ["/imports?delay=-1", 400],
  "a delay that is too long": ["/imports?delay=100001", 400],
};

const samples = ["rows=0", "rows=-1", "rows=5000001", "rows=many", ""];

for (const name of examples) {
  describe(name, () => {
    let example;
    before(async () => {
      example = await startExample(name);
    });
    after(async () => {
      await example?.stop();
    });

    async function nothingIsImportedBy(send, status, text = /./) {
      const response = await send();
      const said = await answer(response);
      assert.equal(said.status, status);
      assert.match(said.text, text);
      assert.equal(await count(example.url), 0);
    }

    for (const [what, [content, status, text]] of Object.entries(files)) {
      test(`${what}: ${status}`, () => nothingIsImportedBy(() => upload(example.url, content), status, text));
    }

    for (const [what, [request, status]] of Object.entries(requests)) {
      test(`${what}: ${status}`, () =>
        nothingIsImportedBy(async () => fetch(`${example.url}/imports`, await alone(request)), status));
    }

    for (const [what, [path, status]] of Object.entries(paths)) {
      test(`${what}: ${status}`, () =>
        nothingIsImportedBy(
          () => fetch(example.url + path, { method: "POST", body: form(["file", good(3), "a.csv"]) }),
          status,
        ));
    }

    for (const query of samples) {
      test(`sample.csv?${query}: 400`, () =>
        nothingIsImportedBy(() => fetch(`${example.url}/imports/sample.csv?${query}`), 400));
    }

    test("more than 1 GB: 413, without waiting for it", async () => {
      assert.match(await beginUpload(new URL(example.url), 1_200_000_000), /^HTTP\/1\.1 413 /);
      assert.equal(await count(example.url), 0);
    });

    test("200 MB are read to their end", async () => {
      const wide = row({ description: "x".repeat(50_000), customer: "" });
      const outcome = (await all(await upload(example.url, [header, wide.repeat(4_000), row()]))).at(-1);
      assert.equal(outcome.Outcome, "partial");
      assert.equal(outcome.bad, 4_000);
      assert.equal(await count(example.url), 1);
    });
  });
}

/**
 * Over a connection of its own, and in one piece: a server may answer and close it before it has read the request to its end, and
 * a client that still writes then loses the answer.
 */
async function alone({ method, headers, body }) {
  const whole = new Response(body, { headers });
  const type = whole.headers.get("content-type");
  return {
    method,
    headers: { Connection: "close", ...(type && { "Content-Type": type }) },
    body: body && new Uint8Array(await whole.arrayBuffer()),
  };
}

/** What was said, as a problem or as the end of a stream. */
async function answer(response) {
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("application/problem+json")) {
    const problem = await response.json();
    assert.equal(problem.status, response.status);
    return { status: problem.status, text: problem.detail ?? problem.title };
  }
  assert.match(type, /^application\/x-ndjson/, `${response.status} ${type}`);
  const outcome = (await all(response)).at(-1);
  assert.equal(outcome.Outcome, "failed");
  return { status: outcome.problem?.status, text: outcome.Error };
}

/** Announces a long upload and sends its beginning; answers what comes back. */
async function beginUpload({ hostname, port }, length) {
  const socket = connect(Number(port), hostname);
  let said = "";
  socket.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  socket.on("error", () => {}); // a server that has answered may close while we send
  const closed = once(socket, "close");
  socket.write(
    `POST /imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${length}\r\n\r\n` +
      `--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${header}`,
  );
  await Promise.race([once(socket, "data"), closed]);
  socket.destroy();
  return said;
}
