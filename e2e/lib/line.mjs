import { once } from "node:events";
import { connect, createServer } from "node:net";

/** A way to a server on this machine that can be cut: what is under way is torn, and nobody gets through until it is mended. */
export class Line {
  #isCut = false;
  #ends = new Set();
  #server;
  #port;

  constructor(port) {
    this.#port = port;
    this.#server = createServer((client) => this.#carry(client));
  }

  static async to(port) {
    const line = new Line(port);
    line.#server.listen(0, "127.0.0.1");
    await once(line.#server, "listening");
    return line;
  }

  get url() {
    return `http://localhost:${this.#server.address().port}`;
  }

  cut() {
    this.#isCut = true;
    for (const end of this.#ends) end.resetAndDestroy();
  }

  mend() {
    this.#isCut = false;
  }

  async close() {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }

  #carry(client) {
    if (this.#isCut) {
      client.resetAndDestroy();
      return;
    }
    const server = connect(this.#port, "127.0.0.1");
    for (const [end, other] of [
      [client, server],
      [server, client],
    ]) {
      this.#ends.add(end);
      end.on("error", () => other.destroy()); // torn: the other side hears of it
      end.on("close", () => this.#ends.delete(end));
      end.pipe(other);
    }
  }
}
