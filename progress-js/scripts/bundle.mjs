// The one file for pages without modules: <script src="progress.min.js"></script>.
import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, transform } from "esbuild";

/** The style sheet is a text in a module: it is minified as what it is. */
const minifiedStyles = {
  name: "minified-styles",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]modal[\\/]styles\.[jt]s$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const [literal, css] = source.match(/(?<=const css = )`([^`]*)`/) ?? [];
      if (!literal) throw new Error(`${path}: the style sheet is not where it was`);
      const { code } = await transform(css, { loader: "css", minify: true, target: "chrome123" });
      return { contents: source.replace(literal, () => JSON.stringify(code.trim())), loader: "ts" };
    });
  },
};

/** Bundles an entry module into one minified script whose exports are the global `Progress`. */
export async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    outfile: fileURLToPath(new URL("../dist/progress.min.js", import.meta.url)),
    bundle: true,
    minify: true,
    format: "iife",
    globalName: "Progress",
    target: "es2022",
    legalComments: "none",
    plugins: [minifiedStyles],
    write: false,
  });
  return outputFiles[0];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { writeFile } = await import("node:fs/promises");
  const { path, contents } = await bundle("../dist/script.js");
  await writeFile(path, contents);
}
