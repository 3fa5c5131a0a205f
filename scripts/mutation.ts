import { spawnSync } from "node:child_process";

// Mutates the core, one folder after the other; arguments name some of them.
const folders = process.argv.length > 2 ? process.argv.slice(2) : ["logic", "gate", "assess"];
let worst = 0;
for (const folder of folders) {
  const env = { ...process.env, MUTATION_PART: folder };
  const { status } = spawnSync("stryker", ["run"], { stdio: "inherit", env });
  worst = Math.max(worst, status ?? 1);
}
process.exitCode = worst;
