// The one file for pages without modules: <script src="progress.min.js"></script>.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, transform } from "esbuild";
import { minify } from "terser";

/** The style sheet is a text in a module: it is minified as what it is. */
const minifiedStyles = {
  name: "minified-styles",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]modal[\\/]styles\.[jt]s$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const [literal, css] = source.match(/(?<=const css = )`([^`]*)`/) ?? [];
      if (!literal) throw new Error(`${path}: the style sheet is not where it was`);
      const { code } = await transform(css, { loader: "css", minify: true, target: "chrome123" });
      const tight = code.trim().replace(/(--[\w-]+:|,) /g, "$1");
      return { contents: source.replace(literal, () => JSON.stringify(tight)), loader: "ts" };
    });
  },
};

/** Bundles an entry module, named relative to this file, into one minified script. */
export async function bundle(entry) {
  const script = await bundled({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    format: "iife",
  });
  // esbuild joins, terser makes it smaller: some hundred bytes of what is sent.
  const { code } = await minify(script, { ecma: 2020, compress: { passes: 3 } });
  return code;
}

/** Bundles what a module takes from `dist`, as the bundler of an application does. */
export function bundleOf(source) {
  const resolveDir = fileURLToPath(new URL("../dist", import.meta.url));
  return bundled({ stdin: { contents: source, resolveDir }, format: "esm" });
}

async function bundled(input) {
  const { outputFiles } = await build({
    ...input,
    bundle: true,
    minify: true,
    target: "es2022",
    legalComments: "none",
    plugins: [minifiedStyles],
    write: false,
  });
  return outputFiles[0].text;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await writeFile(new URL("../dist/progress.min.js", import.meta.url), await bundle("../dist/script.js"));
}
