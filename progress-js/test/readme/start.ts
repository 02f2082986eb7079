import { startOperation } from "progress-js";
import { showProgress } from "progress-js/modal";

export async function importOrders(form: HTMLFormElement) {
  const operation = startOperation("/imports", { body: new FormData(form) });
  const { outcome, result } = await showProgress(operation, { title: "Import orders" });
  if (outcome === "succeeded" || outcome === "partial") console.log("imported", result);
}
