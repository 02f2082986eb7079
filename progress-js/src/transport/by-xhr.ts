import { NetworkError } from "../errors.js";
import type { RecordParser } from "../reader/parser.js";
import type { StreamEnd } from "../reader/stream-end.js";
import type { StreamRecord } from "../records.js";
import { type Answer, named, type Request } from "./answer.js";
import { byHead, type Head, httpError } from "./refusal.js";

/** What is told while a request is sent. */
export interface UploadListener {
  onUpload(sent: number, total: number | undefined): void;
  onUploaded(): void;
}

/**
 * Sends a request by `XMLHttpRequest`, which alone tells how much was sent. A stream in its answer is read as it grows; its text cannot be let go
 * of before the end, which `held` tells.
 */
export function byXhr(
  request: Request,
  parser: RecordParser,
  listener: UploadListener,
  xhr: XMLHttpRequest,
): Promise<Answer> {
  return new Promise((resolve) => {
    const { signal } = request;
    const abort = () => xhr.abort();
    let uploaded = false;
    let source: TextSource | undefined;

    const head = (): Head => ({
      status: xhr.status,
      url: xhr.responseURL || request.url,
      header: (name) => xhr.getResponseHeader(name),
    });
    const lost = (cause: unknown) => {
      signal.removeEventListener("abort", abort);
      source?.close(cause);
      resolve({ kind: "lost", cause, sent: uploaded });
    };

    xhr.upload.onprogress = (event) => {
      listener.onUpload(event.loaded, event.lengthComputable ? event.total : undefined);
    };
    xhr.upload.onload = () => {
      uploaded = true;
      listener.onUploaded();
    };
    xhr.onreadystatechange = () => {
      if (xhr.readyState === xhr.HEADERS_RECEIVED && byHead(request, head()) === "stream") {
        source = textSource(xhr, parser);
        resolve({ kind: "stream", url: head().url, source });
      } else if (xhr.readyState === xhr.LOADING) {
        source?.more();
      }
    };
    xhr.onload = () => {
      signal.removeEventListener("abort", abort);
      if (source) {
        source.close(undefined);
        return;
      }
      const answer = byHead(request, head());
      resolve(
        answer === "problem" || answer === "stream"
          ? { kind: "refused", error: httpError(request, head(), xhr.responseText) }
          : answer,
      );
    };
    xhr.onerror = () => lost(new NetworkError(named(request), "the connection failed"));
    xhr.onabort = () => lost(signal.aborted ? signal.reason : undefined);

    if (signal.aborted) {
      lost(signal.reason);
      return;
    }
    signal.addEventListener("abort", abort);
    xhr.open(request.method, request.url);
    xhr.overrideMimeType("text/plain; charset=utf-8");
    xhr.withCredentials = request.credentials === "include";
    request.headers.forEach((value, name) => {
      xhr.setRequestHeader(name, value);
    });
    xhr.send(request.body ?? null);
  });
}

interface TextSource {
  nextBatch(): Promise<readonly StreamRecord[]>;
  readonly end: StreamEnd | undefined;
  readonly held: number;
  leave(): void;
  more(): void;
  close(cause: unknown): void;
}

/** The growing text of a request as records. */
function textSource(xhr: XMLHttpRequest, parser: RecordParser): TextSource {
  let read = 0;
  let waiting: StreamRecord[] = [];
  let wake: (() => void) | undefined;
  let end: StreamEnd | undefined;

  const self: TextSource = {
    get end() {
      return end;
    },
    get held() {
      return read;
    },
    async nextBatch() {
      while (!waiting.length && !end) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const batch = waiting;
      waiting = [];
      return batch;
    },
    leave: () => xhr.abort(),
    more() {
      const { responseText } = xhr;
      if (responseText.length > read) {
        push(parser.feedText(responseText.slice(read)));
        read = responseText.length;
      }
    },
    close(cause) {
      if (end) return;
      self.more();
      push(parser.end());
      const { outcome } = parser;
      end = outcome ? { kind: "outcome", outcome } : { kind: "interrupted", cause };
      wake?.();
    },
  };
  return self;

  function push(records: readonly StreamRecord[]): void {
    for (const record of records) waiting.push(record);
    if (records.length) wake?.();
  }
}
