import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "../../lib/example.mjs";
import { until } from "../../lib/until.mjs";

const configurations = new URL("..", import.meta.url);

/** Where docs/proxies.md says that the application is. */
const APPLICATION = "127.0.0.1:8080";

/**
 * What a proxy needs to run.
 *
 * @typedef {object} Kind
 * @property {string} listens how its configurations say that they listen on port 80
 * @property {(port: number) => string} listensOn the same for a port of 127.0.0.1
 * @property {(site: string, folder: string, port: number) => string} around the site with what the process itself needs
 * @property {(file: string, folder: string) => string[]} command runs it in the foreground
 * @property {NodeJS.Signals} [reload] makes it read its configuration again
 */

/**
 * Starts a proxy on a free port, with all its files in a folder of its own, and waits until it listens.
 *
 * @param {Kind} kind
 * @param {string} name of a configuration in e2e/proxies
 * @param {number} application its port
 */
export async function startProxy(kind, name, application) {
  const folder = await mkdtemp(path.join(tmpdir(), "proxy-"));
  await chmod(folder, 0o755); // the workers may be another user
  const port = await freePort();
  const file = path.join(folder, "site");
  const text = await readFile(new URL(name, configurations), "utf8");
  const site = put(put(text, kind.listens, kind.listensOn(port)), APPLICATION, `127.0.0.1:${application}`);
  await writeFile(file, kind.around(site, folder, port));

  const log = path.join(folder, "log");
  let running;
  const start = async () => {
    const [command, ...options] = kind.command(file, folder);
    const environment = { ...process.env, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
    const output = await open(log, "a"); // Apache opens /dev/stderr, which must not be a socket
    running = spawn(command, options, {
      cwd: folder,
      env: environment,
      stdio: ["ignore", output.fd, output.fd],
    });
    await once(running, "spawn");
    await output.close();
    await until(
      `${name} listens`,
      async () => {
        if (running.exitCode !== null) throw new Error(`it ended: ${await readFile(log, "utf8")}`);
        return listens(port);
      },
      20,
    );
  };
  /** Ends it at once, with all connections. */
  const end = async () => {
    if (running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, "exit");
    running.kill("SIGTERM");
    await ended;
  };
  const proxy = {
    name,
    url: `http://127.0.0.1:${port}`,
    port,
    /** Ends it with all its connections, and starts it on the same port. */
    restart: async () => {
      await end();
      await start();
    },
    /** Makes it read its configuration again, where it does that in the foreground. */
    reload: () => kind.reload && running.kill(kind.reload),
    stop: async () => {
      await end();
      await rm(folder, { recursive: true });
    },
  };
  try {
    await start();
  } catch (error) {
    running.kill("SIGKILL");
    throw error;
  }
  return proxy;
}

function put(text, old, now) {
  if (text.split(old).length !== 2) throw new Error(`once, please: ${old} in\n${text}`);
  return text.replace(old, now);
}

async function listens(port) {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
