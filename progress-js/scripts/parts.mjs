// The parts of the client, as users get them: what each may weigh, minified and gzipped, and how it is made.
import { bundle, bundleOf } from "./bundle.mjs";

const KB = 1_024;

/** @type {{ name: string, budget: number, made: () => Promise<string> }[]} */
export const parts = [
  { name: "reader", budget: 2 * KB, made: () => bundleOf('export { readProgress } from "./index.js"') },
  { name: "client", budget: 9.25 * KB, made: () => bundleOf('export * from "./index.js"') },
  {
    name: "client with modal",
    budget: 18.75 * KB,
    made: () => bundleOf('export * from "./index.js"; export { showProgress } from "./modal/index.js"'),
  },
  { name: "script tag, forms included", budget: 18.75 * KB, made: () => bundle("../dist/script.js") },
];
