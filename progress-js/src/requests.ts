import { NetworkError } from "./errors.js";
import { type Answer, answerOf, listedOf } from "./transport/answer.js";
import { byFetch } from "./transport/by-fetch.js";
import { byXhr, type UploadListener } from "./transport/by-xhr.js";
import { named, type Request } from "./transport/request.js";

/** How an operation reaches its server. */
export interface Requests {
  /** The request that starts it; all others have its headers and credentials. */
  readonly first: Request;
  /** Names the start, so that it can be asked for and takes effect once; absent where nothing is started. */
  readonly key: string | undefined;
  /** Where the server lists operations, an absolute URL. */
  readonly operations: string;
  readonly fetch: typeof fetch;
  /** A request that tells how much of it was sent; nothing where there is none. */
  readonly Xhr: (new () => XMLHttpRequest) | null | undefined;
}

const RECORDS = "application/x-ndjson, application/problem+json, application/json;q=0.5";
const DOCUMENT = "application/json";
/** The lap of the first answer, in s: so long nothing comes at most where somebody holds back what the server says. */
export const START_LAP = 5;
/** How long the answer to a short request may take, in ms. */
const PATIENCE = 30_000;

/** Starts the operation: by XMLHttpRequest where there is something to upload and somebody can tell how much of it was sent. */
export function start(requests: Requests, signal: AbortSignal, listener: UploadListener): Promise<Answer> {
  const { first, key, Xhr } = requests;
  const isUpload = first.body && Xhr;
  return send(requests, RECORDS, { ...first, signal }, (request) => {
    if (key) request.headers.set("Idempotency-Key", key);
    request.headers.append("Prefer", isUpload ? "respond-async" : `lap=${START_LAP}`);
    return isUpload ? byXhr(request, listener, new Xhr()) : byFetch(request, requests.fetch, answerOf);
  });
}

/**
 * Follows it behind the newest record that is known.
 *
 * @param lap after how many seconds the server may end the answer, to be asked again
 */
export function follow(
  requests: Requests,
  place: string,
  after: number,
  lap: number,
  signal: AbortSignal,
): Promise<Answer> {
  const url = new URL(place);
  url.searchParams.set("after", `${after}`);
  return send(requests, RECORDS, { method: "GET", url: url.href, signal }, (request) => {
    request.headers.append("Prefer", `lap=${lap}`);
    return byFetch(request, requests.fetch, answerOf);
  });
}

/** Asks what became of the start. */
export function ask(requests: Requests, signal: AbortSignal): Promise<Answer> {
  const { key = "", operations: url } = requests;
  return send(requests, DOCUMENT, { method: "GET", url, signal: shortly(signal) }, (request) => {
    request.headers.set("Idempotency-Key", key);
    return byFetch(request, requests.fetch, listedOf);
  });
}

/**
 * Asks the server to cancel it.
 *
 * @throws HttpError or ProtocolError when the server refuses, NetworkError when it could not be asked
 */
export async function cancel(requests: Requests, url: string): Promise<void> {
  const answer = await send(requests, DOCUMENT, { method: "DELETE", url, signal: shortly() }, (request) =>
    byFetch(request, requests.fetch, answerOf),
  );
  if (answer.kind === "refused") throw answer.error;
  if (answer.kind === "stream") await answer.reader?.cancel();
}

function shortly(signal?: AbortSignal): AbortSignal {
  const timeout = AbortSignal.timeout(PATIENCE);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}

/** Sends a request with the headers and credentials of the first one. */
async function send(
  { first }: Requests,
  accept: string,
  more: Omit<Request, "headers">,
  by: (request: Request) => Promise<Answer>,
): Promise<Answer> {
  const headers = new Headers(first.headers);
  headers.set("Accept", accept);
  if (!more.body) headers.delete("Content-Type");
  const request = { credentials: first.credentials, ...more, headers };
  try {
    return await by(request);
  } catch (cause) {
    throw new NetworkError(named(request), "connection failed", { cause });
  }
}
