// The README's snippets, with their types. Compiled, not run.
import { readProgress, startOperation } from "progress-js";
import { showProgress } from "progress-js/modal";

export async function importOrders(form: HTMLFormElement): Promise<string> {
  const operation = startOperation("/imports", { body: new FormData(form) });
  const { outcome, result } = await showProgress(operation, { title: "Import orders" });
  return `${outcome}: ${JSON.stringify(result)}`;
}

export async function errors(response: Response): Promise<string[]> {
  const texts: string[] = [];
  for await (const record of readProgress(response)) {
    if (record.kind === "error") texts.push(record.text);
  }
  return texts;
}
