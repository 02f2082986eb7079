import { HttpError, ProblemError, ProtocolError } from "../errors.js";
import { type Problem, problemOf } from "../problem.js";
import type { ChunkReader } from "../reader/read-progress.js";
import { json, object, text, type Wire } from "../reader/values.js";
import { sameOrigin } from "../same-origin.js";
import { named, type Request } from "./request.js";

/** What became of a request. */
export type Answer =
  /** A stream of records; `url` is that of the response, empty where that came from another server than the one that was asked. */
  | { readonly kind: "stream"; readonly url: string; readonly reader: ChunkReader | undefined }
  /** The operation was accepted and is followed there. */
  | { readonly kind: "accepted"; readonly follow: string }
  /** The server knows no operation that was started with this key. */
  | { readonly kind: "none" }
  /** The server answered with something else. */
  | { readonly kind: "refused"; readonly error: HttpError | ProtocolError };

/** The head of a response, as every transport sees it, and the ways to its body. */
export interface Head {
  readonly status: number;
  readonly url: string;
  header(name: string): string | null;
  /** Its body as a stream. */
  reader(): ChunkReader | undefined;
  /** Its body as a text, as far as it comes. */
  text(): Promise<string>;
}

/** A stream may have any type but this, because servers written after the original article name none. */
const NO_STREAM = /^ *text\/html/i;
/** A server that says more than a day says a day. */
const MAX_WAIT = 86_400_000;
const PROBLEM = /^ *application\/problem\+json/i;

/** What a response is. A place is taken from the server that was asked, and from no other: whoever goes there takes along what the caller gave for this one. */
export async function answerOf(request: Request, head: Head): Promise<Answer> {
  const { status } = head;
  if (!isGood(head)) return { kind: "refused", error: await httpError(request, head) };
  const url = sameOrigin(head.url, request.url) ?? "";
  const location = head.header("Location");
  if (status === 202 && location !== null) {
    const follow = sameOrigin(location, url);
    return follow ? { kind: "accepted", follow } : refused(request, `not on this server: ${location}`);
  }
  const type = head.header("Content-Type") ?? "";
  if (NO_STREAM.test(type)) {
    return refused(request, `${type} is no stream: is one logged in?`);
  }
  return { kind: "stream", url, reader: head.reader() };
}

/** What the list of operations says of the one that was asked for. */
export async function listedOf(request: Request, head: Head): Promise<Answer> {
  if (!isGood(head)) return { kind: "refused", error: await httpError(request, head) };
  const operations = object(json(await head.text()))?.operations;
  if (!Array.isArray(operations)) return refused(request, "no list of operations");
  if (!operations.length) return { kind: "none" };
  const place = text((operations[0] as Wire | null)?.follow);
  const follow = place && sameOrigin(place, sameOrigin(head.url, request.url) ?? "");
  return follow ? { kind: "accepted", follow } : refused(request, "no place to follow");
}

function isGood({ status }: Head): boolean {
  return status >= 200 && status <= 299;
}

function refused(request: Request, message: string): Answer {
  return { kind: "refused", error: new ProtocolError(named(request), message) };
}

/** The error of a response that is not 2xx. */
async function httpError(request: Request, head: Head): Promise<HttpError> {
  const { status } = head;
  const problem = await problemIn(head);
  const retryAfter = waitOf(`${head.header("Retry-After")}`);
  const message = `the server answered ${status} ${problem?.detail ?? problem?.title ?? ""}`.trim();
  return new (problem ? ProblemError : HttpError)(named(request), message, { status, retryAfter, problem });
}

/** What `Retry-After` says, seconds or a date (RFC 9110, 10.2.3), in ms from now; `undefined` for what is past or cannot be read. */
function waitOf(said: string): number | undefined {
  const wait = 1_000 * +said || Date.parse(said) - Date.now();
  return wait > 0 ? Math.min(MAX_WAIT, wait) : undefined;
}

/** The problem details of a response; a body that cannot be read, or was cut, tells nothing beside its status. */
async function problemIn(head: Head): Promise<Problem | undefined> {
  if (!PROBLEM.test(head.header("Content-Type") ?? "")) return undefined;
  const value = object(json(await head.text().catch(() => "")));
  return value && problemOf(value);
}
