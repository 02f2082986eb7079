import { sameOrigin } from "../same-origin.js";

/**
 * The CSRF token as a header, for all requests of an operation, in the way of Spring Security: from `<meta name="_csrf">`, or else the field `_csrf` of the
 * form, if there is one; its name from `<meta name="_csrf_header">`, or else `X-CSRF-TOKEN`. None without a token, and none where one of the requests goes to
 * another server.
 */
export function csrfHeaders(form: HTMLFormElement | null, ...urls: string[]): Record<string, string> {
  const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content;
  const token = meta("_csrf") || (form && new FormData(form).get("_csrf"));
  const header = meta("_csrf_header") || "X-CSRF-TOKEN";
  return token && urls.every((url) => sameOrigin(url, location.href)) ? { [header]: `${token}` } : {};
}
