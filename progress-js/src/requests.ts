import { NetworkError } from "./errors.js";
import type { RecordParser } from "./reader/parser.js";
import type { Answer } from "./transport/answer.js";
import { byFetch } from "./transport/by-fetch.js";
import { byXhr, type UploadListener } from "./transport/by-xhr.js";
import { named, type Request } from "./transport/request.js";

/** How an operation reaches its server. */
export interface Requests {
  /** The request that starts it; all others have its headers and credentials. */
  readonly first: Request;
  readonly fetch: typeof fetch;
  /** A request that tells how much of it was sent; nothing where there is none. */
  readonly Xhr: (new () => XMLHttpRequest) | null | undefined;
}

const RECORDS = "application/x-ndjson, application/problem+json, application/json;q=0.5";

/** Starts the operation: by XMLHttpRequest where there is something to upload and somebody can tell how much of it was sent. */
export function start(
  requests: Requests,
  parser: RecordParser,
  signal: AbortSignal,
  listener: UploadListener,
): Promise<Answer> {
  const { first, Xhr } = requests;
  return send(requests, RECORDS, { ...first, signal }, parser, (request) => {
    if (!first.body || !Xhr) return undefined;
    request.headers.set("Prefer", "respond-async");
    return byXhr(request, parser, listener, new Xhr());
  });
}

/** Follows it behind the newest record that is known. */
export function follow(
  requests: Requests,
  place: string,
  after: number,
  signal: AbortSignal,
  parser: RecordParser,
): Promise<Answer> {
  const url = new URL(place);
  url.searchParams.set("after", `${after}`);
  return send(requests, RECORDS, { method: "GET", url: url.href, signal }, parser);
}

/**
 * Asks the server to cancel it.
 *
 * @throws HttpError or ProtocolError when the server refuses, NetworkError when it could not be asked
 */
export async function cancel(requests: Requests, url: string, parser: RecordParser): Promise<void> {
  const answer = await send(requests, "application/json", { method: "DELETE", url }, parser);
  if (answer.kind === "refused") throw answer.error;
  if (answer.kind === "stream") await answer.records.return();
}

/** Sends a request with the headers and credentials of the first one: by another way where there is one, else by `fetch`. */
async function send(
  { first, fetch }: Requests,
  accept: string,
  more: Omit<Request, "headers">,
  parser: RecordParser,
  otherwise?: (request: Request) => Promise<Answer> | undefined,
): Promise<Answer> {
  const headers = new Headers(first.headers);
  headers.set("Accept", accept);
  if (!more.body) headers.delete("Content-Type");
  const request = { credentials: first.credentials, ...more, headers };
  try {
    return await (otherwise?.(request) ?? byFetch(request, parser, fetch));
  } catch (cause) {
    throw new NetworkError(named(request), "connection failed", { cause });
  }
}
