import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { followOperation, type OperationState, type StreamRecord, startOperation } from "../../src/index.js";
import { type Handler, lines, STARTED, StreamServer, SUCCEEDED } from "./stream-server.js";

const NDJSON = { "Content-Type": "application/x-ndjson" };
const JSON_TYPE = { "Content-Type": "application/json" };
const { seq: _, ...SNAPSHOT } = STARTED;

let server: StreamServer | undefined;

afterEach(async () => {
  await server?.[Symbol.asyncDispose]();
  server = undefined;
});

async function serve(handler: Handler): Promise<string> {
  server = await StreamServer.of(handler);
  return server.url;
}

function snapshot(seq: number, more: object = {}): object {
  return { snapshot: { ...SNAPSHOT, state: "running", seq, Progress: null, ...more } };
}

/** A `fetch` that answers each request with the next piece of a stream: what the scripted server says after the cursor, cut after so many bytes. */
function cutting(records: readonly { seq: number }[], cuts: readonly number[]): typeof fetch {
  let request = 0;
  return async (input) => {
    const after = Number(new URL(`${input}`).searchParams.get("after") ?? 0);
    const rest = records.filter(({ seq }) => seq > after);
    const begin = request === 0 ? [] : [snapshot(records.length - 1)];
    const bytes = new TextEncoder().encode(lines(...begin, ...rest));
    const cut = cuts[request++];
    let isSent = false;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (!isSent && cut !== 0) controller.enqueue(bytes.subarray(0, cut));
          else if (cut === undefined || cut % 2) controller.close();
          else controller.error(new TypeError("cut"));
          isSent = true;
        },
      },
      { highWaterMark: 0 },
    );
    return new Response(body, { headers: NDJSON });
  };
}

async function transcript(send: typeof fetch) {
  const operation = startOperation("http://app.example/imports", { fetch: send, patience: 60_000 });
  const kept: StreamRecord[] = [];
  for await (const record of operation) {
    if ("seq" in record && record.kind !== "snapshot") kept.push(record);
  }
  const { log, retryAt: _, ...state } = operation.state;
  return { kept, state, messages: log.items() };
}

