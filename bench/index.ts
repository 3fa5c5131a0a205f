import { existsSync, readdirSync, readFileSync } from "node:fs";
import { assess, mayAdvance } from "../src/assess/assess.ts";
import { compileRuleSet } from "../src/assess/compile-rule-set.ts";
import type { Plan } from "../src/assess/plan.ts";
import { unlock } from "../src/assess/unlock/unlock.ts";
import { dealMaker } from "../src/generate/deal-maker.ts";
import type { Deal } from "../src/model/deal.ts";
import { parseDeal } from "../src/model/parse-deal.ts";
import { parseRuleSet } from "../src/rules/parse-rule-set.ts";
import type { RuleSet } from "../src/rules/rule-set.ts";
import { asOf, contendersOf, tasksOf } from "./contenders.ts";
import { benchDeal, type Phase, type Size } from "./deals.ts";
import { median, once, quantile, type Rounds, ratio, roundsOf, short } from "./timing.ts";

const rules = new URL("../rules/", import.meta.url);
const phases = ["early", "middle", "late"] as const;

const ruleSets = readdirSync(rules)
  .filter((name) => name.endsWith(".json") && !name.includes("schema"))
  .map((name): RuleSet => {
    const parsed = parseRuleSet(readFileSync(new URL(name, rules), "utf8"));
    if (!parsed.ok) throw new Error(`${name}: ${parsed.issues[0]?.message.en}`);
    return parsed.ruleSet;
  })
  .filter(({ kind }) => kind !== "overlay");

function bench(ruleSet: RuleSet, phase: Phase, size?: Size): { deal: Deal; text: string } {
  const text = JSON.stringify(benchDeal(ruleSet, phase, size));
  return { deal: parsed(text), text };
}

/** Returns a deal; one that cannot be read is no deal to measure by. */
function parsed(text: string): Deal {
  const read = parseDeal(text);
  if (!read.ok) throw new Error(`${read.issues[0].pointer} ${read.issues[0].message.en}`);
  return read.deal;
}

/** Times everything on the deals of one rule set, one for each phase. */
async function compare(plan: Plan): Promise<readonly Rounds[]> {
  const contenders = contendersOf(plan);
  const times: Rounds[] = [];
  for (const phase of phases) {
    const { deal, text } = bench(plan.ruleSet, phase);
    times.push(await roundsOf(await tasksOf(contenders, deal, text)));
  }
  return times;
}

function printTimes(times: readonly Rounds[]): void {
  const rows = Object.keys(times[0] ?? {}).map((what) => {
    const cells = times.map((own, i) => [
      [`${phases[i]} µs`, short(median(own[what]))],
      [`÷ parse ${phases[i]}`, short(ratio(own[what], own["JSON.parse of the deal"]))],
    ]);
    return { what, ...Object.fromEntries(cells.flat()) };
  });
  console.table(rows);
}

/** Prints each aim with what was measured: the worst of the deals. */
function printAims(times: readonly Rounds[]): void {
  const worst = (over: string, under: string, isMost: boolean): number => {
    const ratios = times.map((own) => ratio(own[over], own[under]));
    return isMost ? Math.max(...ratios) : Math.min(...ratios);
  };
  const engine = "from read facts: truths, json-rules-engine";
  const atLeast = (aim: number, what: string, name: string) => {
    const found = worst(engine, name, false);
    return { aim: `${what} ≥ ${aim} × json-rules-engine`, found: short(found), met: found >= aim };
  };
  const atMost = (aim: number, what: string, name: string, other: string, words: string) => {
    const found = worst(name, other, true);
    return { aim: `${what} ≤ ${aim} × ${words}`, found: short(found), met: found <= aim };
  };
  const given = "from read facts: ";
  console.table([
    atLeast(60, "verdict from the deal", "from the deal: verdict"),
    atMost(0.25, "verdict", "from the deal: verdict", "JSON.parse of the deal", "JSON.parse"),
    atLeast(100, "verdict from read facts", `${given}verdict`),
    atLeast(300, "decision from read facts", `${given}decision`),
    atMost(
      1,
      "decision from read facts",
      `${given}decision`,
      `${given}truths, json-logic-engine, compiled`,
      "json-logic-engine, compiled",
    ),
    atMost(
      1,
      "decision from the deal",
      "from the deal: decision",
      "from the deal: decision by hand",
      "by hand",
    ),
    atMost(
      2,
      "truths",
      `${given}truths`,
      `${given}truths, written out by hand`,
      "written out by hand",
    ),
  ]);
}

