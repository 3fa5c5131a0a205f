import { spawnSync } from "node:child_process";

// Mutates the core, one part after the other; arguments name some of them.
const parts =
  process.argv.length > 2 ? process.argv.slice(2) : ["logic", "gate", "assess", "unlock"];
let worst = 0;
for (const part of parts) {
  const env = { ...process.env, MUTATION_PART: part };
  const { status } = spawnSync("stryker", ["run"], { stdio: "inherit", env });
  worst = Math.max(worst, status ?? 1);
}
process.exitCode = worst;
