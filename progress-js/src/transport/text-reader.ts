import type { ChunkReader } from "../reader/read-progress.js";

/** The growing text of an XMLHttpRequest, in chunks. */
export interface TextReader extends ChunkReader {
  /** There is more of the text. */
  more(): void;
  /** The text has come to its end, or the connection has failed. */
  close(failure?: ProgressEvent): void;
  /** All of the text, once it has come to its end. */
  text(): Promise<string>;
}

/** Reads a text while it grows: what is new is one chunk when somebody asks for it. */
export function textReader(xhr: XMLHttpRequest): TextReader {
  const encoder = new TextEncoder();
  let held = 0;
  let isClosed = false;
  let failure: ProgressEvent | undefined;
  let wake = () => {};
  const change = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });

  return {
    get held() {
      return held;
    },

    async read() {
      for (;;) {
        const text = xhr.responseText.slice(held);
        held += text.length;
        if (text) return { value: encoder.encode(text) };
        if (failure) throw failure;
        if (isClosed) return {};
        await change();
      }
    },

    cancel: async () => xhr.abort(),

    more: () => wake(),

    close(cause) {
      isClosed = true;
      failure = cause;
      wake();
    },

    async text() {
      while (!isClosed) await change();
      return xhr.responseText;
    },
  };
}
