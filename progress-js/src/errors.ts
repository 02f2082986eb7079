import type { Problem } from "./problem.js";

/** What all errors of this package have in common. A closed set: {@link HttpError}, {@link ProtocolError}, {@link NetworkError}. */
export abstract class ProgressError extends Error {
  abstract readonly kind: "http" | "protocol" | "network";
  /** The request that went wrong, as `POST https://…`. */
  readonly request: string;

  constructor(request: string, message: string, options?: ErrorOptions) {
    super(`${request}: ${message}`, options);
    this.request = request;
  }
}

/** The server refused a request: it answered with an HTTP status that is not 2xx. */
export class HttpError extends ProgressError {
  override readonly name: string = "HttpError";
  override readonly kind = "http";
  readonly status: number;
  /** When the server says one can try again, in ms from the answer, at most a day; `undefined` when it does not say. */
  readonly retryAfter: number | undefined;
  /** Problem details of RFC 9457, where the server sent some: `title` and `detail` are meant for people. */
  readonly problem: Problem | undefined;

  constructor(
    request: string,
    message: string,
    answer: { status: number; retryAfter?: number | undefined; problem?: Problem | undefined },
  ) {
    super(request, message);
    this.status = answer.status;
    this.retryAfter = answer.retryAfter;
    this.problem = answer.problem;
  }
}

/** An {@link HttpError} whose answer was `application/problem+json`. */
export class ProblemError extends HttpError {
  override readonly name: string = "ProblemError";
  declare readonly problem: Problem;
}

/** The server answered, but not in the way of the protocol: no stream, or a place to follow that must not be followed. */
export class ProtocolError extends ProgressError {
  override readonly name: string = "ProtocolError";
  override readonly kind = "protocol";
}

/** No answer, or one that was cut. Whether the server got the request is not known. */
export class NetworkError extends ProgressError {
  override readonly name: string = "NetworkError";
  override readonly kind = "network";
}
