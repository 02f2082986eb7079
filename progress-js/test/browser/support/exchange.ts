import type { IncomingMessage, ServerResponse } from "node:http";

/** One request and its answer, in the hands of a test. */
export class Exchange {
  readonly request: IncomingMessage;
  readonly #response: ServerResponse;

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.request = request;
    this.#response = response;
  }

  /** Whether the connection is gone. */
  get isLeft(): boolean {
    return this.#response.destroyed;
  }

  /** Reads the body of the request; until then it waits in the browser. */
  async body(): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.request) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString("utf8");
  }

  /** Reads about so many bytes of the body. */
  async readSome(bytes: number): Promise<void> {
    let read = 0;
    await new Promise<void>((resolve) => {
      const take = (chunk: Buffer): void => {
        read += chunk.length;
        if (read < bytes) return;
        this.request.pause();
        this.request.off("data", take);
        resolve();
      };
      this.request.on("data", take);
    });
  }

  /** Writes records, each as a line of the stream. */
  send(...records: readonly object[]): void {
    this.raw(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
  }

  /** Writes into the stream as it is. */
  raw(text: string): void {
    if (!this.#response.headersSent) {
      this.#response.writeHead(200, { "Content-Type": "application/x-ndjson", "Cache-Control": "no-store" });
    }
    this.#response.write(text);
  }

  /** Ends the stream in good order. */
  end(...records: readonly object[]): void {
    if (records.length > 0) this.send(...records);
    this.#response.end();
  }

  /** Cuts the connection. */
  cut(): void {
    this.#response.destroy();
  }

  /** Answers with something else than a stream. */
  answer(status: number, body: object | string = "", headers: Readonly<Record<string, string>> = {}): void {
    const type = typeof body === "string" ? "text/plain" : "application/problem+json";
    this.#response.writeHead(status, { "Content-Type": type, ...headers });
    this.#response.end(typeof body === "string" ? body : JSON.stringify(body));
  }
}
