import { NetworkError, ProtocolError } from "../errors.js";
import type { RecordParser } from "../reader/parser.js";
import { ACCEPT, type Answer, named, type Request } from "./answer.js";
import { byFetch } from "./by-fetch.js";
import { byXhr, type UploadListener } from "./by-xhr.js";

/** What the requests of one operation have in common. */
export interface ConnectorOptions {
  /** Absolute, where the platform knows a base; else as it was given. */
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: XMLHttpRequestBodyInit | undefined;
  readonly credentials?: RequestCredentials | undefined;
  readonly fetch: typeof fetch;
  /** Makes a request that tells how much of it was sent; absent where there is none. */
  readonly xhr?: (() => XMLHttpRequest) | undefined;
}

/** Sends the requests of one operation: the one that starts it, those that follow it, the one that cancels it. */
export class Connector {
  readonly #options: ConnectorOptions;

  constructor(options: ConnectorOptions) {
    this.#options = options;
  }

  /** The first request, in words. */
  get name(): string {
    return `${this.#options.method} ${this.#options.url}`;
  }

  /** Starts the operation: by XMLHttpRequest where there is something to upload and somebody can tell how much of it was sent. */
  start(parser: RecordParser, signal: AbortSignal, listener: UploadListener): Promise<Answer> {
    const { url, method, body, xhr, fetch } = this.#options;
    const request = this.#request(url, method, signal, body);
    if (body === undefined || !xhr) return byFetch(request, parser, fetch);
    request.headers.set("Prefer", "respond-async");
    return byXhr(request, parser, listener, xhr());
  }

  /** Joins it behind the newest record that is known. */
  follow(url: string, after: number, parser: RecordParser, signal: AbortSignal): Promise<Answer> {
    const place = new URL(url);
    place.searchParams.set("after", String(after));
    return byFetch(this.#request(place.href, "GET", signal), parser, this.#options.fetch);
  }

  /** Asks the server to cancel it. */
  async cancel(follow: string | undefined): Promise<void> {
    if (!follow) {
      throw new ProtocolError(this.name, "cannot be cancelled: the server did not say where");
    }
    const request = this.#request(follow, "DELETE", new AbortController().signal);
    request.headers.set("Accept", "application/json");
    const answer = await byFetch(request, NOTHING, this.#options.fetch);
    if (answer.kind === "stream") answer.source.leave();
    if (answer.kind === "refused") throw answer.error;
    if (answer.kind === "lost") {
      throw new NetworkError(named(request), "the server could not be asked to cancel", {
        cause: answer.cause,
      });
    }
  }

  #request(url: string, method: string, signal: AbortSignal, body?: XMLHttpRequestBodyInit): Request {
    const headers = new Headers(this.#options.headers);
    headers.set("Accept", ACCEPT);
    if (body === undefined) headers.delete("Content-Type");
    return { url, method, headers, body, credentials: this.#options.credentials, signal };
  }
}

/** Reads nothing. */
const NOTHING: RecordParser = {
  feed: () => [],
  feedText: () => [],
  end: () => [],
  outcome: undefined,
};
