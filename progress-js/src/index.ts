export { HttpError, NetworkError, ProblemError, ProgressError, ProtocolError } from "./errors.js";
export type { Message, MessageLog } from "./log.js";
export type { Operation } from "./operation.js";
export type { Problem } from "./problem.js";
export { type ReadOptions, type RecordStream, readProgress } from "./reader/read-progress.js";
export type { StreamEnd } from "./reader/stream-end.js";
export type * from "./records.js";
export { type FollowInit, followOperation, type StartInit, startOperation } from "./start.js";
export type {
  ActiveState,
  CancelledEnd,
  CompletedEnd,
  End,
  EndedState,
  FailedEnd,
  InterruptedEnd,
  OperationState,
  Phase,
  RefusedEnd,
  TaskState,
  Upload,
} from "./state.js";
