import type { End } from "progress-js";

export function tell(end: End): string {
  switch (end.outcome) {
    case "succeeded":
    case "partial":
      return end.text ?? "Done";
    case "failed":
    case "expired":
    case "lost":
      return end.problem?.detail ?? end.text ?? `Failed (${end.ref})`;
    case "cancelled":
      return end.by === "server" ? "Cancelled" : "The upload was broken off";
    case "refused":
      return end.error.kind === "http" && end.error.problem?.detail
        ? end.error.problem.detail
        : end.error.message;
    case "interrupted":
      return "The connection was lost. Nobody knows here whether the work goes on.";
  }
}
