import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a server answers to a request. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A request that came. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
}

/** A real server on a free port of the loopback interface, told what to answer by the test. */
export class StreamServer implements AsyncDisposable {
  readonly seen: Seen[] = [];
  readonly #server: Server;
  readonly url: string;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  static async of(handler: Handler): Promise<StreamServer> {
    const seen: Seen[] = [];
    const server = createServer((request, response) => {
      const { method = "", url = "", headers } = request;
      seen.push({ method, url, headers });
      request.resume();
      handler(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const self = new StreamServer(server, `http://127.0.0.1:${port}`);
    self.seen.push(...seen);
    Object.defineProperty(self, "seen", { value: seen });
    return self;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Records as lines. */
export function lines(...records: object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}

export const STARTED = {
  seq: 1,
  Operation: "Import orders.csv",
  id: "AAAAAAAAAAAAAAAAAAAAAA",
  v: 1,
  follow: "/progress/AAAAAAAAAAAAAAAAAAAAAA",
  cancellable: true,
  onDisconnect: "continue",
  beat: 5000,
};

export const SUCCEEDED = {
  seq: 3,
  Outcome: "succeeded",
  Progress: 100,
  Information: "Done",
  ok: 2,
  bad: 0,
  elapsed: 12,
  result: { rows: 2 },
};
