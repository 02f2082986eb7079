import type { Answer, Head } from "./answer.js";
import type { Request } from "./request.js";

/**
 * Sends a request by `fetch`. Rejects when no answer came.
 *
 * @param read what makes an answer of a response
 */
export async function byFetch(
  request: Request,
  send: typeof fetch,
  read: (request: Request, head: Head) => Promise<Answer>,
): Promise<Answer> {
  const { url } = request;
  const response = await send(url, { ...request, cache: "no-store" } as RequestInit);
  const head: Head = {
    status: response.status,
    url: response.url || url,
    header: (name) => response.headers.get(name),
    reader: () => response.body?.getReader(),
    text: () => response.text(),
  };
  const answer = await read(request, head);
  if (answer.kind !== "stream" && !response.bodyUsed) await response.body?.cancel();
  return answer;
}
