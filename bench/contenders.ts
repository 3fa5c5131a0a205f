import { assess, mayAdvance } from "../src/assess/assess.ts";
import type { Plan } from "../src/assess/plan.ts";
import type { Deal } from "../src/model/deal.ts";
import { givenFacts } from "./given-facts.ts";
import { type Peer, peersOf } from "./peers.ts";
import type { Tasks } from "./timing.ts";
import { type WrittenOut, writeOut } from "./written-out.ts";

/** The day that every deal of the bench is assessed for. */
export const asOf = "2026-06-30";

/** A plan with all that is measured beside it. */
export interface Contenders {
  readonly plan: Plan;
  readonly peers: readonly Peer[];
  readonly written: WrittenOut;
}

/** Returns a plan with all that is measured beside it. */
export function contendersOf(plan: Plan): Contenders {
  return { plan, peers: peersOf(plan), written: writeOut(plan) };
}

/** Returns what is timed on a deal, answers checked equal. `text`: the deal as JSON. */
export async function tasksOf(
  { plan, peers, written }: Contenders,
  deal: Deal,
  text: string,
): Promise<Tasks> {
  const facts = givenFacts(plan, deal, asOf);
  const verdict = assess(plan, deal, { asOf });
  const expected = verdict.stages.flatMap(({ checkpoints }) =>
    checkpoints.map(({ truth }) => truth),
  );
  const check = (name: string, truths: readonly boolean[]): void => {
    expected.forEach((truth, index) => {
      if (truth === "unknown" || truths[index] === (truth === "satisfied")) return;
      const { id } = plan.stages.flatMap(({ checkpoints }) => checkpoints)[index] ?? {};
      throw new Error(`${deal.id}: ${id} is ${truth}, ${name} answers otherwise`);
    });
  };
  for (const { name, run, truths } of peers) check(name, truths(await run(facts)));
  check("the reading by hand", written.truths(written.facts(deal, asOf)));
  const given = givenPlan(plan, deal);
  const next = plan.stages.findIndex(({ id }) => id === verdict.mayAdvance.to);
  for (const rules of [plan, given]) {
    if (JSON.stringify(assess(rules, deal, { asOf })) !== JSON.stringify(verdict)) {
      throw new Error(`${deal.id}: the verdict from read facts differs`);
    }
    if (mayAdvance(rules, deal, { asOf }).truth !== verdict.mayAdvance.truth) {
      throw new Error(`${deal.id}: the bare decision and the verdict differ`);
    }
  }
  const { circuits } = plan.slots;
  const { values } = plan.reader.read(deal, asOf, false);
  return {
    "JSON.parse of the deal": () => JSON.parse(text),
    "from the deal: decision": () => mayAdvance(plan, deal, { asOf }),
    "from the deal: verdict": () => assess(plan, deal, { asOf }),
    "from the deal: verdict as JSON": () => JSON.stringify(assess(plan, deal, { asOf })),
    "from the deal: decision by hand": () => written.decision(written.facts(deal, asOf), next),
    "from read facts: truths": () => circuits.deal.run([values]),
    "from read facts: decision": () => mayAdvance(given, deal, { asOf }),
    "from read facts: verdict": () => assess(given, deal, { asOf }),
    ...Object.fromEntries(
      peers.map(({ name, run }) => [`from read facts: truths, ${name}`, () => run(facts)]),
    ),
  };
}

/** Returns a plan that has read the facts of a deal, and still has all conditions to answer. */
function givenPlan(plan: Plan, deal: Deal): Plan {
  const { circuits } = plan.slots;
  const today = plan.reader.read(deal, asOf, false);
  const ageless = plan.reader.read(deal, asOf, true);
  return {
    ...plan,
    reader: {
      read: (_deal, _asOf, isAgeless) => {
        const { values, lists, winners, conflicts, stale, invalid, validUntil } = isAgeless
          ? ageless
          : today;
        const answers = circuits.deal.run([values]);
        return { values, lists, winners, conflicts, stale, invalid, validUntil, asOf, answers };
      },
    },
  };
}
