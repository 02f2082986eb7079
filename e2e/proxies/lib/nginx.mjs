/** @type {import("./proxy.mjs").Kind} */
export const nginx = {
  listens: "listen 80;",
  listensOn: (port) => `listen 127.0.0.1:${port};`,
  around: (site, folder) => `
daemon off;
pid ${folder}/pid;
events {}
http {
access_log off;
client_body_temp_path ${folder}/body;
proxy_temp_path ${folder}/proxy;
fastcgi_temp_path ${folder}/fastcgi;
uwsgi_temp_path ${folder}/uwsgi;
scgi_temp_path ${folder}/scgi;
${site}}
`,
  command: (file, folder) => ["nginx", "-e", "stderr", "-p", folder, "-c", file],
  reload: "SIGHUP",
};
