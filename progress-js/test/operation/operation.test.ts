import { afterEach, describe, expect, it } from "vitest";
import {
  followOperation,
  HttpError,
  NetworkError,
  type OperationState,
  ProblemError,
  ProtocolError,
  startOperation,
} from "../../src/index.js";
import { type Handler, lines, STARTED, StreamServer, SUCCEEDED } from "./stream-server.js";

const NDJSON = { "Content-Type": "application/x-ndjson" };

let server: StreamServer | undefined;

afterEach(async () => {
  await server?.[Symbol.asyncDispose]();
  server = undefined;
});

async function serve(handler: Handler): Promise<string> {
  server = await StreamServer.of(handler);
  return server.url;
}

function until(
  operation: { state: OperationState; subscribe(listener: (state: OperationState) => void): () => void },
  condition: (state: OperationState) => boolean,
): Promise<OperationState> {
  return new Promise((resolve) => {
    const leave = operation.subscribe(look);
    look(operation.state);
    function look(state: OperationState) {
      if (condition(state)) {
        queueMicrotask(() => leave());
        resolve(state);
      }
    }
  });
}

describe("an operation", () => {
  it("is followed from its first record to its outcome", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      response.end(lines(STARTED, { Progress: 50, done: 1, total: 2 }, { seq: 2, Line: "one" }, SUCCEEDED));
    });
    const operation = startOperation(`${url}/imports`);
    expect(operation.state.phase).toBe("connecting");
    const end = await operation.finished;
    expect(end).toMatchObject({ outcome: "succeeded", text: "Done", ok: 2, result: { rows: 2 } });
    const { state } = operation;
    expect(state).toMatchObject({ phase: "ended", name: STARTED.Operation, progress: 100, seq: 3, end });
    expect(state.follow).toBe(`${url}${STARTED.follow}`);
    expect(state.log.items().map((message) => message.kind === "line" && message.text)).toEqual(["one"]);
    expect(server?.seen).toMatchObject([
      {
        method: "POST",
        url: "/imports",
        headers: { accept: expect.stringMatching(/^application\/x-ndjson, application\/problem\+json/) },
      },
    ]);
  });

  it("gives every record to who iterates from the start", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      response.end(lines(STARTED, { seq: 2, Error: "bad", at: { row: 7 } }, SUCCEEDED));
    });
    const kinds: string[] = [];
    for await (const record of startOperation(url)) kinds.push(record.kind);
    expect(kinds).toEqual(["operation", "error", "outcome"]);
  });

  it("is interrupted, never a success, when its stream just ends", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      response.end(lines(STARTED, { Progress: 99.99 }));
    });
    const operation = startOperation(url, { patience: 0 });
    expect(await operation.finished).toEqual({ outcome: "interrupted", cause: undefined });
    expect(operation.state.progress).toBe(99.99);
    expect(server?.seen).toHaveLength(1);
  });

  it("is interrupted, and the request not repeated, when its connection is cut", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      response.write(lines(STARTED), () => response.destroy());
    });
    const end = await startOperation(url, { patience: 0 }).finished;
    expect(end).toMatchObject({ outcome: "interrupted" });
    expect(end.outcome === "interrupted" && end.cause).toBeInstanceOf(NetworkError);
    expect(server?.seen).toHaveLength(1);
  });

  it("has ended with its outcome whatever the connection does afterwards", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      response.write(lines(STARTED, SUCCEEDED), () => response.destroy());
    });
    expect(await startOperation(url, { patience: 0 }).finished).toMatchObject({ outcome: "succeeded" });
  });

  it("is interrupted when nobody answers", async () => {
    const url = await serve((request) => request.destroy());
    const end = await startOperation(url, { patience: 0 }).finished;
    expect(end.outcome === "interrupted" && end.cause).toBeInstanceOf(NetworkError);
  });

  it("is refused with its problem by an error before the stream", async () => {
    const url = await serve((_, response) => {
      response.writeHead(400, { "Content-Type": "application/problem+json", "Retry-After": "7" });
      response.end(
        JSON.stringify({ type: "about:blank", title: "Bad Request", detail: "No header", row: 1 }),
      );
    });
    const end = await startOperation(url).finished;
    expect(end.outcome).toBe("refused");
    const error = end.outcome === "refused" ? end.error : undefined;
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({
      status: 400,
      retryAfter: 7_000,
      problem: { title: "Bad Request", detail: "No header", extensions: { row: 1 } },
    });
    expect(error?.message).toContain(url);
  });

  it.each([
    [500, "text/plain", "oops"],
    [502, "text/html", "<h1>Bad Gateway</h1>"],
    [400, "application/problem+json", "{broken"],
    [400, "application/problem+json", "[]"],
  ])("is refused by %s %s without a problem", async (status, type, body) => {
    const url = await serve((_, response) => {
      response.writeHead(status, { "Content-Type": type }).end(body);
    });
    const end = await startOperation(url).finished;
    expect(end.outcome === "refused" && end.error).toBeInstanceOf(HttpError);
    expect(end.outcome === "refused" && end.error).toMatchObject({ status, problem: undefined });
  });

  it("is refused by a page, such as that of a login", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { "Content-Type": "text/html;charset=utf-8" }).end("<p>Log in");
    });
    const end = await startOperation(url).finished;
    expect(end.outcome === "refused" && end.error).toBeInstanceOf(ProtocolError);
  });

  it.each([
    ["7", 7_000, 7_000],
    ["99999999999", 86_400_000, 86_400_000],
    [new Date(Date.now() + 3_600_000).toUTCString(), 3_000_000, 3_600_000],
    ["Fri, 31 Dec 9999 23:59:59 GMT", 86_400_000, 86_400_000],
  ])("is refused with the time of Retry-After: %s", async (said, least, most) => {
    const url = await serve((_, response) => response.writeHead(503, { "Retry-After": said }).end());
    const end = await startOperation(url).finished;
    const wait = end.outcome === "refused" && end.error instanceof HttpError && end.error.retryAfter;
    expect(wait).toBeGreaterThanOrEqual(least);
    expect(wait).toBeLessThanOrEqual(most);
  });

  it.each(["-7", "Sun, 06 Nov 1994 08:49:37 GMT", "soon", "0"])(
    "is refused without a time to wait where Retry-After says none: %s",
    async (said) => {
      const url = await serve((_, response) => response.writeHead(503, { "Retry-After": said }).end());
      expect(await startOperation(url).finished).toMatchObject({
        error: { status: 503, retryAfter: undefined },
      });
    },
  );

  it("is followed where the server says, behind what is known", async () => {
    const url = await serve((request, response) => {
      if (request.method === "POST") {
        response.writeHead(202, { Location: STARTED.follow, "Content-Type": "application/json" }).end("{}");
        return;
      }
      response.writeHead(200, NDJSON);
      const { seq, ...snapshot } = STARTED;
      response.end(
        lines(
          { snapshot: { ...snapshot, state: "running", seq: 2, Progress: 40, tasks: [] } },
          STARTED,
          { seq: 2, Line: "x" },
          SUCCEEDED,
        ),
      );
    });
    const operation = startOperation(`${url}/imports`, { headers: { "X-CSRF-TOKEN": "t" } });
    expect(await operation.finished).toMatchObject({ outcome: "succeeded" });
    expect(operation.state.log.count).toBe(1);
    expect(server?.seen).toMatchObject([
      { method: "POST" },
      { method: "GET", url: `${STARTED.follow}?after=0`, headers: { "x-csrf-token": "t" } },
    ]);
  });

  it("is interrupted when following it leads from 202 to 202", async () => {
    const url = await serve((_, response) => {
      response.writeHead(202, { Location: STARTED.follow }).end();
    });
    const end = await startOperation(url).finished;
    expect(end.outcome === "interrupted" && end.cause).toBeInstanceOf(ProtocolError);
    expect(server?.seen).toHaveLength(7);
  });

  it("is not followed to another server", async () => {
    const url = await serve((_, response) => {
      response.writeHead(202, { Location: "http://127.0.0.1:1/progress/x" }).end();
    });
    const end = await startOperation(url).finished;
    expect(end.outcome === "refused" && end.error).toBeInstanceOf(ProtocolError);

    server = await StreamServer.of((_, response) => {
      response.writeHead(200, NDJSON);
      response.end(lines({ ...STARTED, follow: "https://evil.example/x" }, { ...SUCCEEDED, seq: 2 }));
    });
    const second = startOperation(server.url);
    await second.finished;
    expect(second.state.follow).toBeUndefined();
  });

  it("that has ended can be joined and says how", async () => {
    const { seq: _, ...snapshot } = STARTED;
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      response.end(
        lines(
          { snapshot: { ...snapshot, state: "ended", seq: 3, Progress: 100, tasks: [], outcome: SUCCEEDED } },
          STARTED,
          { seq: 2, Line: "x" },
          SUCCEEDED,
        ),
      );
    });
    const operation = followOperation(`${url}${STARTED.follow}`);
    expect(await operation.finished).toMatchObject({ outcome: "succeeded" });
    expect(operation.state.log.count).toBe(1);
  });

  it("that is unknown is refused", async () => {
    const url = await serve((_, response) => response.writeHead(404).end());
    expect(await followOperation(`${url}/progress/x`).finished).toMatchObject({
      outcome: "refused",
      error: { status: 404 },
    });
  });

  it("is cancelled by asking the server, and ends when the server says so", async () => {
    let finish: (() => void) | undefined;
    const url = await serve((request, response) => {
      if (request.method === "DELETE") {
        response.writeHead(202, { "Content-Type": "application/json" }).end("{}");
        finish?.();
        return;
      }
      response.writeHead(200, NDJSON);
      response.write(lines(STARTED));
      finish = () =>
        response.end(lines({ state: "cancelling" }, { seq: 2, Outcome: "cancelled", Error: "Cancelled" }));
    });
    const operation = startOperation(url);
    const cancelled = operation.cancel();
    expect(operation.state.phase).toBe("cancelling");
    await cancelled;
    expect(await operation.finished).toMatchObject({ outcome: "cancelled", by: "server", text: "Cancelled" });
    await operation.cancel();
    expect(server?.seen.map(({ method }) => method)).toEqual(["POST", "DELETE"]);
  });

  it("goes on when the server refuses to cancel it", async () => {
    let finish: (() => void) | undefined;
    const url = await serve((request, response) => {
      if (request.method === "DELETE") {
        response.writeHead(409, { "Content-Type": "application/problem+json" });
        response.end(JSON.stringify({ title: "Conflict", detail: "It commits" }));
        return;
      }
      response.writeHead(200, NDJSON);
      response.write(lines(STARTED));
      finish = () => response.end(lines({ ...SUCCEEDED, seq: 2 }));
    });
    const operation = startOperation(url);
    await expect(operation.cancel()).rejects.toMatchObject({
      status: 409,
      problem: { detail: "It commits" },
    });
    expect(operation.state.phase).toBe("running");
    finish?.();
    expect(await operation.finished).toMatchObject({ outcome: "succeeded" });
  });

  it("that names no place cannot be cancelled and says so", async () => {
    let finish: (() => void) | undefined;
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      response.write(lines({ Progress: 1 }));
      finish = () => response.end();
    });
    const operation = startOperation(url, { patience: 0 });
    await expect(operation.cancel()).rejects.toBeInstanceOf(ProtocolError);
    finish?.();
    await operation.finished;
  });

  it("is left by its signal and says why", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      response.write(lines(STARTED));
    });
    const leave = new AbortController();
    const operation = startOperation(url, { signal: leave.signal });
    await until(operation, ({ phase }) => phase === "running");
    const reason = new Error("the page is left");
    leave.abort(reason);
    expect(await operation.finished).toEqual({ outcome: "interrupted", cause: reason });
  });

  it("tells listeners once for all that came together, and a last time with the end", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      const many = Array.from({ length: 500 }, (_, at) => ({ seq: at + 2, Line: `line ${at}` }));
      response.end(lines(STARTED, ...many, { ...SUCCEEDED, seq: 502 }));
    });
    const operation = startOperation(url);
    const states: OperationState[] = [];
    operation.subscribe((state) => states.push(state));
    await operation.finished;
    await Promise.resolve();
    expect(states.length).toBeLessThan(20);
    expect(states.at(-1)).toBe(operation.state);
    expect(new Set(states).size).toBe(states.length);
    expect(operation.state.log.count).toBe(500);
  });

  it("reports what cannot be read, and goes on", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      response.end(`${lines(STARTED)}{broken\n${lines({ ...SUCCEEDED, seq: 2 })}`);
    });
    const reports: unknown[] = [];
    const operation = startOperation(url, { onReport: (report) => reports.push(report) });
    expect(await operation.finished).toMatchObject({ outcome: "succeeded" });
    expect(reports).toMatchObject([{ reason: "json", line: 2 }]);
    expect(operation.state.reports).toBe(1);
  });

  it("has an end even when the handler of reports throws", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      response.end(`${lines(STARTED)}{broken\n`);
    });
    const cause = new Error("handler");
    const operation = startOperation(url, {
      onReport: () => {
        throw cause;
      },
    });
    expect(await operation.finished).toEqual({ outcome: "interrupted", cause });
  });

  it("uploads its body", async () => {
    let size = 0;
    const url = await serve((request, response) => {
      request.on("data", (chunk: Buffer) => {
        size += chunk.length;
      });
      request.on("end", () => {
        response.writeHead(200, NDJSON);
        response.end(lines(STARTED, { ...SUCCEEDED, seq: 2 }));
      });
    });
    const body = new FormData();
    body.set("file", new Blob(["x".repeat(100_000)]), "orders.csv");
    expect(await startOperation(url, { body }).finished).toMatchObject({ outcome: "succeeded" });
    expect(size).toBeGreaterThan(100_000);
  });
});
