import { type OperationState, startOperation } from "progress-js";

export async function exportReport(bar: HTMLProgressElement, log: HTMLElement) {
  const operation = startOperation("/reports", { headers: { "X-CSRF-TOKEN": "…" } });
  let shown = 0;
  operation.subscribe((state: OperationState) => {
    if (state.progress === null) bar.removeAttribute("value");
    else bar.value = state.progress / 100;
    for (const message of state.log.items(shown)) {
      log.append(
        message.kind === "gap" ? `${message.from} to ${message.to} are missing` : message.text,
        "\n",
      );
    }
    shown = state.log.count;
  });
  return operation;
}
