import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Exchange } from "./exchange.js";

const POLICY = "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/** A web server of a test: it serves fixed files under a strict policy, and hands every other request to the test. */
export class ScriptedServer {
  readonly #server: Server;
  readonly #files = new Map<string, { type: string; text: string }>();
  readonly #waiting = new Map<string, ((exchange: Exchange) => void)[]>();
  readonly #arrived = new Map<string, Exchange[]>();
  /** `METHOD path` of every request but those of fixed files, in their order. */
  readonly requests: string[] = [];

  private constructor() {
    this.#server = createServer((request, response) => this.#handle(request, response));
  }

  static async start(): Promise<ScriptedServer> {
    const server = new ScriptedServer();
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Serves a text at a path. */
  file(path: string, type: string, text: string): void {
    this.#files.set(path, { type, text });
  }

  /** The next request for a path that no test has taken yet. */
  next(path: string): Promise<Exchange> {
    const arrived = this.#arrived.get(path)?.shift();
    if (arrived) return Promise.resolve(arrived);
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(path) ?? [];
      waiting.push(resolve);
      this.#waiting.set(path, waiting);
    });
  }

  /** Forgets the requests of one test before the next. */
  forget(): void {
    this.requests.length = 0;
    this.#arrived.clear();
    this.#waiting.clear();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? "/").split("?")[0] as string;
    const file = request.method === "GET" ? this.#files.get(path) : undefined;
    if (file) {
      response.writeHead(200, { "Content-Type": file.type, "Content-Security-Policy": POLICY });
      response.end(file.text);
      return;
    }
    this.requests.push(`${request.method} ${path}`);
    const exchange = new Exchange(request, response);
    const waiting = this.#waiting.get(path)?.shift();
    if (waiting) {
      waiting(exchange);
      return;
    }
    const arrived = this.#arrived.get(path) ?? [];
    arrived.push(exchange);
    this.#arrived.set(path, arrived);
  }
}
