import { afterEach, describe, expect, it } from "vitest";
import { followOperation, startOperation } from "../../src/index.js";
import { type Handler, lines, STARTED, StreamServer, SUCCEEDED } from "./stream-server.js";

const NDJSON = { "Content-Type": "application/x-ndjson" };
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

describe("over a real connection", () => {
  it("records torn at every byte are read", async () => {
    const bytes = Buffer.from(lines(STARTED, { seq: 2, Line: "für €1 😀" }, SUCCEEDED));
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      response.socket?.setNoDelay(true);
      let at = 0;
      const next = (): void => {
        if (at < bytes.length) response.write(bytes.subarray(at, ++at), () => setImmediate(next));
        else response.end();
      };
      next();
    });
    const operation = startOperation(url);
    expect(await operation.finished).toMatchObject({ outcome: "succeeded" });
    expect(operation.state.log.at(0)).toMatchObject({ text: "für €1 😀" });
    expect(operation.state.reports).toBe(0);
  });

  it("a stream cut at any byte before its outcome is interrupted, and whole behind it", async () => {
    const text = lines(STARTED, { seq: 2, Line: "a" }, { ...SUCCEEDED, seq: 3 });
    const whole = text.length - 1;
    const url = await serve((request, response) => {
      const length = Number((request.url ?? "").slice(1));
      response.writeHead(200, NDJSON);
      response.write(text.slice(0, length), () => response.destroy());
    });
    const all = Array.from({ length: text.length }, (_, at) => at + 1);
    const lengths = all.filter((length) => length % 9 === 0 || length >= whole - 1);
    for (const length of lengths) {
      const operation = startOperation(`${url}/${length}`, { onReport: () => {}, patience: 0 });
      const { outcome } = await operation.finished;
      expect(`${length} ${outcome}`).toBe(`${length} ${length < whole ? "interrupted" : "succeeded"}`);
    }
    expect(server?.seen).toHaveLength(lengths.length);
  });

  it("the outcome of a snapshot counts when the records that lead to it are cut, which are missing then", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      const outcome = { ...SUCCEEDED, seq: 9 };
      const snapshot = { ...SNAPSHOT, state: "ended", seq: 9, Progress: 100, outcome };
      response.write(lines({ snapshot }, STARTED, { seq: 2, Line: "a" }), () => response.destroy());
    });
    const operation = followOperation(`${url}${STARTED.follow}`, { patience: 0 });
    expect(await operation.finished).toMatchObject({ outcome: "succeeded", result: { rows: 2 } });
    expect(operation.state).toMatchObject({ missing: 6, seq: 9, progress: 100 });
  });

  it("a server that does not close after the outcome keeps nobody waiting", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      response.write(lines(STARTED, { ...SUCCEEDED, seq: 2 }));
    });
    expect(await startOperation(url).finished).toMatchObject({ outcome: "succeeded" });
  });

  it("a stream is read to its own end: the server never sees a connection closed on it", async () => {
    const closings: Promise<boolean>[] = [];
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      closings.push(
        new Promise((resolve) => {
          response.once("close", () => resolve(response.writableFinished));
        }),
      );
      response.write(lines(STARTED, { ...SUCCEEDED, seq: 2 }), () => setImmediate(() => response.end()));
    });
    for (let round = 0; round < 5; round++) await startOperation(url).finished;
    expect(await Promise.all(closings)).toEqual([true, true, true, true, true]);
  });

  it("what comes after the outcome is reported and changes nothing", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      response.end(lines(STARTED, { ...SUCCEEDED, seq: 2 }, { seq: 3, Line: "late" }));
    });
    const reports: unknown[] = [];
    const operation = startOperation(url, { onReport: (report) => reports.push(report) });
    await operation.finished;
    expect(operation.state.log.count).toBe(0);
    expect(reports).toMatchObject([{ reason: "after-outcome", line: 3 }]);
  });

  it("a million lines are followed, the newest are held, and nothing is missing", async () => {
    const text = (from: number): string =>
      Array.from({ length: 10_000 }, (_, at) => `{"seq":${from + at},"Line":"Row ${from + at}"}\n`).join("");
    const url = await serve((_, response) => {
      response.writeHead(200, NDJSON);
      response.write(lines(STARTED));
      let from = 2;
      const next = (): void => {
        while (from < 1_000_002) {
          const hasRoom = response.write(text(from));
          from += 10_000;
          if (!hasRoom) {
            response.once("drain", next);
            return;
          }
        }
        response.end(lines({ ...SUCCEEDED, seq: from }));
      };
      next();
    });
    const operation = startOperation(url);
    expect(await operation.finished).toMatchObject({ outcome: "succeeded" });
    const { log, missing } = operation.state;
    expect(missing).toBe(0);
    expect(log.count).toBe(1_000_000);
    expect(log.count - log.dropped).toBeLessThanOrEqual(100_000);
    expect(log.at(log.count - 1)).toMatchObject({ text: "Row 1000001" });
  }, 60_000);
});
