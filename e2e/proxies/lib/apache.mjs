const MODULES = ["mpm_event", "authz_core", "filter", "deflate", "proxy", "proxy_http"];

/** @type {import("./proxy.mjs").Kind} */
export const apache = {
  listens: "<VirtualHost *:80>",
  listensOn: (port) => `<VirtualHost 127.0.0.1:${port}>`,
  around: (site, folder, port) => `
ServerRoot ${folder}
DefaultRuntimeDir ${folder}
PidFile ${folder}/pid
ErrorLog /dev/stderr
ServerName localhost
User #65534
Group #65534
Listen 127.0.0.1:${port}
${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
${site}`,
  command: (file) => ["apache2", "-D", "FOREGROUND", "-f", file],
  reload: "SIGUSR1",
};
