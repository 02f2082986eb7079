import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { operation } from "./support/records.js";
import { Stage } from "./support/stage.js";

const stage = Stage.open();
const { follow, ...nowhere } = operation;
const succeeded = { Outcome: "succeeded", Progress: 100, Information: "Done", result: { rows: 2 } };

/** Starts an operation with so many bytes to upload, in a page that notes all its states. */
async function upload(bytes: number): Promise<Page> {
  const page = await stage.page();
  await page.evaluate((size) => {
    const body = new FormData();
    body.set("file", new Blob([new Uint8Array(size)]), "orders.csv");
    const headers = { "X-CSRF-TOKEN": "t" };
    const started = window.Progress.startOperation("/work", { body, headers, patience: 0 });
    const phases = [started.state.phase];
    started.subscribe(({ phase }) => phases.at(-1) !== phase && phases.push(phase));
    Object.assign(window, { operation: started, phases });
  }, bytes);
  return page;
}

/** The end as plain data, with the kind of its error or cause. */
function end(page: Page) {
  return page.evaluate(async () => {
    const { error, cause, ...rest } = (await window.operation.finished) as {
      outcome: string;
      error?: Error;
      cause?: Error;
    };
    return { ...rest, error: error?.name, cause: cause?.name };
  });
}

function texts(page: Page) {
  return page.evaluate(() =>
    window.operation.state.log.items().map((message) => (message.kind === "gap" ? "gap" : message.text)),
  );
}

function state(page: Page) {
  return page.evaluate(() => {
    const { log, ...rest } = window.operation.state;
    return rest;
  });
}

