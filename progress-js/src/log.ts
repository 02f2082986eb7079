import type { ErrorRecord, GapRecord, InformationRecord, LineRecord } from "./records.js";
import { weigh } from "./weigh.js";

/** What a log holds. A gap stands where the records that it tells of would have stood. */
export type Message = LineRecord | ErrorRecord | InformationRecord | GapRecord;

/**
 * The messages of an operation: append-only, immutable as a value, and bounded to 100,000 messages and about 8 million characters.
 * Indices count from 0 and never change; at the bound the oldest messages are dropped, some hundred at a time.
 */
export interface MessageLog {
  /** Messages so far, the dropped ones included: the index after the newest. */
  readonly count: number;
  /** How many of the oldest are no longer held: the index of the oldest that is. */
  readonly dropped: number;
  /** The message at an index; `undefined` when it was dropped or has not come. */
  at(index: number): Message | undefined;
  /** The messages from one index to before another, without those that are not held. Default: all. */
  items(from?: number, to?: number): readonly Message[];
}

/** How many messages and characters a log holds at most. */
export interface LogBounds {
  readonly messages: number;
  readonly characters: number;
}

const BOUNDS: LogBounds = { messages: 100_000, characters: 8_388_608 };
const CHUNK_MESSAGES = 512;
const CHUNK_CHARACTERS = 131_072;

interface Chunk {
  readonly start: number;
  readonly weight: number;
  /** Only ever appended to, and read no further than the count of the log that reads. */
  readonly messages: Message[];
}

/**
 * A log as a list of chunks that its successors share. Appending costs the same however long the log is: the last chunk is appended to in
 * place where this log is the newest one, and copied where it is not, so that no log ever sees what was appended to another.
 */
export class ChunkedLog implements MessageLog {
  readonly count: number;
  readonly #chunks: readonly Chunk[];
  readonly #weight: number;
  readonly #bounds: LogBounds;

  private constructor(chunks: readonly Chunk[], count: number, weight: number, bounds: LogBounds) {
    this.#chunks = chunks;
    this.count = count;
    this.#weight = weight;
    this.#bounds = bounds;
  }

  /** A log that holds nothing yet. */
  static empty(bounds: LogBounds = BOUNDS): ChunkedLog {
    return new ChunkedLog([], 0, 0, bounds);
  }

  get dropped(): number {
    return this.#chunks[0]?.start ?? this.count;
  }

  at(index: number): Message | undefined {
    return this.items(index, index + 1)[0];
  }

  items(from = 0, to = this.count): readonly Message[] {
    const end = Math.min(to, this.count);
    let index = Math.max(from, this.dropped);
    const found: Message[] = [];
    for (let at = this.#chunkOf(index); index < end; at++) {
      const chunk = this.#chunks[at] as Chunk;
      const part = chunk.messages.slice(index - chunk.start, end - chunk.start);
      for (const message of part) {
        found.push(message);
      }
      index += part.length;
    }
    return found;
  }

  /** This log and these messages after it. */
  append(messages: readonly Message[]): ChunkedLog {
    const chunks = this.#chunks.slice();
    let count = this.count;
    let weight = this.#weight;
    for (const message of messages) {
      const added = weigh(message);
      let tail = chunks.at(-1);
      if (!tail || count - tail.start >= CHUNK_MESSAGES || tail.weight >= CHUNK_CHARACTERS) {
        tail = { start: count, weight: 0, messages: [] };
        chunks.push(tail);
      }
      const used = count - tail.start;
      const held = tail.messages.length === used ? tail.messages : tail.messages.slice(0, used);
      held.push(message);
      chunks[chunks.length - 1] = { start: tail.start, weight: tail.weight + added, messages: held };
      count++;
      weight += added;
      while (chunks.length > 1 && this.#isOver(count - (chunks[0] as Chunk).start, weight)) {
        weight -= (chunks.shift() as Chunk).weight;
      }
    }
    return new ChunkedLog(chunks, count, weight, this.#bounds);
  }

  #isOver(messages: number, weight: number): boolean {
    return messages > this.#bounds.messages || weight > this.#bounds.characters;
  }

  /** Position of the last chunk that starts at or before an index. */
  #chunkOf(index: number): number {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#chunks[middle] as Chunk).start <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
