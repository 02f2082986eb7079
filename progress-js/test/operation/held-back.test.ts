import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followOperation, type Operation, type StreamRecord, startOperation } from "../../src/index.js";
import { type Sent, scriptedFetch } from "./scripted-fetch.js";
import { STARTED, SUCCEEDED } from "./stream-server.js";

const FOLLOW = `http://app.example${STARTED.follow}`;
const { seq: _, ...SNAPSHOT } = STARTED;
/** The work reports a line each second, and ends after a minute. */
const END = 61;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: 0 });
  vi.spyOn(console, "warn").mockReturnValue();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** What the server has said by now behind the cursor of a request. */
function news({ url }: Sent): object[] {
  const after = Number(new URL(url).searchParams.get("after"));
  const newest = Math.min(END, 1 + Math.floor(Date.now() / 1_000));
  const told: object[] = [{ snapshot: { ...SNAPSHOT, state: "running", seq: newest, Progress: null } }];
  for (let seq = after + 1; seq <= newest; seq++)
    told.push(seq === 1 ? STARTED : seq === END ? { ...SUCCEEDED, seq } : { seq, Line: `${seq}` });
  if (newest < END) told.push({ lap: newest });
  return told;
}

/** For how long the answer may last, in s. */
function lapOf({ headers }: Sent): number {
  return Number(headers.get("Prefer")?.replace("lap=", ""));
}

/** Follows to the end, and has all records then, each once and in order. */
async function followed(onRequest: (sent: Sent) => void, begin = followOperation, url = FOLLOW) {
  const { fetch, requests } = scriptedFetch(onRequest);
  const operation = begin(url, { fetch });
  const seen = kept(operation);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(operation.state.end).toMatchObject({ outcome: "succeeded" });
  expect(operation.state).toMatchObject({ missing: 0, reports: 0 });
  expect(await seen).toEqual(Array.from({ length: END }, (_, at) => at + 1));
  return { operation, laps: requests.map(({ headers }) => headers.get("Prefer")), requests };
}

async function kept(operation: Operation): Promise<(number | undefined)[]> {
  const records: StreamRecord[] = [];
  for await (const record of operation)
    if ("seq" in record && record.kind !== "snapshot") records.push(record);
  return records.map((record) => ("seq" in record ? record.seq : undefined));
}

describe("a client behind a proxy", () => {
  it("that holds back whole answers, heads too, sees that and asks for short laps", async () => {
    const { operation, laps } = await followed((sent) => {
      setTimeout(() => sent.end(...news(sent)), 1_000 * lapOf(sent));
    });
    expect(operation.state.buffered).toBe(true);
    expect(laps[0]).toBe("lap=25");
    expect(new Set(laps.slice(1))).toEqual(new Set(["lap=1"]));
    expect(console.warn).toHaveBeenCalledOnce();
  });

  it("that holds back the answer to its start hears of it after five seconds, and sees that", async () => {
    const { operation, laps } = await followed(
      (sent) => setTimeout(() => sent.end(...news(sent)), 1_000 * lapOf(sent)),
      startOperation,
      "http://app.example/imports",
    );
    expect(operation.state.buffered).toBe(true);
    expect(laps[0]).toBe("lap=5");
    expect(new Set(laps.slice(1))).toEqual(new Set(["lap=1"]));
  });

  it("that lets pieces of an answer through late leaves that answer as soon as it sees it", async () => {
    const { operation, laps, requests } = await followed((sent) => {
      if (lapOf(sent) === 1) setTimeout(() => sent.end(...news(sent)), 1_000);
      else {
        const [snapshot, ...told] = news(sent);
        const late = { beat: 3_000 };
        setTimeout(() => sent.say({ ...snapshot }, { beat: 0 }, ...told.slice(0, -1), late), 3_000);
      }
    });
    expect(operation.state.buffered).toBe(true);
    expect(laps.slice(0, 2)).toEqual(["lap=25", "lap=1"]);
    expect(requests[1]?.at).toBe(3_000);
  });

  it("that holds back bodies sees that and asks for short laps", async () => {
    const { operation, laps } = await followed((sent) => {
      sent.say();
      setTimeout(() => sent.isLeft || sent.end(...news(sent)), 1_000 * lapOf(sent));
    });
    expect(operation.state.buffered).toBe(true);
    expect(laps[0]).toBe("lap=25");
    expect(new Set(laps.slice(1))).toEqual(new Set(["lap=1"]));
  });

  it("that lets everything through again takes long laps after a connection that was dead", async () => {
    const { operation, laps, requests } = await followed((sent) => {
      if (Date.now() < 1_000) return;
      const until = Date.now() + 1_000 * lapOf(sent);
      let told = 0;
      const tell = (): void => {
        if (sent.isLeft) return;
        const all = news(sent);
        const isOver = Date.now() >= until || !("lap" in (all.at(-1) as object));
        const fresh = all.slice(told, isOver ? undefined : -1);
        told += fresh.length;
        if (isOver) {
          sent.end(...fresh);
        } else {
          sent.say(...fresh);
          setTimeout(tell, Math.min(1_000, until - Date.now()));
        }
      };
      tell();
    });
    expect(requests[0]?.isLeft).toBe(true);
    expect(operation.state.buffered).toBeUndefined();
    expect(laps).toEqual(["lap=25", "lap=1", "lap=25", "lap=25"]);
  });
});

describe("a client of a server that ends each answer", () => {
  it("with its next news follows from one to the next, and takes nobody for holding back", async () => {
    const { operation, requests } = await followed((sent) => {
      setTimeout(() => sent.end(...news(sent)), 1_000 - (Date.now() % 1_000));
    });
    expect(operation.state.buffered).toBeUndefined();
    expect(requests).toHaveLength(60);
  });
});
