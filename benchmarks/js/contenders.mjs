import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { EventSourceParserStream } from "eventsource-parser/stream";
import ndjsonParser from "ndjson";
import { readProgress } from "../../progress-js/dist/index.js";
import { addReadings } from "../../progress-js/dist/reader/readings.js";
import { streamOf } from "./payload.mjs";

/** What a page does with a message, the same for all: how many of each kind, and the newest percent. */
class Seen {
  messages = 0;
  lines = 0;
  errors = 0;
  percent = 0;

  /** Of an object as it was sent. */
  take(message) {
    this.messages++;
    if (message.Progress !== undefined) this.percent = message.Progress;
    if (message.Line) this.lines++;
    if (message.Error) this.errors++;
  }

  /** Of a record of progress-js. */
  takeRecord(record) {
    if (record.kind !== "outcome" || record.seq) this.messages++;
    if (record.kind === "progress") this.percent = record.progress;
    if (record.kind === "line") this.lines++;
    if (record.kind === "error") this.errors++;
  }
}

/** Each object by a promise of its own, as an asynchronous iteration has it. */
function asynchronously(objects) {
  let next = 0;
  return {
    [Symbol.asyncIterator]: () => ({
      next: async () =>
        next < objects.length ? { value: objects[next++], done: false } : { value: undefined, done: true },
    }),
  };
}

/** Everyone reads the same messages and answers what was seen. @type {Record<string, (source: object) => Promise<Seen>>} */
export const contenders = {
  async "JSON.parse over ready lines"({ texts }) {
    const seen = new Seen();
    for (const text of texts) seen.take(JSON.parse(text));
    return seen;
  },

  async "the same, made into progress-js's records"({ texts }) {
    const seen = new Seen();
    for (const text of texts) {
      const records = [];
      addReadings(JSON.parse(text), records, assert.fail);
      for (const record of records) seen.takeRecord(record);
    }
    return seen;
  },

  async "limit: decoded, split, one JSON.parse a chunk"({ ndjson }) {
    const seen = new Seen();
    const reader = streamOf(ndjson).getReader();
    const decoder = new TextDecoder();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return seen;
      const text = rest + decoder.decode(value, { stream: true });
      const last = text.lastIndexOf("\n");
      rest = text.slice(last + 1);
      if (last < 0) continue;
      for (const message of JSON.parse(`[${text.slice(0, last).split("\n").join(",")}]`)) seen.take(message);
    }
  },

  async "limit: ready objects by for await"({ objects }) {
    const seen = new Seen();
    for await (const object of asynchronously(objects)) seen.take(object);
    return seen;
  },

  async "progress-js"({ ndjson }) {
    const seen = new Seen();
    for await (const record of readProgress(streamOf(ndjson))) seen.takeRecord(record);
    return seen;
  },

  async "progress-js, as its client reads: the records of a chunk at once"({ ndjson }) {
    const seen = new Seen();
    const stream = readProgress(streamOf(ndjson));
    for (;;) {
      const batch = await stream.nextBatch();
      if (!batch.length) return seen;
      for (const record of batch) seen.takeRecord(record);
    }
  },

  async "the article's loop"({ ndjson }) {
    const seen = new Seen();
    const reader = streamOf(ndjson).getReader();
    const decoder = new TextDecoder();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return seen;
      rest += decoder.decode(value, { stream: true });
      const parts = rest.split("\n");
      rest = parts.pop();
      for (const part of parts) if (part.trim()) seen.take(JSON.parse(part));
    }
  },

  async ndjson({ ndjson }) {
    const seen = new Seen();
    for await (const message of Readable.from(ndjson, { objectMode: false }).pipe(ndjsonParser.parse()))
      seen.take(message);
    return seen;
  },

  async "eventsource-parser"({ events }) {
    const seen = new Seen();
    const stream = streamOf(events)
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    for await (const event of stream) seen.take(JSON.parse(event.data));
    return seen;
  },
};