describe("a connection that is cut", () => {
  const whole = [
    STARTED,
    { seq: 2, Line: "für €1 😀" },
    { seq: 3, Error: "b", Line: "c" },
    { ...SUCCEEDED, seq: 4 },
  ];

  it("loses nothing, and nothing comes twice, at whatever byte of a stream it is cut", async () => {
    const expected = await transcript(cutting(whole, []));
    const first = new TextEncoder().encode(lines(STARTED)).length;
    const length = new TextEncoder().encode(lines(...whole)).length;
    const cuts = Array.from({ length: length - first }, (_, at) => first + at);
    const seen = await Promise.all(cuts.map((cut) => transcript(cutting(whole, [cut]))));
    for (const one of seen) expect(one).toEqual(expected);
  }, 30_000);

  it("loses nothing in a thousand streams that are cut anywhere, again and again", async () => {
    const message = fc.oneof(
      fc.record({ Line: fc.string() }),
      fc.record({ Error: fc.string(), Information: fc.string() }),
      fc.record({ Line: fc.string(), level: fc.constant("warn") }),
    );
    const head = new TextEncoder().encode(lines(STARTED)).length;
    const cases = fc.sample(
      fc.tuple(fc.array(message, { maxLength: 12 }), fc.array(fc.nat(600), { maxLength: 2 })),
      { numRuns: 1_000, seed: 7 },
    );
    await Promise.all(
      cases.map(async ([messages, cuts]) => {
        const records = [STARTED, ...messages.map((words, at) => ({ seq: at + 2, ...words }))];
        const all = [...records, { ...SUCCEEDED, seq: records.length + 1 }];
        const [one = 0, ...others] = cuts;
        const seen = await transcript(cutting(all, cuts.length ? [head + one, ...others] : []));
        expect(seen).toEqual(await transcript(cutting(all, [])));
      }),
    );
  }, 60_000);

  it("is followed behind the newest record, in laps", async () => {
    const url = await serve((request, response) => {
      response.writeHead(200, NDJSON);
      if (request.method === "POST")
        response.write(lines(STARTED, { seq: 2, Line: "a" }), () => response.destroy());
      else if (request.url?.endsWith("after=2"))
        response.end(lines(snapshot(3), { seq: 3, Line: "b" }, { lap: 3 }));
      else response.end(lines(snapshot(3), { ...SUCCEEDED, seq: 4 }));
    });
    const operation = startOperation(`${url}/imports`);
    const phases = new Set<string>();
    operation.subscribe(({ phase }) => phases.add(phase));
    expect(await operation.finished).toMatchObject({ outcome: "succeeded" });
    expect(operation.state).toMatchObject({ missing: 0, attempt: 0, retryAt: undefined });
    expect(phases).toContain("reconnecting");
    expect(server?.seen).toMatchObject([
      {
        method: "POST",
        headers: { prefer: "lap=5", "idempotency-key": expect.stringMatching(/^"[0-9a-f]{32}"$/) },
      },
      { url: `${STARTED.follow}?after=2`, headers: { prefer: "lap=25" } },
      { url: `${STARTED.follow}?after=3` },
    ]);
    expect(server?.seen[1]?.headers).not.toHaveProperty("idempotency-key");
  });

  it("is tried again when the server cannot answer at the moment, and given up when it knows nothing any more", async () => {
    let asked = 0;
    const url = await serve((request, response) => {
      if (request.method === "POST") {
        response.writeHead(200, NDJSON);
        response.write(lines(STARTED), () => response.destroy());
      } else response.writeHead(++asked < 3 ? 503 : 404).end();
    });
    const end = await startOperation(url).finished;
    expect(end).toMatchObject({ outcome: "interrupted", cause: { status: 404 } });
    expect(asked).toBe(3);
  });

  it("is given up when patience is over", async () => {
    const url = await serve((request, response) => {
      if (request.method === "POST") {
        response.writeHead(200, NDJSON);
        response.write(lines(STARTED), () => response.destroy());
      } else request.destroy();
    });
    const operation = startOperation(url, { patience: 600 });
    expect(await operation.finished).toMatchObject({ outcome: "interrupted", cause: { kind: "network" } });
  });

  it("is noticed by its silence, two and a half beats long", async () => {
    const url = await serve((request, response) => {
      response.writeHead(200, NDJSON);
      if (request.method === "POST") response.write(lines({ ...STARTED, beat: 40 }));
      else response.end(lines(snapshot(2), { ...SUCCEEDED, seq: 2 }));
    });
    expect(await startOperation(url).finished).toMatchObject({ outcome: "succeeded" });
    expect(server?.seen).toHaveLength(2);
  });

  it("shows a work that is stuck, and when to come back to a server that moves", async () => {
    let move = () => {};
    const url = await serve((request, response) => {
      response.writeHead(200, NDJSON);
      if (request.method === "POST") {
        response.write(lines(STARTED, { state: "stuck", cancellable: true }));
        move = () => response.end(lines({ state: "moving", retry: 60 }));
      } else response.end(lines(snapshot(2), { ...SUCCEEDED, seq: 2 }));
    });
    const began = Date.now();
    const operation = startOperation(url);
    const states: OperationState[] = [];
    operation.subscribe((state) => {
      states.push(state);
      if (state.phase === "stuck") move();
    });
    expect(await operation.finished).toMatchObject({ outcome: "succeeded" });
    expect(states.map(({ phase }) => phase)).toContain("stuck");
    expect(Date.now() - began).toBeGreaterThanOrEqual(59);
  });
});

