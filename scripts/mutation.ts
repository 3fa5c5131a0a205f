import { spawnSync } from "node:child_process";
import { parts } from "../test/mutation/parts.ts";

// Mutates the core, one part after the other; arguments name some of them.
let worst = 0;
for (const part of process.argv.length > 2 ? process.argv.slice(2) : parts) {
  // The tests run in processes that Stryker starts; they are TypeScript.
  const env = { ...process.env, MUTATION_PART: part, NODE_OPTIONS: "--import=tsx" };
  const { status } = spawnSync("stryker", ["run"], { stdio: "inherit", env });
  worst = Math.max(worst, status ?? 1);
}
process.exitCode = worst;
