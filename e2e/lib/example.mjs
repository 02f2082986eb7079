import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const examples = ["spring-import", "servlet-import"];

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Starts an example as `java -jar` on a free port and waits until it answers.
 *
 * @param {string} name one of {@link examples}
 * @param {string[]} [jvmArguments] for example `-Xmx64m`
 * @param {number} [port] where one has run before
 */
export async function startExample(name, jvmArguments = [], port = undefined) {
  const jar = path.join(root, "examples", name, "target", `${name}.jar`);
  if (!existsSync(jar)) throw new Error(`${jar} is missing: run ./test e2e, which builds it`);
  port ??= await freePort();
  const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, "bin", "java") : "java";
  const server = spawn(java, [...jvmArguments, "-jar", jar], {
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const url = `http://localhost:${port}`;
  const ended = once(server, "exit");
  const example = {
    name,
    url,
    port,
    pid: server.pid,
    /** What it has written so far. */
    output: () => output,
    /** Asks it to end, as Ctrl-C does. */
    stop: () => end(server, ended, "SIGTERM"),
    /** Ends it without a word, as a crash does. */
    kill: () => end(server, ended, "SIGKILL"),
  };
  try {
    await answers(url, server);
  } catch (error) {
    await example.kill();
    throw new Error(`${name} did not start: ${error.message}\n${output}`);
  }
  return example;
}

async function end(server, ended, signal) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill(signal);
  await ended;
}

async function answers(url, server) {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`it ended with status ${server.exitCode}`);
    try {
      const response = await fetch(url, { redirect: "manual" });
      await response.body?.cancel();
      return;
    } catch {
      await wait(100); // not listening yet
    }
  }
  throw new Error("it did not answer within 60 seconds");
}

/** A port of 127.0.0.1 on which nobody listens. */
export async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
