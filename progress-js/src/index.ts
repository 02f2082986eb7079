export { HttpError, NetworkError, ProblemError, ProgressError, ProtocolError } from "./errors.js";
export type { Message, MessageLog } from "./log.js";
export type { Operation } from "./operation.js";
export type * from "./records.js";
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
