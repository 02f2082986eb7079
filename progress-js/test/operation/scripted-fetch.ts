import { lines } from "./stream-server.js";

/** One request and its answer, in the hands of a test. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  /** When it was sent, as in `Date.now()`. */
  readonly at: number;
  /** Whether the client has gone. */
  readonly isLeft: boolean;
  /** Tells records; the answer begins with the first call, its head alone where there are no records. */
  say(...records: object[]): void;
  /** Tells records, and ends the answer. */
  end(...records: object[]): void;
  /** Cuts the connection. */
  cut(): void;
}

/** A `fetch` whose answers are the test's. */
export function scriptedFetch(onRequest: (sent: Sent) => void = () => {}) {
  const requests: Sent[] = [];
  const send: typeof fetch = (input, { method = "GET", headers, signal } = {}) =>
    new Promise((resolve, reject) => {
      let to: ReadableStreamDefaultController<Uint8Array> | undefined;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          to = controller;
        },
      });
      const fail = (cause: unknown): void => {
        reject(cause);
        to?.error(cause);
        to = undefined;
      };
      let answer = (): void => {
        answer = () => {};
        resolve(new Response(body, { headers: { "Content-Type": "application/x-ndjson" } }));
      };
      const sent: Sent = {
        method,
        url: `${input}`,
        headers: new Headers(headers),
        at: Date.now(),
        get isLeft() {
          return !!signal?.aborted;
        },
        say(...records) {
          answer();
          if (records.length) to?.enqueue(new TextEncoder().encode(lines(...records)));
        },
        end(...records) {
          sent.say(...records);
          to?.close();
          to = undefined;
        },
        cut: () => fail(new TypeError("cut")),
      };
      signal?.addEventListener("abort", () => fail(signal.reason));
      requests.push(sent);
      onRequest(sent);
    });
  return { fetch: send, requests };
}
