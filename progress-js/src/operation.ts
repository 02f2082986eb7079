import type { StreamRecord } from "./records.js";
import type { End, OperationState } from "./state.js";

/**
 * One operation: the request that starts it, its upload, and the work on the server.
 *
 * All methods can be called at any time, after the end too. Iterating gives every record that comes from then on, up to the end; what
 * came before is in `state`. For a slow loop 100,000 records wait; a gap tells of what was left out beyond. Leaving the loop early leaves the operation
 * alone.
 */
export interface Operation extends AsyncIterable<StreamRecord> {
  /** Where it stands now: an immutable snapshot, a new object after every change. */
  readonly state: OperationState;
  /** How it ended. Never rejects: a failure is a value. */
  readonly finished: Promise<End>;
  /**
   * Calls the listener after changes, once for all changes that came together, never within this call, and a last time with the end.
   * What the listener throws is reported as an uncaught error and hurts nobody else.
   *
   * @returns a function that ends the subscription
   */
  subscribe(listener: (state: OperationState) => void): () => void;
  /**
   * Asks the server to cancel. While the request is still being uploaded, the upload is broken off instead. Before the server has named the
   * operation, the cancel waits until it has. After the end nothing happens.
   *
   * @returns when the server has accepted; the end comes later, through `finished`
   * @throws HttpError when it refused (409: cannot be cancelled), NetworkError when it could not be asked; the operation goes on
   */
  cancel(): Promise<void>;
}
