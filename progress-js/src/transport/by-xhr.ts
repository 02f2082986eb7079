import { type Answer, answerOf } from "./answer.js";
import type { Request } from "./request.js";
import { textReader } from "./text-reader.js";

/** What is told while a request is sent. */
export interface UploadListener {
  onUpload(sent: number, total: number | undefined): void;
  onUploaded(): void;
}

/**
 * Sends a request by `XMLHttpRequest`, which alone tells how much was sent. A stream in its response is read as it grows; its text cannot be
 * let go of before the end. Rejects when no answer came.
 */
export function byXhr(request: Request, listener: UploadListener, xhr: XMLHttpRequest): Promise<Answer> {
  const signal = request.signal as AbortSignal;
  const reader = textReader(xhr);

  return new Promise((resolve, reject) => {
    const close = (failure?: ProgressEvent) => {
      reader.close(failure);
      if (failure) reject(failure);
    };
    const upload = ({ loaded, total, lengthComputable }: ProgressEvent) =>
      listener.onUpload(loaded, lengthComputable ? total : undefined);

    xhr.upload.onloadstart = upload;
    xhr.upload.onprogress = upload;
    xhr.upload.onload = () => listener.onUploaded();
    xhr.onprogress = () => reader.more();
    xhr.onreadystatechange = () => {
      if (xhr.readyState === 2) {
        const head = {
          status: xhr.status,
          url: xhr.responseURL,
          header: (name: string) => xhr.getResponseHeader(name),
          reader: () => reader,
          text: () => reader.text(),
        };
        resolve(answerOf(request, head));
      }
    };
    const abort = () => xhr.abort();
    xhr.onload = () => close();
    xhr.onerror = close;
    xhr.onabort = close;
    xhr.onloadend = () => signal.removeEventListener("abort", abort);

    signal.throwIfAborted();
    signal.addEventListener("abort", abort);
    xhr.open(request.method, request.url);
    xhr.overrideMimeType("text/plain; charset=utf-8");
    xhr.withCredentials = request.credentials === "include";
    request.headers.forEach((value, name) => {
      xhr.setRequestHeader(name, value);
    });
    xhr.send(request.body);
  });
}
