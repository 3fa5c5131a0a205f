import fc from "fast-check";
import { assess } from "../assess/assess.ts";
import { compileRuleSet } from "../assess/compile-rule-set.ts";
import type { Plan } from "../assess/plan.ts";
import { auditHistory } from "../gate/audit-history.ts";
import type { Deal } from "../model/deal.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { dealArbitrary } from "./deal-arbitrary.ts";
import { gateHistoryArbitrary } from "./gate-history-arbitrary.ts";
import { type Breach, historyBreaches, refinementBreaches, verdictBreaches } from "./laws.ts";
import { nearDoorArbitrary } from "./near-door-arbitrary.ts";
import { playHistory } from "./play-history.ts";
import { completionArbitrary, refinementArbitrary } from "./refinement-arbitrary.ts";
import { testDay } from "./test-day.ts";
import {
  determinismBreaches,
  engineBreaches,
  unlockBreaches,
  validityBreaches,
} from "./verdict-laws.ts";

/** How hard the laws are tried. */
export interface CheckLawsOptions {
  /** How many deals each law is tried on; absent: 100. */
  readonly runs?: number;
  /** Makes the same deals again; absent: others every time. */
  readonly seed?: number;
  /** The day that the deals are about; absent: 2026-06-30. */
  readonly asOf?: string;
  /** The laws to check; absent: all. */
  readonly laws?: readonly LawName[];
}

/** A law that every rule set keeps; what is told of it when it is broken. */
export interface BrokenLaw {
  readonly law: LawName;
  readonly breaches: readonly Breach[];
  /** What broke it, made as small as could be: a deal, perhaps with another or with calls. */
  readonly counterexample: unknown;
  /** Makes the same deals again. */
  readonly seed: number;
}

interface LawCase {
  readonly plan: Plan;
  readonly asOf: string;
  readonly deals: fc.Arbitrary<Deal>;
}

interface Trial<T> {
  readonly values: fc.Arbitrary<T>;
  readonly breaches: (value: T) => readonly Breach[] | Promise<readonly Breach[]>;
}

type Law = (given: LawCase) => Trial<unknown>;

const trial = <T>(values: fc.Arbitrary<T>, breaches: Trial<T>["breaches"]): Trial<unknown> => ({
  values,
  breaches: breaches as Trial<unknown>["breaches"],
});

const knowingMore =
  (make: typeof refinementArbitrary): Law =>
  ({ plan, asOf, deals }) =>
    trial(
      deals.chain((deal) => make(plan, deal, { asOf }).map((more) => [deal, more] as const)),
      ([deal, more]) =>
        refinementBreaches(assess(plan, deal, { asOf }), assess(plan, more, { asOf })),
    );

/** The name of a law that every rule set keeps. */
export type LawName =
  | "bounds"
  | "refinement"
  | "completion"
  | "no-skipped-stage"
  | "unlock"
  | "determinism"
  | "validity"
  | "engine";

const laws: Readonly<Record<LawName, Law>> = {
  /** Scores lie within 0 and 100, floors below ceilings; nothing is evidenced that is not possible. */
  bounds: ({ plan, asOf, deals }) =>
    trial(deals, (deal) => verdictBreaches(assess(plan, deal, { asOf }))),
  /** A deal that knows more takes back no answer. */
  refinement: knowingMore(refinementArbitrary),
  /** Nor does one that knows everything. */
  completion: knowingMore(completionArbitrary),
  /** No sequence of calls of the gate skips a stage, and an audit finds nothing afterwards. */
  "no-skipped-stage": ({ plan, asOf, deals }) =>
    trial(
      deals.chain((deal) =>
        gateHistoryArbitrary(plan, deal, { asOf, length: 20 }).map(
          (steps) => ({ deal, steps }) as const,
        ),
      ),
      ({ deal, steps }) => {
        const turns = playHistory(plan, deal, steps, { from: asOf });
        const audited = auditHistory(plan, turns.at(-1)?.after ?? deal);
        return [
          ...historyBreaches(plan, turns),
          ...audited.map(({ code, move, message }) => ({
            law: `an audit finds nothing: ${code}`,
            at: `move ${move}`,
            detail: message.en,
          })),
        ];
      },
    ),
  /** What is said to unlock the next door opens it. */
  unlock: ({ plan, asOf, deals }) => trial(deals, (deal) => unlockBreaches(plan, deal, asOf)),
  /** The same deal gets the same verdict, byte for byte. */
  determinism: ({ plan, asOf, deals }) =>
    trial(deals, (deal) => determinismBreaches(plan, deal, asOf)),
  /** A verdict holds without new evidence until the day it says. */
  validity: ({ plan, asOf, deals }) =>
    trial(fc.tuple(deals, fc.integer({ min: 1, max: 100 })), ([deal, percent]) =>
      validityBreaches(plan, deal, asOf, percent / 100),
    ),
  /** json-rules-engine gives the same verdict. */
  engine: ({ plan, asOf, deals }) => trial(deals, (deal) => engineBreaches(plan, deal, asOf)),
};

/** The laws that every rule set keeps, by name. */
export const lawNames = Object.keys(laws) as readonly LawName[];

/**
 * Returns the laws that a rule set breaks, each with the smallest deal that breaks it; none where all
 * hold. Deals are of all kinds, those near its doors among them.
 *
 * @example
 * ```ts
 * import { meddpicc } from "dealgate/rules";
 * import { checkLaws } from "dealgate/testing";
 *
 * console.log(await checkLaws(meddpicc, { runs: 2, seed: 1 })); // []
 * ```
 */
export async function checkLaws(
  rules: RuleSet | Plan,
  options: CheckLawsOptions = {},
): Promise<readonly BrokenLaw[]> {
  const { runs = 100, asOf = testDay, laws: chosen = lawNames } = options;
  const plan: Plan = "ruleSet" in rules ? rules : compileRuleSet(rules);
  const deals = fc.oneof(
    dealArbitrary(plan, { asOf, elements: 2 }),
    nearDoorArbitrary(plan, { asOf }),
  );
  const broken: BrokenLaw[] = [];
  for (const law of chosen) {
    const { values, breaches } = laws[law]({ plan, asOf, deals });
    let found: readonly Breach[] = [];
    const { counterexample, seed, errorInstance } = await fc.check(
      fc.asyncProperty(values, async (value) => {
        found = await breaches(value);
        return found.length === 0;
      }),
      { numRuns: runs, ...(options.seed === undefined ? {} : { seed: options.seed }) },
    );
    if (counterexample === null) continue;
    const [smallest] = counterexample;
    const told =
      found.length > 0
        ? found
        : [{ law: "nothing throws", at: "deal", detail: String(errorInstance) }];
    broken.push({ law, breaches: told, counterexample: smallest, seed });
  }
  return broken;
}
