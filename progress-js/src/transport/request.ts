/** A request of an operation. */
export interface Request {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: Headers;
  readonly body?: XMLHttpRequestBodyInit | undefined;
  readonly credentials?: RequestCredentials | undefined;
  readonly signal?: AbortSignal;
}

/** A request as errors name it. */
export function named({ method, url }: Request): string {
  return `${method} ${url}`;
}
