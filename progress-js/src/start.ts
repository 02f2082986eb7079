import { OperationClient } from "./client.js";
import type { Operation } from "./operation.js";
import type { Report } from "./records.js";
import { Connector } from "./transport/connector.js";

/** What all requests of an operation are sent with. */
export interface FollowInit {
  /** Sent with every request of the operation, for example a CSRF token; `Content-Type` only with a body. */
  readonly headers?: HeadersInit;
  /** As in `fetch`. Default: `same-origin`. */
  readonly credentials?: RequestCredentials;
  /** Leaves the operation: it ends as `interrupted` here, and on the server it goes on or not, as it says in `onDisconnect`. */
  readonly signal?: AbortSignal;
  /** Called for everything in the streams that could not be read. Default: a warning on the console. */
  readonly onReport?: (report: Report) => void;
  /** What sends requests. Default: that of the platform. */
  readonly fetch?: typeof fetch;
}

/** How an operation is started. */
export interface StartInit extends FollowInit {
  /** Default: `POST`. */
  readonly method?: string;
  /** What is uploaded. Its sending is told in `state.upload` where the platform can tell it. */
  readonly body?: XMLHttpRequestBodyInit;
  /** What sends requests with a body, because it tells how much was sent; `undefined`: `fetch` does. Default: that of the platform. */
  readonly XMLHttpRequest?: (new () => XMLHttpRequest) | undefined;
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
 * The request is sent once and never repeated. With a body it goes by `XMLHttpRequest` where there is one, and asks the server to answer
 * at once and be followed by `fetch` (`Prefer: respond-async`); a server that streams into the answer of the upload is understood too.
 *
 * @param url where the application starts its work; relative to the page
 * @returns at once; whatever goes wrong is told by `finished` and `state.end`
 * @throws TypeError for a URL or headers that are none
 */
export function startOperation(url: string | URL, init: StartInit = {}): Operation {
  const Xhr = "XMLHttpRequest" in init ? init.XMLHttpRequest : globalThis.XMLHttpRequest;
  const connector = new Connector({
    ...common(init),
    url: absolute(url),
    method: init.method ?? "POST",
    body: init.body,
    xhr: Xhr && (() => new Xhr()),
  });
  const client = new OperationClient(connector, init.onReport, init.signal);
  client.start();
  return client;
}

/**
 * Follows an operation that was started elsewhere: in another tab, before a refresh, by another client.
 *
 * @param url its `follow`, relative to the page
 * @returns at once; an operation that is unknown is `refused` with status 404
 * @throws TypeError for a URL or headers that are none
 */
export function followOperation(url: string | URL, init: FollowInit = {}): Operation {
  const place = absolute(url);
  const connector = new Connector({ ...common(init), url: place, method: "GET" });
  const client = new OperationClient(connector, init.onReport, init.signal);
  client.join(place);
  return client;
}

function common(init: FollowInit) {
  return {
    headers: new Headers(init.headers),
    credentials: init.credentials,
    fetch:
      init.fetch ?? ((input: RequestInfo | URL, options?: RequestInit) => globalThis.fetch(input, options)),
  };
}

function absolute(url: string | URL): string {
  return new URL(url, globalThis.document?.baseURI).href;
}
