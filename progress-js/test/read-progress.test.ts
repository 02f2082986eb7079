import { describe, expect, test, vi } from "vitest";
import { readProgress } from "../src/index.js";

const encoder = new TextEncoder();

function streamOf(chunks: readonly string[], after: (controller: ReadableStreamDefaultController) => void) {
  const left = chunks.slice();
  const cancelled = vi.fn();
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = left.shift();
        if (chunk === undefined) {
          after(controller);
        } else {
          controller.enqueue(encoder.encode(chunk));
        }
      },
      cancel: cancelled,
    },
    { highWaterMark: 0 },
  );
  return { stream, cancelled };
}

const close = (controller: ReadableStreamDefaultController): void => controller.close();

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) {
    found.push(item);
  }
  return found;
}

describe("the end of a stream", () => {
  test("is its outcome", async () => {
    const records = readProgress(
      streamOf(['{"Line":"a"}\n', '{"Outcome":"failed","Error":"b"}\n'], close).stream,
    );
    expect(records.end).toBeUndefined();
    expect(await all(records)).toHaveLength(2);
    expect(records.end).toMatchObject({ kind: "outcome", outcome: { outcome: "failed", text: "b" } });
  });

  test("is an interruption without an outcome, however clean it looks", async () => {
    const records = readProgress(streamOf(['{"Progress":99}\n'], close).stream);
    expect(await all(records)).toHaveLength(1);
    expect(records.end).toEqual({ kind: "interrupted", cause: undefined });
  });

  test("is an interruption with its cause when the connection breaks, after the records that had come", async () => {
    const broken = new TypeError("network error");
    const records = readProgress(streamOf(['{"Line":"a"}\n{"Line":"b"}'], (it) => it.error(broken)).stream);
    expect(await all(records)).toMatchObject([{ text: "a" }, { text: "b" }]);
    expect(records.end).toEqual({ kind: "interrupted", cause: broken });
  });

  test("stays the outcome when the connection breaks after it", async () => {
    const records = readProgress(
      streamOf(['{"Outcome":"succeeded"}\n'], (it) => it.error(new TypeError("x"))).stream,
    );
    await all(records);
    expect(records.end).toMatchObject({ kind: "outcome", outcome: { outcome: "succeeded" } });
  });

  test("is the outcome that a snapshot told when the records after it were cut", async () => {
    const snapshot = '{"snapshot":{"state":"ended","outcome":{"Outcome":"succeeded","seq":9}}}\n{"seq":5,"Li';
    const reports: unknown[] = [];
    const records = readProgress(streamOf([snapshot], close).stream, {
      onReport: (report) => reports.push(report),
    });
    await all(records);
    expect(records.end).toMatchObject({ kind: "outcome", outcome: { seq: 9 } });
    expect(reports).toMatchObject([{ reason: "json", line: 2, seen: '{"seq":5,"Li' }]);
  });

  test("of a response without a body is an interruption", async () => {
    const records = readProgress(new Response(null, { status: 204 }));
    expect(await all(records)).toEqual([]);
    expect(records.end?.kind).toBe("interrupted");
  });
});

describe("leaving early", () => {
  test("cancels the stream and gives no more records", async () => {
    const { stream, cancelled } = streamOf(['{"Line":"a"}\n{"Line":"b"}\n', '{"Line":"c"}\n'], close);
    const records = readProgress(stream);
    for await (const record of records) {
      expect(record).toMatchObject({ text: "a" });
      break;
    }
    expect(cancelled).toHaveBeenCalledOnce();
    expect(await all(records)).toEqual([]);
    expect(records.end).toBeUndefined();
  });

  test("before the first record cancels too", async () => {
    const { stream, cancelled } = streamOf([], close);
    await readProgress(stream).return();
    expect(cancelled).toHaveBeenCalledOnce();
  });

  test("because the handler of reports throws cancels and rejects", async () => {
    const { stream, cancelled } = streamOf(["broken\n"], close);
    const records = readProgress(stream, {
      onReport: () => {
        throw new Error("no more");
      },
    });
    await expect(all(records)).rejects.toThrow("no more");
    expect(cancelled).toHaveBeenCalledOnce();
  });
});

test("what cannot be read is told on the console when nobody else wants it", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  await all(readProgress(streamOf(['broken\n{"Line":"a"}\n'], close).stream));
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("progress-js"), {
    reason: "json",
    line: 1,
    seen: "broken",
  });
  warn.mockRestore();
});

test("a stream that somebody else reads is refused at once", () => {
  const { stream } = streamOf([], close);
  stream.getReader();
  expect(() => readProgress(stream)).toThrow(TypeError);
});
