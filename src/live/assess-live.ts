import { assess } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import type { Verdict } from "../assess/verdict.ts";
import type { Test } from "../facts/test.ts";
import { type Expression, leavesOf } from "../logic/expression.ts";
import type { Deal } from "../model/deal.ts";
import { answeredPlan, expressionsOf } from "./answered-plan.ts";
import { askEngine } from "./ask-engine.ts";
import { loadedDeal } from "./loaded-deal.ts";
import type { LiveOptions, LoadFailure } from "./loader.ts";
import { Loads } from "./loads.ts";
import { needsOf } from "./needs.ts";
import { readAnswers } from "./read-answers.ts";
import { withReasons } from "./with-reasons.ts";

/** A verdict on live facts, with what could not be loaded for it, which `verdictSchema` does not take. */
export type LiveVerdict<S extends string = string> = Verdict<S> & {
  /** In the order the loaders were given. */
  readonly failures: readonly LoadFailure[];
};

/**
 * Returns the verdict on a deal as of a day, its facts loaded from wherever they live: the same as
 * `assess` gives on a deal that holds them, its conditions answered by json-rules-engine. Every fact
 * that the rules name is loaded once, all at the same time. A loader that throws, gives what its
 * fact cannot be, or takes too long makes the fact unknown, and the verdict says why; what the deal
 * itself says of that fact then does not count either. Evidence that could not be loaded leaves
 * everything unknown that it might speak of.
 *
 * Rejects with a `DayError` or a `LiveOptionsError` when the options make no sense, and with the
 * signal's reason when that is aborted.
 *
 * @example
 * ```ts
 * import { sangforSevenSteps } from "dealgate/rules";
 *
 * const plan = compileRuleSet(sangforSevenSteps);
 * const verdict = await assessLive(plan, { id: "d-1" }, {
 *   asOf: "2026-06-30",
 *   facts: {
 *     "opportunity.isTendered": async () => true,
 *     contacts: async ({ deal }) => [{ id: `${deal.id}-wang`, stance: "supporter" }],
 *   },
 *   timeoutMs: 2_000,
 * });
 * console.log(verdict.mayAdvance.truth, verdict.failures);
 * ```
 */
export async function assessLive<S extends string>(
  plan: Plan<S>,
  deal: Deal,
  options: LiveOptions,
): Promise<LiveVerdict<S>> {
  const { asOf } = options;
  const loads = new Loads(plan, deal, options);
  const expressions = expressionsOf(plan);
  await loads.run(namesRead(plan, expressions, loads));
  const loaded = loadedDeal(plan, deal, loads.sources);
  const onVerdict = expressions.filter(readsVerdict);
  const read = await readAnswers(
    plan,
    loaded,
    asOf,
    expressions.filter((expression) => !onVerdict.includes(expression)),
  );
  let verdict = assess(read.plan, loaded.deal, { asOf });
  if (onVerdict.length > 0) {
    // Assessing has put what the verdict says of itself among the values: now flags may ask it.
    const { snapshot, answers } = read.today;
    const more = await askEngine(plan, onVerdict, snapshot.values);
    const whole = { snapshot, answers: new Map([...answers, ...more]) };
    verdict = assess(answeredPlan(plan, whole, read.ageless), loaded.deal, { asOf });
  }
  const { missing } = verdict;
  return { ...verdict, missing: withReasons(missing, loads.sources), failures: loads.failures };
}

function namesRead(
  plan: Plan<string>,
  expressions: readonly Expression<Test>[],
  loads: Loads,
): Iterable<string> {
  const names = new Set(["evidence"]);
  for (const expression of expressions) {
    for (const leaf of leavesOf(expression)) {
      const needs = needsOf(plan, plan.slots.ofTest(leaf));
      const read = needs.whole ? loads.sources.map(({ name }) => name) : needs.names;
      for (const name of read) names.add(name);
    }
  }
  return names;
}

function readsVerdict(expression: Expression<Test>): boolean {
  return leavesOf(expression).some(({ reading }) => reading.read === "verdict");
}
