import { HttpError, ProblemError, ProtocolError } from "../errors.js";
import { problemOf } from "../problem.js";
import { object } from "../reader/values.js";
import { sameOrigin } from "../same-origin.js";
import { type Answer, named, type Request } from "./answer.js";

/** An answer without its body, as both transports see it. */
export interface Head {
  readonly status: number;
  readonly url: string;
  header(name: string): string | null;
}

/**
 * What an answer is by its head: accepted, no stream at all, or a stream. A stream may have any type but HTML, because servers written after the
 * original article name none.
 */
export function byHead(request: Request, head: Head): Answer | "stream" | "problem" {
  const { status } = head;
  if (status < 200 || status > 299) return "problem";
  const location = head.header("Location");
  if (status === 202 && location !== null) {
    const follow = sameOrigin(location, head.url);
    return follow
      ? { kind: "accepted", follow }
      : protocol(request, `must not be followed to another server: ${location}`);
  }
  const type = head.header("Content-Type") ?? "";
  if (status === 204 || /^\s*(text\/html|image\/)/i.test(type)) {
    return protocol(
      request,
      `the server answered ${status} ${type || "without content"} instead of a stream of ${ACCEPTED}; is it the right address, and is somebody logged in?`,
    );
  }
  return "stream";
}

const ACCEPTED = "application/x-ndjson";

function protocol(request: Request, message: string): Answer {
  return { kind: "refused", error: new ProtocolError(named(request), message) };
}

/** The error of an answer that is not 2xx. */
export function httpError(request: Request, head: Head, body: string): HttpError {
  const problem = /^\s*application\/problem\+json/i.test(head.header("Content-Type") ?? "") && parsed(body);
  const answer = { status: head.status, retryAfter: retryAfter(head.header("Retry-After")) };
  const said = `the server answered ${head.status}`;
  if (!problem) return new HttpError(named(request), said, answer);
  const told = problem.detail ?? problem.title;
  return new ProblemError(named(request), told ? `${said}: ${told}` : said, { ...answer, problem });
}

function parsed(body: string) {
  try {
    const value = object(JSON.parse(body));
    return value && problemOf(value);
  } catch {
    return undefined;
  }
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function retryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const ms = /^\s*\d+\s*$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
