// The one file for pages without modules: <script src="progress.min.js"></script>.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

await build({
  entryPoints: [fileURLToPath(new URL("../dist/index.js", import.meta.url))],
  outfile: fileURLToPath(new URL("../dist/progress.min.js", import.meta.url)),
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "progressStream",
  target: "es2022",
  legalComments: "none",
});
