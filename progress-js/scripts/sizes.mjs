// Checks what the parts weigh, minified and gzipped, as users get them, in KB of 1,024 bytes.
import { gzipSync } from "node:zlib";
import { parts } from "./parts.mjs";

for (const { name, budget, made } of parts) {
  const size = gzipSync(await made(), { level: 9 }).length;
  const fits = size <= budget;
  process.stdout.write(`${fits ? "ok " : "OVER"} ${name}: ${size} of ${budget} bytes\n`);
  process.exitCode ||= fits ? 0 : 1;
}
