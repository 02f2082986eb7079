/** @type {import("./proxy.mjs").Kind} */
export const haproxy = {
  listens: "bind :80",
  listensOn: (port) => `bind 127.0.0.1:${port}`,
  around: (site) => site,
  command: (file) => ["haproxy", "-db", "-f", file],
};
