import type { HttpError, ProgressError, ProtocolError } from "./errors.js";
import type { MessageLog } from "./log.js";
import type { Problem } from "./problem.js";
import type { Counters, OnDisconnect, TaskPhase } from "./records.js";

/**
 * Where an operation stands, as its client sees it.
 *
 * - `connecting`: nothing has come from the server yet, and nothing is being uploaded
 * - `uploading`: the request is being sent
 * - `running`: the server works
 * - `stuck`: the server works, but its work has reported nothing for a long time
 * - `reconnecting`: the connection is gone, and the client tries to get another; the work may go on
 * - `cancelling`: a cancel was asked for and the end has not come, whatever the connection does
 * - `ended`: `end` tells how; nothing changes any more
 */
export type Phase =
  | "connecting"
  | "uploading"
  | "running"
  | "stuck"
  | "reconnecting"
  | "cancelling"
  | "ended";

/** How much of the request was sent. */
export interface Upload {
  /** Bytes, those of multipart boundaries included. */
  readonly sent: number;
  /** Absent when it is not known. */
  readonly total?: number | undefined;
}

/** The newest of one task. */
export interface TaskState extends Counters {
  /** Names the task among those of one operation, as long as the operation lives. */
  readonly key: string;
  /** Its name, for people. */
  readonly name: string;
  /** From 1, unique in the operation. */
  readonly id?: number | undefined;
  /** `id` of the task that this one is a part of. */
  readonly parentId?: number | undefined;
  readonly state: TaskPhase;
  /** 0 to 100 of this task; `null` when it cannot be measured. */
  readonly progress: number | null;
}

interface EndBase {
  /** Text for people, in the server's words. */
  readonly text?: string | undefined;
  /** Items that went well. */
  readonly ok?: number | undefined;
  /** Items that failed. */
  readonly bad?: number | undefined;
  /** How long it took, in ms. */
  readonly elapsed?: number | undefined;
}

/** The work went to its end; with `partial` some of its items failed. */
export interface CompletedEnd extends EndBase {
  readonly outcome: "succeeded" | "partial";
  /** What the work returned; `undefined` when it returned nothing or the result was too large. */
  readonly result?: unknown;
  /** Bytes of a result that was too large for a record; 0: it could not be written as JSON. */
  readonly omitted?: number | undefined;
}

/** The work broke off (`failed`), its time was up (`expired`), or the node that ran it is gone (`lost`). */
export interface FailedEnd extends EndBase {
  readonly outcome: "failed" | "expired" | "lost";
  readonly result?: undefined;
  /** Problem details of a failure that is meant for users. */
  readonly problem?: Problem | undefined;
  /** Names an unexpected failure in the server's log. */
  readonly ref?: string | undefined;
}

/** Somebody asked for it. */
export interface CancelledEnd extends EndBase {
  readonly outcome: "cancelled";
  readonly result?: undefined;
  /**
   * `server`: the server says so. `client`: the upload was broken off before the server had the whole request, or the server does not know it;
   * the server confirmed nothing.
   */
  readonly by: "server" | "client";
}

/**
 * The connection ended without an outcome, and there is no other. Nothing else is known: the work may go on, may have failed, may have succeeded.
 * The request must not be repeated on its own account.
 */
export interface InterruptedEnd extends EndBase {
  readonly outcome: "interrupted";
  readonly result?: undefined;
  /** Why, where there is more to tell than an early end: a {@link ProgressError}, or the reason of an aborted signal. */
  readonly cause?: unknown;
}

/** The server answered with something else than a stream; no operation of it is known to the client. */
export interface RefusedEnd extends EndBase {
  readonly outcome: "refused";
  readonly result?: undefined;
  readonly error: HttpError | ProtocolError;
}

/** How an operation ended: the six outcomes of the protocol, and two that only a client can see. A closed set by `outcome`. */
export type End = CompletedEnd | FailedEnd | CancelledEnd | InterruptedEnd | RefusedEnd;

/** What is known of an operation whether it has ended or not. */
export interface StateBase {
  readonly id?: string | undefined;
  /** Name of the operation, for people. */
  readonly name?: string | undefined;
  /** Present when the request has a body whose sending can be watched; stays after the upload. */
  readonly upload?: Upload | undefined;
  /** 0 to 100 of the whole operation on the server, `null` when it cannot be measured. Never falls; 100 only with a good end. */
  readonly progress: number | null;
  /** Items that went well; absent when items are not counted. */
  readonly ok?: number | undefined;
  /** Items that failed. */
  readonly bad?: number | undefined;
  /** Since the operation began, in ms, when the server last said so. */
  readonly elapsed?: number | undefined;
  /** Estimated time left, in ms. */
  readonly eta?: number | undefined;
  /** Since the work last reported anything, in ms. Present while only beats come. */
  readonly idle?: number | undefined;
  /** A follower hears something at least this often, in ms. */
  readonly beat?: number | undefined;
  /** Counters of the operation itself. */
  readonly counters?: Counters | undefined;
  /** The newest of each task, in the order of their first appearance. At most 1,024; further ones are not shown. */
  readonly tasks: readonly TaskState[];
  /** Lines, errors, information, and gaps, in their order. */
  readonly log: MessageLog;
  /** Item errors so far, those that the log has dropped included. */
  readonly errors: number;
  /** Lines of level `warn` so far. */
  readonly warnings: number;
  /** Number of the newest kept record; 0 before the first. */
  readonly seq: number;
  /** Kept records that this client will not see: told by gaps, or seen by a jump of the numbers. */
  readonly missing: number;
  /** Kept records that the server no longer has, by its own count. */
  readonly clipped: number;
  /** Parts of the stream that could not be read. */
  readonly reports: number;
  /** Whether the server can cancel the operation now. */
  readonly cancellable: boolean;
  /** Attempts to reconnect since something came from the server last; 0: it is connected. */
  readonly attempt: number;
  /** When the next attempt is made, or the one that is under way was: a time as in `Date.now()`. Absent while connected. */
  readonly retryAt?: number | undefined;
  /** Present while the server shuts down: so many ms after the stream has ended the client comes back. */
  readonly retry?: number | undefined;
  /** Somebody between server and client, such as a proxy, holds back what the server says: news comes late. Never taken back. */
  readonly buffered?: boolean | undefined;
  /** Where the operation is followed and cancelled: an absolute URL. */
  readonly follow?: string | undefined;
  readonly onDisconnect?: OnDisconnect | undefined;
}

/** An operation that has not ended. */
export interface ActiveState extends StateBase {
  readonly phase: Exclude<Phase, "ended">;
  readonly end?: undefined;
}

/** An operation that has ended. */
export interface EndedState extends StateBase {
  readonly phase: "ended";
  readonly end: End;
}

/** All that is known of an operation at one moment: an immutable snapshot. */
export type OperationState = ActiveState | EndedState;
