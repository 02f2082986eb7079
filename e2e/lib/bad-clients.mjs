import { once } from "node:events";
import { connect } from "node:net";
import { good, header, row } from "./files.mjs";

const wrong = row({ customer: "" });

/** Clients that misbehave, each once: `(url) => Promise<void>`. */
export const badClients = {
  "connects and leaves": (url) => send(url, "", closes),
  "sends garbage": (url) =>
    send(url, Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 151) & 0xff)), reads),
  "leaves within the headers": (url) =>
    send(url, "POST /imports HTTP/1.1\r\nHost: localhost\r\nContent-", closes),
  "leaves within the upload": (url) => send(url, request(good(2_000)).subarray(0, 50_000), breaks),
  "sends garbage for a form": (url) =>
    send(url, request("", Buffer.from("--x\r\n\0\r\n\r\n--x--garbage")), reads),
  "leaves at the first record": (url) =>
    send(url, request(header + wrong.repeat(200), undefined, 500), readsOnce(closes)),
  "breaks the connection at the first record": (url) =>
    send(url, request(header + wrong.repeat(200), undefined, 500), readsOnce(breaks)),
  "sends garbage behind its request": (url) =>
    send(url, Buffer.concat([request(good(10)), Buffer.from("\0\xff GARBAGE /\r\n\r\n")]), readsOnce(breaks)),
};

/** Uploads a file whose answer is longer than what systems hold for a client that does not read, and does not read. */
export async function stall(url) {
  const socket = open(url);
  socket.pause();
  socket.write(request(header + wrong.repeat(40_000)));
  await once(socket, "connect");
  return { leave: () => socket.destroy() };
}

function request(csv, form, delay = 0) {
  const body =
    form ??
    Buffer.from(
      `--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${csv}\r\n--x--\r\n`,
    );
  const head =
    `POST /imports?delay=${delay} HTTP/1.1\r\nHost: localhost\r\n` +
    `Content-Type: multipart/form-data; boundary=x\r\nContent-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

function open(url) {
  const { hostname, port } = new URL(url);
  // The server may break the connection whenever it likes: it is talking to a bad client.
  return connect(Number(port), hostname).on("error", () => {});
}

async function send(url, bytes, then) {
  const socket = open(url);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  if (bytes.length > 0) await Promise.race([new Promise((sent) => socket.write(bytes, sent)), closed]);
  await Promise.race([then(socket), closed]);
  socket.destroy();
  await closed;
}

const closes = async (socket) => {
  socket.end();
  socket.resume();
  await once(socket, "close");
};
const breaks = async (socket) => socket.resetAndDestroy();
const reads = async (socket) => {
  socket.resume();
  await once(socket, "data");
};
const readsOnce = (then) => async (socket) => {
  await once(socket, "data");
  await then(socket);
};
