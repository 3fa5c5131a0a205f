import { spawnSync } from "node:child_process";
import { shippedRuleSets } from "../src/shipped/rule-sets.ts";

// Every small change of every shipped rule set against its rule tests; each must notice 90 %.
let worst = 0;
for (const id of Object.keys(shippedRuleSets)) {
  const argv = ["mutate", id, "--tests", `fixtures/rule-tests/${id}`, "--threshold", "90"];
  const { status } = spawnSync("tsx", ["src/cli/main.ts", ...argv, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  worst = Math.max(worst, status ?? 1);
}
process.exitCode = worst;
