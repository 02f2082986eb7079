import type { OutcomeRecord } from "../records.js";

/** How a stream ended: with an outcome, or without one. Only the first says anything about the operation. */
export type StreamEnd =
  | { readonly kind: "outcome"; readonly outcome: OutcomeRecord }
  | {
      readonly kind: "interrupted";
      /** What the stream failed with. `undefined` when it just stopped: some browsers tell of a cut connection in that way. */
      readonly cause: unknown;
    };
