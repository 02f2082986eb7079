import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const folders = {
  "/pages/": new URL("pages/", import.meta.url),
  "/progress-js/": new URL("../../progress-js/dist/", import.meta.url),
};
const types = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8" };

/** The pages, and operations that say so many lines in one burst, on a free port of the loopback address. */
export async function startSite() {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    if (pathname === "/burst") return burst(response, Number(searchParams.get("lines")));
    for (const [prefix, folder] of Object.entries(folders)) {
      if (pathname.startsWith(prefix)) {
        response.setHeader("Content-Type", types[pathname.split(".").at(-1)]);
        return createReadStream(fileURLToPath(new URL(pathname.slice(prefix.length), folder)))
          .on("error", (error) => response.writeHead(404).end(error.message))
          .pipe(response);
      }
    }
    return response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => server.close().closeAllConnections(),
  };
}

function burst(response, lines) {
  response.writeHead(200, { "Content-Type": "application/x-ndjson" });
  const all = ['{"seq":1,"Operation":"Import orders"}'];
  for (let line = 1; line <= lines; line++) {
    all.push(`{"seq":${line + 1},"Line":"Row ${line}: unknown SKU 85123A, taken as a gift"}`);
  }
  all.push(`{"seq":${lines + 2},"Outcome":"succeeded","Progress":100,"Information":"Done"}`);
  response.end(`${all.join("\n")}\n`);
}
