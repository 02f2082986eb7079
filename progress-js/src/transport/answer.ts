import type { HttpError, ProtocolError } from "../errors.js";
import type { StreamEnd } from "../reader/stream-end.js";
import type { StreamRecord } from "../records.js";

/** Records as they come over one connection. */
export interface RecordSource {
  /** The records of the next piece, at least one; none at the end, or when the rest is to be fetched from elsewhere. */
  nextBatch(): Promise<readonly StreamRecord[]>;
  /** How the stream ended; `undefined` before. */
  readonly end: StreamEnd | undefined;
  /** Characters that this connection cannot let go of: a reason to leave it for another one. */
  readonly held: number;
  /** Leaves the connection. */
  leave(): void;
}

/** What became of a request. */
export type Answer =
  /** A stream of records; `url` is that of the response. */
  | { readonly kind: "stream"; readonly url: string; readonly source: RecordSource }
  /** The operation was accepted and is followed there. */
  | { readonly kind: "accepted"; readonly follow: string }
  /** The server answered with something else. */
  | { readonly kind: "refused"; readonly error: HttpError | ProtocolError }
  /** No answer. `sent`: whether the server may have the whole request. */
  | { readonly kind: "lost"; readonly cause: unknown; readonly sent: boolean };

/** A request, and how it is named in errors. */
export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body?: XMLHttpRequestBodyInit | undefined;
  readonly credentials?: RequestCredentials | undefined;
  readonly signal: AbortSignal;
}

/** A request in words. */
export function named({ method, url }: Request): string {
  return `${method} ${url}`;
}

/** What is accepted as an answer. */
export const ACCEPT = "application/x-ndjson";
