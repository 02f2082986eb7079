/** What a form would send. */
export interface FormRequest {
  /** Absolute. */
  readonly url: string;
  readonly method: string;
  /** Absent with GET: there the fields are in the URL. */
  readonly body?: FormData | URLSearchParams;
}

/**
 * The request of a form, as the browser would send it: the attributes of the submitter go before those of the form, GET puts the
 * fields into the URL, and only `multipart/form-data` carries the contents of files.
 *
 * @returns `undefined` for a form that is not to be sent to this server in this window: `method="dialog"`, another target, another origin
 */
export function formRequest(form: HTMLFormElement, submitter: HTMLElement | null): FormRequest | undefined {
  const said = (name: string): string =>
    submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? "";
  const method = said("method").toUpperCase();
  if (method === "DIALOG" || !/^(_self)?$/i.test(said("target"))) return undefined;

  const url = new URL(said("action") || location.href, document.baseURI);
  if (url.origin !== location.origin) return undefined;
  url.hash = "";
  const fields = new FormData(form, submitter);
  if (method !== "POST") {
    url.search = encoded(fields).toString();
    return { url: url.href, method: "GET" };
  }
  const multipart = /^multipart\//i.test(said("enctype"));
  return { url: url.href, method, body: multipart ? fields : encoded(fields) };
}

function encoded(fields: FormData): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of fields) search.append(name, typeof value === "string" ? value : value.name);
  return search;
}
