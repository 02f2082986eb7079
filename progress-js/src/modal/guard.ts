import type { OperationState } from "../state.js";

/** Whether the work goes on when the page is left: the server has the whole request, can be asked for the operation again, and does not mind. */
export function canLeave({ phase, name, follow, onDisconnect = "continue" }: OperationState): boolean {
  return (
    phase !== "connecting" &&
    phase !== "uploading" &&
    name !== undefined &&
    follow !== undefined &&
    onDisconnect === "continue"
  );
}

/** Makes the browser ask before the page is left, while leaving would hurt. Returns what ends that. */
export function guardPage(hurts: () => boolean): () => void {
  const ask = (event: Event): void => {
    if (hurts()) event.preventDefault();
  };
  addEventListener("beforeunload", ask);
  return () => removeEventListener("beforeunload", ask);
}