describe("an upload", () => {
  test("tells how much was sent, is accepted, and is followed where the server says", async () => {
    const page = await upload(40_000_000);
    expect((await state(page)).phase).toBe("uploading");
    const request = await stage.server.next("/work");
    expect(request.request.headers).toMatchObject({
      accept: expect.stringMatching(/^application\/x-ndjson, /),
      prefer: "respond-async",
      "x-csrf-token": "t",
    });
    await request.readSome(1_000_000);
    await page.waitForFunction(() => {
      const { sent = 0, total = 0 } = window.operation.state.upload ?? {};
      return sent > 0 && sent < total && total > 40_000_000;
    });
    await request.body();
    await page.waitForFunction(() => window.operation.state.phase === "connecting");
    request.answer(202, "{}", { Location: follow });
    const stream = await stage.server.next(follow);
    expect(stream.request).toMatchObject({ method: "GET", url: `${follow}?after=0` });
    expect(stream.request.headers).toMatchObject({ "x-csrf-token": "t" });
    stream.end(operation, { seq: 2, Line: "a" }, { seq: 3, ...succeeded });
    expect(await end(page)).toMatchObject({ outcome: "succeeded", result: { rows: 2 } });
    expect(await texts(page)).toEqual(["a"]);
    expect(await page.evaluate(() => (window as unknown as { phases: string[] }).phases)).toEqual([
      "uploading",
      "connecting",
      "running",
      "ended",
    ]);
    expect(stage.server.requests).toEqual(["POST /work", `GET ${follow}`]);
  });

  test("is read as it comes when the server streams into its answer", async () => {
    const page = await upload(1_000);
    const request = await stage.server.next("/work");
    await request.body();
    request.send(operation, { seq: 2, Line: "für" });
    await page.waitForFunction(() => window.operation.state.log.count === 1);
    request.raw('{"seq":3,"Line":"torn ');
    request.raw('€"}\n');
    await page.waitForFunction(() => window.operation.state.log.count === 2);
    request.end({ seq: 4, ...succeeded });
    expect(await end(page)).toMatchObject({ outcome: "succeeded" });
    expect(await texts(page)).toEqual(["für", "torn €"]);
    expect(stage.server.requests).toEqual(["POST /work"]);
  });

  test("hands over to a connection that lets go of what was read, and nothing is lost or doubled", async () => {
    const page = await upload(1_000);
    const request = await stage.server.next("/work");
    await request.body();
    const line = "x".repeat(1_000);
    const many = Array.from({ length: 1_100 }, (_, at) => ({ seq: at + 2, Line: `${at} ${line}` }));
    request.send(operation, ...many);
    const stream = await stage.server.next(follow);
    const after = Number(new URL(stream.request.url ?? "", stage.server.url).searchParams.get("after"));
    expect(after).toBeGreaterThan(900);
    expect(after).toBeLessThanOrEqual(1_101);
    stream.end(
      { snapshot: { ...operation, state: "running", seq: 1_102, Progress: 50 } },
      ...many.slice(after - 3),
      { seq: 1_102, Line: "last" },
      { seq: 1_103, ...succeeded },
    );
    expect(await end(page)).toMatchObject({ outcome: "succeeded" });
    expect(await state(page)).toMatchObject({ missing: 0, seq: 1_103 });
    expect((await texts(page)).map((text) => text.split(" ")[0])).toEqual([
      ...many.map((_, at) => `${at}`),
      "last",
    ]);
  });

  test("is read to its end where there is nowhere to hand over to", async () => {
    const page = await upload(1_000);
    const request = await stage.server.next("/work");
    await request.body();
    const many = Array.from({ length: 1_200 }, (_, at) => ({
      seq: at + 2,
      Line: `${at} ${"x".repeat(1_000)}`,
    }));
    request.send(nowhere, ...many);
    request.end({ seq: 1_202, ...succeeded });
    expect(await end(page)).toMatchObject({ outcome: "succeeded" });
    expect(await texts(page)).toHaveLength(1_200);
    expect(stage.server.requests).toEqual(["POST /work"]);
  });

  test("is interrupted, and not repeated, when its answer is cut", async () => {
    const page = await upload(1_000);
    const request = await stage.server.next("/work");
    await request.body();
    request.send(nowhere, { Progress: 99 });
    await page.waitForFunction(() => window.operation.state.progress === 99);
    request.cut();
    expect(await end(page)).toEqual({ outcome: "interrupted", error: undefined, cause: "NetworkError" });
    expect(stage.server.requests).toEqual(["POST /work"]);
  });

  test("is interrupted when its answer ends cleanly without an outcome, as a cut one does in WebKit", async () => {
    const page = await upload(1_000);
    const request = await stage.server.next("/work");
    await request.body();
    request.end(operation, { Progress: 99 });
    expect(await end(page)).toEqual({ outcome: "interrupted", error: undefined, cause: undefined });
    expect((await state(page)).progress).toBe(99);
  });

  test("stays what its outcome says when the connection is cut after it", async () => {
    const page = await upload(1_000);
    const request = await stage.server.next("/work");
    await request.body();
    request.send(operation, { seq: 2, ...succeeded });
    await page.waitForFunction(() => window.operation.state.phase === "ended");
    request.cut();
    expect(await end(page)).toMatchObject({ outcome: "succeeded" });
  });

  test("is refused with its problem", async () => {
    const page = await upload(1_000);
    const request = await stage.server.next("/work");
    await request.body();
    request.answer(400, { title: "Bad Request", detail: "The header is wrong" });
    expect(await end(page)).toMatchObject({ outcome: "refused", error: "ProblemError" });
    const detail = await page.evaluate(() => {
      const { end } = window.operation.state;
      return end?.outcome === "refused" && end.error.kind === "http" && end.error.problem?.detail;
    });
    expect(detail).toBe("The header is wrong");
  });

  test("that is cancelled is broken off, and nobody claims that the server knows", async () => {
    const page = await upload(20_000_000);
    const request = await stage.server.next("/work");
    const closed = new Promise((resolve) => request.request.once("close", resolve));
    await request.readSome(100_000);
    await page.evaluate(() => window.operation.cancel());
    expect(await end(page)).toMatchObject({ outcome: "cancelled", by: "client" });
    request.request.resume();
    await closed;
    expect(request.request.complete).toBe(false);
    expect(stage.server.requests).toEqual(["POST /work"]);
  });

  test("that was sent is cancelled at the server, once it has said where", async () => {
    const page = await upload(1_000);
    const request = await stage.server.next("/work");
    await request.body();
    await page.waitForFunction(() => window.operation.state.phase === "connecting");
    await page.evaluate(() => void window.operation.cancel());
    await page.waitForFunction(() => window.operation.state.phase === "cancelling");
    expect(stage.server.requests).toEqual(["POST /work"]);
    request.send(operation);
    const asked = await stage.server.next(follow);
    expect(asked.request.method).toBe("DELETE");
    asked.answer(202, "{}");
    request.end({ state: "cancelling" }, { seq: 2, Outcome: "cancelled", Error: "Cancelled" });
    expect(await end(page)).toMatchObject({ outcome: "cancelled", by: "server", text: "Cancelled" });
  });

  test("that fails on its way is interrupted", async () => {
    const page = await upload(5_000_000);
    const request = await stage.server.next("/work");
    await request.readSome(100_000);
    // Chromium sends a request again by itself as long as a connection is reset that it had used before.
    const cutNext = async (): Promise<void> => {
      (await stage.server.next("/work")).cut();
      await cutNext();
    };
    void cutNext();
    request.cut();
    expect(await end(page)).toEqual({ outcome: "interrupted", error: undefined, cause: "NetworkError" });
  });
});
