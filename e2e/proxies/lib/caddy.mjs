/** @type {import("./proxy.mjs").Kind} */
export const caddy = {
  listens: ":80 {",
  listensOn: (port) => `:${port} {`,
  around: (site) => `
{
	admin off
	grace_period 100ms
	default_bind 127.0.0.1
}
${site}`,
  command: (file) => ["caddy", "run", "--adapter", "caddyfile", "--config", file],
};
