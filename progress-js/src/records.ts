/**
 * The records of an operation as a reader hands them over: one type per kind, told apart by `kind`.
 * Keys have the names of the wire, except that the capitalised word became `kind` and its value stands under
 * `name`, `progress`, `text` or `outcome`. Times are milliseconds. `undefined` means "not known" or "not said".
 * What a record does not say is `undefined`. Every object is new, plain and never changed afterwards.
 *
 * @packageDocumentation
 */

/** What happens to an operation when its last follower leaves. */
export type OnDisconnect = "continue" | "grace" | "cancel";

/** How the server says an operation ended. */
export type Outcome = "succeeded" | "partial" | "failed" | "cancelled" | "expired" | "lost";

/** Whether a task goes on. */
export type TaskPhase = "running" | "finished" | "failed";

/** What a text was made of: keys and values for programs. Keys come from the server: read them with care. */
export type Details = Readonly<Record<string, unknown>>;

/** What an operation is; shared by the operation and the snapshot record. */
export interface Identity {
  /** 22 characters that name the operation. */
  readonly id?: string | undefined;
  /** Version of the protocol that the server speaks. */
  readonly version?: number | undefined;
  /** Where it can be followed and cancelled, as the server wrote it. */
  readonly follow?: string | undefined;
  /** Whether it can be cancelled now. */
  readonly cancellable: boolean;
  readonly onDisconnect: OnDisconnect;
  /** A follower hears something at least this often, in ms. */
  readonly beat?: number | undefined;
}

/** What is counted, and how much of it is done. */
export interface Counters {
  readonly done?: number | undefined;
  /** Absent when it is not known. */
  readonly total?: number | undefined;
  /** What is counted: `rows`, `bytes`, `files` and the like. */
  readonly unit?: string | undefined;
  /** Units per second at the moment. */
  readonly rate?: number | undefined;
}

/** How far the whole operation is. */
export interface Totals {
  /** Items that went well. */
  readonly ok?: number | undefined;
  /** Items that failed. */
  readonly bad?: number | undefined;
  /** Since the operation began, in ms. */
  readonly elapsed?: number | undefined;
  /** Estimated time left, in ms. */
  readonly eta?: number | undefined;
}

/** Which task a progress belongs to, and how far that task is. */
export interface TaskProgress extends Counters {
  /** Its name. Absent: the counters are those of the operation itself. */
  readonly task?: string | undefined;
  /** From 1, unique in the operation. */
  readonly taskId?: number | undefined;
  /** `taskId` of the task that this one is a part of. */
  readonly parentId?: number | undefined;
  readonly taskState?: TaskPhase | undefined;
  /** 0 to 100 of this task, `null` when it cannot be measured. */
  readonly taskProgress?: number | null | undefined;
}

interface Kept {
  /** Number of the record in its operation, from 1 and dense. Absent in streams that do not number. */
  readonly seq?: number | undefined;
}

interface Text extends Kept {
  /** For people. Never markup. */
  readonly text: string;
  /** For programs: stable where `text` may change. */
  readonly code?: string | undefined;
  readonly args?: Details | undefined;
  /** UTF-8 bytes that were left out because the record was too long. */
  readonly cut?: number | undefined;
}

/** The first record of an operation: what runs. */
export interface OperationRecord extends Identity, Kept {
  readonly kind: "operation";
  /** Its name, for people. */
  readonly name: string;
}

/** How far the whole operation is, and one of its tasks. */
export interface ProgressRecord extends Totals, TaskProgress, Kept {
  readonly kind: "progress";
  /** 0 to 100 of the whole operation; `null` when nothing can be measured. */
  readonly progress: number | null;
}

/** A line of the log. */
export interface LineRecord extends Text {
  readonly kind: "line";
  readonly level: "info" | "warn";
}

/** One item failed; the operation goes on. */
export interface ErrorRecord extends Text {
  readonly kind: "error";
  /** Where it happened; `row` (from 1) and `field` are the usual keys. */
  readonly at?: Details | undefined;
}

