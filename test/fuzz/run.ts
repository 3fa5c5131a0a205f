import { closePlace, commands } from "./commands.ts";
import { fuzz } from "./fuzz.ts";
import { parsers, type Target } from "./targets.ts";

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const only = process.argv.includes("--only")
  ? process.argv[process.argv.indexOf("--only") + 1]
  : undefined;

const cases = option("cases", 200_000);
const seed = option("seed", Math.floor(performance.timeOrigin) % 2 ** 31);
const targets: readonly Target[] = [...parsers, ...commands].filter(
  ({ name }) => only === undefined || name.includes(only),
);
const shares = targets.reduce((sum, { share = 1 }) => sum + share, 0);
console.log(`${cases} cases, --seed ${seed}`);
let total = 0;
let faults = 0;
for (const target of targets) {
  const own = Math.ceil((cases * (target.share ?? 1)) / shares);
  const { name, cases: made, slowest, fault } = await fuzz(target, { cases: own, seed });
  total += made;
  console.log(`${fault ? "✗" : "✓"} ${name}: ${made} cases, slowest ${Math.round(slowest)} ms`);
  if (fault === undefined) continue;
  faults++;
  console.log(`  ${fault}`);
}
closePlace();
console.log(`${total} cases, ${faults} targets with faults`);
process.exitCode = faults > 0 ? 1 : 0;
