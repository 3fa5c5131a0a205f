import { readFileSync } from "node:fs";
import { Engine } from "json-rules-engine";
import { Bench } from "tinybench";
import { assess, mayAdvance } from "../src/assess/assess.ts";
import { compileRuleSet } from "../src/assess/compile-rule-set.ts";
import type { Plan } from "../src/assess/plan.ts";
import { exportedFacts } from "../src/live/exported-facts.ts";
import { engineFacts, toEngineRules } from "../src/live/index.ts";
import type { Interval } from "../src/logic/interval.ts";
import type { Deal } from "../src/model/deal.ts";
import { parseDeal } from "../src/model/parse-deal.ts";
import { parseRuleSet } from "../src/rules/parse-rule-set.ts";
import { benchDeal, type Phase } from "./deals.ts";

/** Every contender is timed this often in turn; the table shows the median of its medians. */
const rounds = 5;
const asOf = "2026-06-30";
const verdictPerEngine = 40;
const verdictOfParse = 0.4;

const parsed = parseRuleSet(
  readFileSync(new URL("../rules/sangfor-seven-steps.json", import.meta.url), "utf8"),
);
if (!parsed.ok) throw new Error(`the rule set has issues: ${parsed.issues[0]?.message.en}`);
const plan: Plan = compileRuleSet(parsed.ruleSet);

/** Returns the ids of the checkpoints that json-rules-engine finds satisfied. */
async function engineSatisfied(engine: Engine, facts: Record<string, unknown>) {
  const { events } = await engine.run(facts);
  return new Set(events.map(({ params }) => (params as { checkpoint?: string }).checkpoint));
}

/**
 * Returns the facts for json-rules-engine. It knows no intervals: of a list that may go on it is
 * given what the list comes to so far.
 */
function factsFor(deal: Deal): Record<string, unknown> {
  const facts = engineFacts(plan, deal, { asOf });
  const { values } = plan.reader.read(deal, asOf, false);
  for (const [index, { name }] of exportedFacts(plan)) {
    const slot = plan.slots.tables.deal.slots[index];
    if (slot?.kind !== "aggregate" || Object.hasOwn(facts, name)) continue;
    const { low } = values[index] as Interval;
    facts[name] = slot.type.kind === "boolean" ? low === 1 : low;
  }
  return facts;
}

/** Stops when the contenders do not answer alike: what is known must be known to both. */
async function checkEqual(
  deal: Deal,
  engine: Engine,
  facts: Record<string, unknown>,
): Promise<void> {
  const satisfied = await engineSatisfied(engine, facts);
  const verdict = assess(plan, deal, { asOf });
  for (const { checkpoints } of verdict.stages) {
    for (const { id, truth } of checkpoints) {
      if (truth !== "unknown" && satisfied.has(id) !== (truth === "satisfied")) {
        throw new Error(`${deal.id}: ${id} is ${truth}, json-rules-engine answers otherwise`);
      }
    }
  }
  if (mayAdvance(plan, deal, { asOf }).truth !== verdict.mayAdvance.truth) {
    throw new Error(`${deal.id}: the bare decision and the verdict differ`);
  }
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function measure(phase: Phase) {
  const text = JSON.stringify(benchDeal(parsed.ok ? parsed.ruleSet : plan.ruleSet, phase));
  const read = parseDeal(text);
  if (!read.ok) throw new Error(`${phase}: ${read.issues[0].pointer} ${read.issues[0].message.en}`);
  const { deal } = read;
  const engine = new Engine(toEngineRules(plan), { allowUndefinedFacts: true });
  const facts = factsFor(deal);
  await checkEqual(deal, engine, facts);
  const times = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    const bench = new Bench({ time: 250, warmupTime: 100 });
    bench
      .add("parse", () => JSON.parse(text))
      .add("verdict", () => assess(plan, deal, { asOf }))
      .add("decision", () => mayAdvance(plan, deal, { asOf }))
      .add("json", () => JSON.stringify(assess(plan, deal, { asOf })))
      .add("engine", async () => {
        await engine.run(facts);
      });
    await bench.run();
    for (const { name, result } of bench.tasks) {
      const p50 = "latency" in result ? result.latency.p50 : Number.NaN;
      times.set(name, [...(times.get(name) ?? []), 1000 * p50]);
    }
  }
  const of = (name: string): number => median(times.get(name) ?? []);
  return {
    deal: phase,
    "size kB": (Buffer.byteLength(text) / 1000).toFixed(1),
    people: deal.contacts?.length,
    observations: deal.evidence?.length,
    "JSON.parse µs": of("parse").toFixed(1),
    "decision µs": of("decision").toFixed(1),
    "verdict µs": of("verdict").toFixed(1),
    "verdict as JSON µs": of("json").toFixed(1),
    "json-rules-engine µs": of("engine").toFixed(0),
    "engine ÷ verdict": (of("engine") / of("verdict")).toFixed(0),
    "verdict ÷ parse": (of("verdict") / of("parse")).toFixed(2),
  };
}

const rows: Awaited<ReturnType<typeof measure>>[] = [];
for (const phase of ["early", "middle", "late"] as const) rows.push(await measure(phase));
console.log(
  `seven steps, ${plan.stages.flatMap((stage) => stage.checkpoints).length} checkpoints,`,
);
console.log(
  `medians of ${rounds} rounds; the engine has its facts given and answers booleans alone`,
);
console.table(rows);
const slow = rows.filter(
  (row) =>
    Number(row["engine ÷ verdict"]) < verdictPerEngine ||
    Number(row["verdict ÷ parse"]) > verdictOfParse,
);
console.log(
  slow.length === 0
    ? `every verdict is at least ${verdictPerEngine} times as fast as json-rules-engine and at most ${verdictOfParse} of JSON.parse`
    : `short of ${verdictPerEngine} times json-rules-engine or ${verdictOfParse} of JSON.parse: ${slow.map(({ deal }) => deal).join(", ")}`,
);
if (slow.length > 0) process.exitCode = 1;