/** A good message. */
export interface InformationRecord extends Text {
  readonly kind: "information";
}

/** How the operation ended: the last record of a stream. */
export interface OutcomeRecord extends Kept {
  readonly kind: "outcome";
  readonly outcome: Outcome;
  /** For people. Never markup. */
  readonly text?: string | undefined;
  /** 100 with a good end. */
  readonly progress?: number | undefined;
  readonly ok?: number | undefined;
  readonly bad?: number | undefined;
  /** Since the operation began, in ms. */
  readonly elapsed?: number | undefined;
  /** What the work returned. */
  readonly result?: unknown;
  /** Bytes of a result that was too large for a record; 0: it could not be written as JSON. */
  readonly omitted?: number | undefined;
  /** Problem details (RFC 9457) of a failure that is meant for users, as the server wrote them. */
  readonly problem?: Details | undefined;
  /** Names an unexpected failure in the server's log. */
  readonly ref?: string | undefined;
  /** Kept records that the server no longer has. */
  readonly clipped?: number | undefined;
  /** UTF-8 bytes that were left out because the record was too long. */
  readonly cut?: number | undefined;
}

/** The server has nothing else to say and is still there. */
export interface BeatRecord {
  readonly kind: "beat";
  /** Since the operation began, in ms. */
  readonly elapsed: number;
  /** Since the work last reported anything, in ms. */
  readonly idle?: number | undefined;
}

/**
 * Where an operation that has not ended stands, in the server's words.
 *
 * - `stuck`: the work has reported nothing for a long time
 * - `moving`: the server shuts down; the work may end in time, or be cancelled
 */
export type RunState = "running" | "cancelling" | "stuck" | "moving";

/** The operation changes its state. */
export interface StateRecord {
  readonly kind: "state";
  readonly state: RunState;
  readonly cancellable: boolean;
  /** When to come back if the stream breaks off, in ms from now. */
  readonly retry?: number | undefined;
}

/** The stream ends here, in order, and the operation goes on: come back at once. The last record of its stream. */
export interface LapRecord {
  readonly kind: "lap";
  /** Number of the newest kept record that the stream has told; 0: none. */
  readonly after: number;
}

/** Where the operation stands, at the beginning of a stream that joins it later. */
export interface SnapshotRecord extends Identity, Totals {
  readonly kind: "snapshot";
  readonly name?: string | undefined;
  readonly state?: RunState | "ended" | undefined;
  /** Number of the newest kept record at that moment. */
  readonly seq?: number | undefined;
  /** 0 to 100 of the whole operation; `null` when nothing can be measured. */
  readonly progress: number | null;
  readonly idle?: number | undefined;
  readonly clipped?: number | undefined;
  readonly tasks: readonly TaskProgress[];
  /** Once ended. */
  readonly outcome?: OutcomeRecord | undefined;
}

/** Kept records that are no longer stored and will not come. */
export interface GapRecord {
  readonly kind: "gap";
  /** The first that is missing. */
  readonly from: number;
  /** The last that is missing. */
  readonly to: number;
}

/** Any record. A closed set: a `switch` over `kind` can be complete. */
export type StreamRecord =
  | OperationRecord
  | ProgressRecord
  | LineRecord
  | ErrorRecord
  | InformationRecord
  | OutcomeRecord
  | BeatRecord
  | StateRecord
  | LapRecord
  | SnapshotRecord
  | GapRecord;

/**
 * Something in a stream that could not be read as a record. Reading goes on after it.
 *
 * - `json`: the line is not JSON
 * - `not-an-object`: the line is JSON, but no object
 * - `type`: a word has a value of the wrong type, or the outcome is unknown
 * - `too-long`: the line has more than 1,048,576 bytes
 * - `after-outcome`: something came after the outcome
 */
export interface Report {
  readonly reason: "json" | "not-an-object" | "type" | "too-long" | "after-outcome";
  /** From 1; every line break counts, so do blank lines. */
  readonly line: number;
  /** What was seen, at most 200 characters of it. Absent where nothing was kept. */
  readonly seen?: string | undefined;
}
