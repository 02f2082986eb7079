import type { RecordParser } from "../reader/parser.js";
import { type Answer, answerOf, type Head } from "./answer.js";
import type { Request } from "./request.js";

/** Sends a request by `fetch`. Rejects when no answer came. */
export async function byFetch(request: Request, parser: RecordParser, send: typeof fetch): Promise<Answer> {
  const { url } = request;
  const response = await send(url, { ...request, cache: "no-store" } as RequestInit);
  const head: Head = {
    status: response.status,
    url: response.url || url,
    header: (name) => response.headers.get(name),
    reader: () => response.body?.getReader(),
    text: () => response.text(),
  };
  const answer = await answerOf(request, head, parser);
  if (answer.kind !== "stream" && !response.bodyUsed) await response.body?.cancel();
  return answer;
}
