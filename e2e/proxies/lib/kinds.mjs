import { apache } from "./apache.mjs";
import { caddy } from "./caddy.mjs";
import { haproxy } from "./haproxy.mjs";
import { nginx } from "./nginx.mjs";
import { startProxy } from "./proxy.mjs";

const kinds = { nginx, haproxy, apache, caddy };

/** What docs/proxies.md tells to write for each of them. */
export const documented = ["nginx/site.conf", "haproxy/site.cfg", "apache/site.conf", "caddy/site.Caddyfile"];

/** What one would write first, where that is less. */
export const plain = ["nginx/plain.conf", "apache/plain.conf"];

/** With compression of the media type switched on. */
export const compressing = [
  "nginx/gzip.conf",
  "haproxy/compression.cfg",
  "apache/deflate.conf",
  "caddy/encode.Caddyfile",
];

/** With an idle limit of 3 s. */
export const short = ["nginx/short.conf", "haproxy/short.cfg", "apache/short.conf", "caddy/short.Caddyfile"];

/**
 * Runs a proxy while something is done with it.
 *
 * @param {string} name of a configuration in e2e/proxies
 * @param {number} application the port behind it
 */
export async function behind(name, application, use) {
  const proxy = await startProxy(kinds[name.split("/")[0]], name, application);
  try {
    await use(proxy);
  } finally {
    await proxy.stop();
  }
}
