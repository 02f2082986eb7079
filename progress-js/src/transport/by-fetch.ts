import type { RecordParser } from "../reader/parser.js";
import { recordStream } from "../reader/read-progress.js";
import type { Answer, Request } from "./answer.js";
import { byHead, type Head, httpError } from "./refusal.js";

/** Characters of an error's body that are read. */
const MAX_PROBLEM = 1_048_576;

/** Sends a request by `fetch`. */
export async function byFetch(
  request: Request,
  parser: RecordParser,
  fetcher: typeof fetch,
): Promise<Answer> {
  const { method, url, headers, body, credentials, signal } = request;
  let response: Response;
  try {
    response = await fetcher(url, {
      method,
      headers,
      signal,
      cache: "no-store",
      ...(body !== undefined && { body }),
      ...(credentials && { credentials }),
    });
  } catch (cause) {
    return { kind: "lost", cause, sent: true };
  }
  const head: Head = {
    status: response.status,
    url: response.url || url,
    header: (name) => response.headers.get(name),
  };
  const answer = byHead(request, head);
  if (answer === "stream") return stream(response, head.url, parser);
  if (answer === "problem") {
    return { kind: "refused", error: httpError(request, head, await text(response)) };
  }
  await response.body?.cancel();
  return answer;
}

function stream(response: Response, url: string, parser: RecordParser): Answer {
  const records = recordStream(response.body, parser);
  return {
    kind: "stream",
    url,
    source: {
      nextBatch: () => records.nextBatch(),
      get end() {
        return records.end;
      },
      held: 0,
      leave: () => void records.return(),
    },
  };
}

/** The text of an answer, as far as it came. */
async function text(response: Response): Promise<string> {
  try {
    return (await response.text()).slice(0, MAX_PROBLEM);
  } catch {
    return "";
  }
}
