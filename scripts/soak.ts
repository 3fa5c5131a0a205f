/**
 * Assesses a very long portfolio as the command line does it, and prints the most memory that took:
 * `npm run soak -- --deals 1000000 --rules b2b-qualification --jobs 2`.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { devNull } from "node:os";
import { parseArgs } from "node:util";
import { dealMaker } from "../src/generate/deal-maker.ts";
import { shippedRuleSets } from "../src/shipped/rule-sets.ts";

const asOf = "2026-06-30";

/** How many deals are made up; after them the same come again under other ids. */
const different = 5_000;

const { values } = parseArgs({
  options: {
    deals: { type: "string", default: "1000000" },
    rules: { type: "string", default: "sangfor-seven-steps" },
    jobs: { type: "string" },
  },
});
const count = Number(values.deals);
const ruleSet = Object.values(shippedRuleSets).find(({ id }) => id === values.rules);
if (ruleSet === undefined || !(count >= 1)) throw new Error("no such rule set, or no deals");

// The program itself says at its end what it took: no other process needs to watch it.
const watch = `import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => {
  const { maxRSS } = process.resourceUsage();
  process.stderr.write("peak resident memory: " + Math.round(maxRSS / 1024) + " MiB\\n");
});`;
const argv = ["dist/cli.js", "assess", "-", "--rules", ruleSet.id, "--as-of", asOf];
const child = spawn(
  process.execPath,
  [
    `--import=data:text/javascript,${encodeURIComponent(watch)}`,
    ...argv,
    ...["--out", devNull, "--summary", "--lang", "en"],
    ...(values.jobs === undefined ? [] : ["--jobs", values.jobs]),
  ],
  { stdio: ["pipe", "inherit", "inherit"] },
);
const make = dealMaker({ ruleSet, seed: 1, asOf });
const made: string[] = [];
const start = performance.now();
let bytes = 0;
for (let index = 0; index < count; index++) {
  const own = made[index % different] ?? JSON.stringify(make(index % different));
  made[index % different] = own;
  const line = `${own.replace(/^\{"id":"sample-\d+"/, `{"id":"sample-${index + 1}"`)}\n`;
  bytes += Buffer.byteLength(line);
  if (!child.stdin.write(line)) await once(child.stdin, "drain");
}
child.stdin.end();
const [code] = await once(child, "exit");
const seconds = (performance.now() - start) / 1000;
const megabytes = Math.round(bytes / 1e6);
console.log(`${count} deals, ${megabytes} MB in ${seconds.toFixed(0)} s; ended with ${code}`);
process.exitCode = code === 0 ? 0 : 1;
