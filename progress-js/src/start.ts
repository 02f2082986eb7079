import { runOperation } from "./client.js";
import type { Operation } from "./operation.js";
import type { Report } from "./records.js";
import { type Requests, start } from "./requests.js";

/** What all requests of an operation are sent with. */
export interface FollowInit {
  /** Sent with every request of the operation, for example a CSRF token; `Content-Type` only with a body. */
  readonly headers?: NonNullable<RequestInit["headers"]>;
  /** As in `fetch`. Default: `same-origin`. */
  readonly credentials?: NonNullable<RequestInit["credentials"]>;
  /** Leaves the operation: it ends as `interrupted` here, and on the server it goes on or not, as it says in `onDisconnect`. */
  readonly signal?: AbortSignal;
  /** Called for everything in the streams that could not be read. Default: a warning on the console. */
  readonly onReport?: (report: Report) => void;
  /**
   * How long it tries to reconnect without success, in ms, before the operation is interrupted; 0: it does not. Time that a page sleeps, or that
   * the device is offline, does not count. A tenth of it, as long as the server has not said that there is an operation. Default: 600,000.
   */
  readonly patience?: number;
  /** What sends requests. Default: that of the platform. */
  readonly fetch?: typeof fetch;
}

/** `XMLHttpRequest`, where the platform has one. */
type PlatformRequest = typeof globalThis extends { XMLHttpRequest: new () => infer R } ? R : never;

/** How an operation is started. */
export interface StartInit extends FollowInit {
  /** Where the server lists operations, relative to the page: asked what became of a start whose answer was lost. Default: `/progress/` of the server that starts it. */
  readonly operations?: string | URL;
  /** Default: `POST`. */
  readonly method?: string;
  /** What is uploaded. Its sending is told in `state.upload` where the platform can tell it. */
  readonly body?: Exclude<NonNullable<RequestInit["body"]>, ReadableStream>;
  /** What sends requests with a body, because it tells how much was sent; `null`: `fetch` does. Default: that of the platform. */
  readonly XMLHttpRequest?: (new () => PlatformRequest) | null;
}

/**
 * Starts an operation: the request, its upload, and the work on the server are one thing from now on.
 *
 * ```js
 * const operation = startOperation("/imports", { body: new FormData(form) });
 * operation.subscribe((state) => { bar.value = state.progress; });
 * const end = await operation.finished;
 * ```
 *
 * The request carries an `Idempotency-Key`, unless `headers` has one. When its answer is lost, the client asks the server by that key what became of it, and sends it
 * again, with the same key, only when the server says that it does not know it: at most three times. A server that cannot be asked is not
 * sent it twice. A connection that ends before the outcome is followed by another one, without loss, as long as `patience` lasts. With a body it goes by `XMLHttpRequest` where there is one, and asks the server to answer
 * at once and be followed by `fetch` (`Prefer: respond-async`); a server that streams into the answer of the upload is understood too.
 *
 * @param url where the application starts its work; relative to the page
 * @returns at once; whatever goes wrong is told by `finished` and `state.end`
 * @throws TypeError for a URL or headers that are none
 */
export function startOperation(url: string | URL, init: StartInit = {}): Operation {
  const requests = requestsOf(url, init.method ?? "POST", init, newKey());
  return runOperation(requests, (...how) => start(requests, ...how), init);
}

/**
 * Follows an operation that was started elsewhere: in another tab, before a refresh, by another client.
 *
 * @param url its `follow`, relative to the page
 * @returns at once; an operation that is unknown is `refused` with status 404
 * @throws TypeError for a URL or headers that are none
 */
export function followOperation(url: string | URL, init: FollowInit = {}): Operation {
  const requests = requestsOf(url, "GET", init);
  return runOperation(requests, undefined, init);
}

function requestsOf(
  url: string | URL,
  method: string,
  {
    body,
    headers,
    credentials,
    operations,
    // called as a function of the platform, as which it insists to be called
    fetch = (input, options) => globalThis.fetch(input, options),
    XMLHttpRequest: Xhr = globalThis.XMLHttpRequest,
  }: StartInit,
  newKey?: string,
): Requests {
  const page = globalThis.document?.baseURI ?? globalThis.location?.href;
  const place = new URL(url, page).href;
  const given = new Headers(headers);
  const key = given.get("Idempotency-Key") ?? newKey;
  given.delete("Idempotency-Key");
  return {
    first: { method, url: place, headers: given, body, credentials },
    key,
    operations: (operations ? new URL(operations, page ?? place) : new URL("/progress/", place)).href,
    fetch,
    Xhr,
  };
}

/** 128 random bits, as a string of structured fields. `randomUUID` is missing in pages without TLS. */
function newKey(): string {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  return `"${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}"`;
}