/** Prints what a verdict costs against the size of the deal, one dimension at a time. */
async function printGrowth(plan: Plan): Promise<void> {
  const sizes: readonly Size[] = [
    ...[5, 20, 100].map((people) => ({ people, organisations: 4, observations: 120 })),
    ...[50, 200, 500, 2_000].map((observations) => ({
      people: 14,
      organisations: 4,
      observations,
    })),
  ];
  const rows: Record<string, unknown>[] = [];
  for (const size of sizes) {
    const { deal, text } = bench(plan.ruleSet, "late", size);
    const { parse, verdict } = await roundsOf(
      {
        parse: () => JSON.parse(text),
        verdict: () => assess(plan, deal, { asOf }),
      },
      { rounds: 9 },
    );
    const time = median(verdict);
    rows.push({
      people: size.people,
      observations: size.observations,
      kB: (Buffer.byteLength(text) / 1000).toFixed(0),
      "verdict µs": short(time),
      "a person µs": short(time / size.people),
      "an observation µs": short(time / size.observations),
      "÷ parse": short(ratio(verdict, parse)),
    });
  }
  console.table(rows);
}

/** Prints what each rule set takes: to compile, a verdict, and its least evidence. */
function printRuleSets(): void {
  const rows = ruleSets.map((ruleSet) => {
    const compiling = Array.from({ length: 15 }, () => once(() => compileRuleSet(ruleSet)));
    const plan: Plan = compileRuleSet(ruleSet);
    const deals = phases.map((phase) => bench(ruleSet, phase).deal);
    for (let i = 0; i < 500; i++) for (const deal of deals) assess(plan, deal, { asOf });
    const verdicts = deals.map((deal) =>
      quantile(
        Array.from({ length: 300 }, () => once(() => assess(plan, deal, { asOf }))),
        0.5,
      ),
    );
    return {
      "rule set": ruleSet.id,
      checkpoints: plan.stages.flatMap(({ checkpoints }) => checkpoints).length,
      "compile cold ms": ((compiling[0] ?? 0) / 1000).toFixed(1),
      "compile ms": (quantile(compiling, 0.5) / 1000).toFixed(1),
      "verdict early µs": short(verdicts[0] ?? 0),
      "middle µs": short(verdicts[1] ?? 0),
      "late µs": short(verdicts[2] ?? 0),
    };
  });
  console.table(rows);
}

/** Prints how long the least evidence for the next door takes: on a portfolio, and on hard deals. */
function printUnlock(plans: readonly Plan[]): void {
  const rows = plans
    .filter(({ ruleSet }) => ruleSet.kind === "stages")
    .flatMap((plan) =>
      Object.entries({
        "a portfolio": portfolio(plan),
        "fixtures and hard ones": hardDeals(plan),
      }).map(([deals, all]) => {
        const before = all.filter((deal) => mayAdvance(plan, deal, { asOf }).to !== null);
        for (const deal of before) unlock(plan, deal, { asOf });
        const times = before.map((deal) => {
          const runs = Array.from({ length: 9 }, () => once(() => unlock(plan, deal, { asOf })));
          return quantile(runs, 0.5);
        });
        const at = (share: number) => (quantile(times, share) / 1000).toFixed(2);
        return {
          "rule set": plan.ruleSet.id,
          deals,
          "before a door": before.length,
          "median ms": at(0.5),
          "99 % ms": at(0.99),
          "most ms": at(1),
        };
      }),
    );
  console.table(rows);
}

/** Returns made-up deals as a company has them, at every stage. */
function portfolio({ ruleSet }: Plan): readonly Deal[] {
  const make = dealMaker({ ruleSet, seed: 1, asOf });
  return Array.from({ length: 300 }, (_, index) => make(index));
}

/** Returns the fixtures of a rule set, and deals of many people of whom little is known. */
function hardDeals(plan: Plan): readonly Deal[] {
  const own = plan === sevenSteps ? "deals/" : `${plan.ruleSet.id}/deals/`;
  const fixtures = new URL(own, new URL("../fixtures/", import.meta.url));
  return [
    ...(existsSync(fixtures) ? readdirSync(fixtures) : [])
      .filter((name) => name.endsWith(".json"))
      .map((name) => parsed(readFileSync(new URL(name, fixtures), "utf8"))),
    ...phases.map((phase) => bench(plan.ruleSet, phase).deal),
    ...[1, 2, 3, 8, 20].map(
      (people) =>
        bench(plan.ruleSet, "middle", { people, organisations: 3, observations: 4 * people }).deal,
    ),
  ];
}

const plans: readonly Plan[] = ruleSets.map((ruleSet) => compileRuleSet(ruleSet));
const sevenSteps = plans.find(({ ruleSet }) => ruleSet.id === "sangfor-seven-steps");
if (sevenSteps === undefined) throw new Error("the seven steps are missing");
const count = sevenSteps.stages.flatMap(({ checkpoints }) => checkpoints).length;
console.log(`The seven steps, ${count} checkpoints; medians of one run, answers checked equal.`);
console.log("Peers answer yes or no for the checkpoints alone, given the facts.");
const times = await compare(sevenSteps);
printTimes(times);
printAims(times);
console.log("What a verdict costs against the size of the deal (the seven steps).");
await printGrowth(sevenSteps);
console.log("Every shipped rule set.");
printRuleSets();
console.log("The least evidence that opens the next door.");
printUnlock(plans);