describe("a start whose answer is lost", () => {
  it("is asked for by its key, and followed", async () => {
    const url = await serve((request, response) => {
      if (request.method === "POST") request.destroy();
      else if (request.url === "/progress/") {
        response.writeHead(200, JSON_TYPE).end(JSON.stringify({ operations: [SNAPSHOT] }));
      } else response.writeHead(200, NDJSON).end(lines(snapshot(2), STARTED, { ...SUCCEEDED, seq: 2 }));
    });
    expect(await startOperation(`${url}/imports`).finished).toMatchObject({ outcome: "succeeded" });
    expect(server?.seen.map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
    expect(server?.seen[1]?.headers["idempotency-key"]).toBe(server?.seen[0]?.headers["idempotency-key"]);
  });

  it("is sent again with its key when the server has twice said that it does not know it", async () => {
    let posts = 0;
    const url = await serve((request, response) => {
      if (request.method === "GET") response.writeHead(200, JSON_TYPE).end('{"operations":[]}');
      else if (posts++ === 0) request.destroy();
      else response.writeHead(200, NDJSON).end(lines(STARTED, { ...SUCCEEDED, seq: 2 }));
    });
    expect(await startOperation(`${url}/imports`, { body: "a=1" }).finished).toMatchObject({
      outcome: "succeeded",
    });
    expect(server?.seen.map(({ method }) => method)).toEqual(["POST", "GET", "GET", "POST"]);
    expect(new Set(server?.seen.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
  });

  it("is not sent again to a server that cannot be asked", async () => {
    const url = await serve((request, response) => {
      if (request.method === "POST") request.destroy();
      else response.writeHead(404).end();
    });
    const end = await startOperation(`${url}/imports`).finished;
    expect(end).toMatchObject({ outcome: "interrupted", cause: { kind: "network" } });
    expect(server?.seen.map(({ method }) => method)).toEqual(["POST", "GET"]);
  });

  it("is not sent again once it is cancelled", async () => {
    const url = await serve((request, response) => {
      if (request.method === "POST") request.destroy();
      else response.writeHead(200, JSON_TYPE).end('{"operations":[]}');
    });
    const operation = startOperation(`${url}/imports`);
    await operation.cancel();
    expect(await operation.finished).toMatchObject({ outcome: "cancelled", by: "client" });
    expect(server?.seen.map(({ method }) => method)).toEqual(["POST", "GET"]);
  });
});

describe("an operation that reconnects", () => {
  it("is cancelled when the server can be reached again", async () => {
    let deletes = 0;
    const url = await serve((request, response) => {
      if (request.method === "DELETE" && ++deletes === 2) response.writeHead(202, JSON_TYPE).end("{}");
      else if (request.method === "POST") {
        response.writeHead(200, NDJSON);
        response.write(lines(STARTED), () => response.destroy());
      } else if (deletes < 2) request.destroy();
      else
        response.writeHead(200, NDJSON).end(lines(snapshot(2), { seq: 2, Outcome: "cancelled", Error: "x" }));
    });
    const operation = startOperation(url);
    await new Promise<void>((resolve) => {
      operation.subscribe(({ phase }) => phase === "reconnecting" && resolve());
    });
    await operation.cancel();
    expect(await operation.finished).toMatchObject({ outcome: "cancelled", by: "server" });
    expect(deletes).toBe(2);
  });

  it("says once that somebody holds its news back, and goes on by short laps", async () => {
    const url = await serve((_, response) => {
      const { length } = server?.seen ?? [];
      const held = [
        { Progress: 1, elapsed: 10 },
        { Progress: 2, elapsed: 9_000 },
      ];
      const next = length === 3 ? { ...SUCCEEDED, seq: 4 } : { seq: length + 1, Line: "x" };
      response.writeHead(200, NDJSON);
      response.end(
        lines(snapshot(3), STARTED, ...held, { seq: length, Line: "y" }, next, { lap: length + 1 }),
      );
    });
    const operation = followOperation(`${url}${STARTED.follow}`, { onReport: () => {} });
    await operation.finished;
    expect(operation.state.buffered).toBe(true);
    expect(server?.seen.map(({ headers }) => headers.prefer)).toEqual(["lap=25", "lap=1", "lap=1"]);
  });

  it("gives nothing that was meant for one server to another that it was sent on to", async () => {
    const other = await StreamServer.of((_, response) => {
      response.writeHead(200, NDJSON);
      response.write(lines(STARTED), () => response.destroy());
    });
    const url = await serve((request, response) => {
      if (request.method === "POST") response.writeHead(307, { Location: `${other.url}/imports` }).end();
      else response.writeHead(404).end();
    });
    const operation = startOperation(`${url}/imports`, { headers: { "X-CSRF-TOKEN": "t" } });
    expect(await operation.finished).toMatchObject({ outcome: "interrupted" });
    expect(operation.state.follow).toBeUndefined();
    expect(other.seen.map(({ method }) => method)).toEqual(["POST"]);
    await other[Symbol.asyncDispose]();
  });
});
