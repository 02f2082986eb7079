import { HttpError } from "../errors.js";
import type { Operation } from "../operation.js";
import { sameOrigin } from "../same-origin.js";
import { type FollowInit, followOperation } from "../start.js";
import type { End, OperationState } from "../state.js";
import { forget, isElsewhere, recall, remember } from "./memory.js";

/**
 * Finds the operation of an owner again, as it was remembered by {@link keep}; else, where a list is given, the newest of the server's that runs and that
 * is not known to belong elsewhere. Everything that it has said so far comes again.
 *
 * @param isShown whether something of this page shows the operation that is followed there: it is not found again
 * @param list URL of the caller's own operations; empty: they are not asked for
 * @returns the operation once its server has spoken of it; nothing when there is none, or none that can be reached
 */
export async function find(
  owner: string,
  init: FollowInit,
  isShown: (follow: string) => boolean,
  list: string,
): Promise<Operation | undefined> {
  for (const follow of [...recall(owner), ...(await listed(owner, init, list))]) {
    if (isShown(follow)) continue;
    const leave = new AbortController();
    const { signal = leave.signal } = init;
    const operation = followOperation(follow, { ...init, signal: AbortSignal.any([signal, leave.signal]) });
    const { end } = await heard(operation);
    if (isShown(follow)) leave.abort();
    else if (!end || (end.outcome !== "refused" && end.outcome !== "interrupted")) return operation;
    else if (isGone(end)) forget(follow);
  }
  return undefined;
}

/** Remembers an operation as soon as it can be followed, until its end is known here. */
export function keep(operation: Operation, owner: string): void {
  let follow: string | undefined;
  const look = ({ follow: place, end }: OperationState): void => {
    if (place && place !== follow && !end) remember(place, owner);
    follow = place;
    // An interrupted one may go on: it is looked for again.
    if (place && end && end.outcome !== "interrupted") forget(place);
  };
  look(operation.state);
  operation.subscribe(look);
}

/** Whether the server knows no such operation, or none of this person's. */
function isGone(end: End): boolean {
  return end.outcome === "refused" && end.error instanceof HttpError && end.error.status === 404;
}

/** The first state in which the server, or its absence, has been heard. */
function heard(operation: Operation): Promise<OperationState> {
  return new Promise((resolve) => {
    const unsubscribe = operation.subscribe((state) => {
      if (state.name === undefined && !state.end) return;
      unsubscribe();
      resolve(state);
    });
  });
}

/** Where operations are followed that run and may belong to an owner. A server without a list has none. */
async function listed(
  owner: string,
  { headers, credentials = "same-origin", fetch: send = (...request) => fetch(...request) }: FollowInit,
  list: string,
): Promise<string[]> {
  if (!list) return [];
  const request = new Headers(headers);
  request.set("Accept", "application/json");
  const body = await send(list, { headers: request, credentials, cache: "no-store" })
    .then((response) => response.json())
    .catch(() => undefined);
  const operations: unknown = body?.operations;
  if (!Array.isArray(operations)) return [];
  return operations
    .filter((operation) => operation?.state !== "ended" && typeof operation?.follow === "string")
    .map(({ follow }) => sameOrigin(follow, new URL(list, document.baseURI).href))
    .filter((follow) => follow !== undefined && !isElsewhere(follow, owner)) as string[];
}
