import { compileRuleSet, RuleSetError } from "../assess/compile-rule-set.ts";
import type { Plan } from "../assess/plan.ts";
import { compareRuleSets } from "../compare/compare-rule-sets.ts";
import type { AppFact } from "../facts/fact.ts";
import type { Deal } from "../model/deal.ts";
import type { RuleTest } from "../rule-tests/rule-test.ts";
import { runRuleTest } from "../rule-tests/run-rule-test.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { killOrder } from "./kill-order.ts";
import type { Mutant, Mutation } from "./mutant.ts";
import { mutantsOf } from "./mutants-of.ts";
import { sampleOf } from "./sample-of.ts";

/** A rule test with the plan it is run on and its deal. */
export interface MutationTest extends Pick<RuleTest, "asOf" | "expect"> {
  /** The plan of the rule set to be changed, or of another with the overlay to be changed. */
  readonly plan: Plan;
  readonly deal: Deal;
}

/**
 * Returns whether two plans give the same answers to every deal: of the rule set as it is, and as it is
 * changed. What cannot be told is no.
 */
export type IsEquivalent = (before: Plan, after: Plan, mutant: Mutant) => Promise<boolean>;

/** What testing mutants may be told. */
export interface MutationOptions {
  /**
   * Asked about every mutant that no test notices and a prover can tell, for every plan of the tests;
   * absent: only other ways to write the same count as the same.
   */
  readonly isEquivalent?: IsEquivalent;
  /** How many mutants to try, spread over the whole rule set; absent: all. */
  readonly limit?: number;
  /** Which of the samples of that size, 1 or more; absent: 1. */
  readonly seed?: number;
  /** Told after every mutant how many have been tried; waited for. */
  readonly onTried?: (tried: number, of: number) => void | Promise<void>;
}

/** What rule tests notice of the small changes of a rule set. */
export interface MutationRun {
  readonly ruleSet: string;
  readonly version: string;
  /** How many tests were run against the mutants. */
  readonly tests: number;
  /** How many mutants there are, and how many of them were tried. */
  readonly mutants: number;
  readonly tried: number;
  /** Mutants that some test notices. */
  readonly killed: number;
  /** Mutants that are no rule sets. */
  readonly invalid: number;
  /** Mutants that no test notices, and that answer as the rule set does. */
  readonly equivalent: readonly Mutant[];
  /** Mutants that no test notices. */
  readonly survivors: readonly Mutant[];
  /** What share of the mutants that answer otherwise was noticed: 0-100, rounded down. */
  readonly percent: number;
  /** Whether equivalent mutants were looked for by a prover. */
  readonly isProven: boolean;
}

/** What came of it; or the tests that fail before anything is changed. */
export type TestedMutants =
  | { readonly ok: true; readonly run: MutationRun }
  | { readonly ok: false; readonly failing: readonly MutationTest[] };

/**
 * Changes a rule set or overlay in small ways and returns which changes no rule test notices. Tests
 * that fail on the rule set as it is are returned instead: against those nothing can be said.
 *
 * Equivalent are mutants whose conditions come to the same normal form, and those that
 * `isEquivalent` says are.
 */
export const testMutants = async (
  ruleSet: RuleSet,
  tests: readonly MutationTest[],
  options: MutationOptions = {},
): Promise<TestedMutants> => {
  const order = killOrder(tests);
  const failing = noticing(ruleSet.id, ruleSet, tests);
  if (failing === undefined || failing.length > 0) return { ok: false, failing: failing ?? tests };
  const { isEquivalent, limit, seed = 1, onTried } = options;
  const facts = tests[0]?.plan.facts ?? [];
  const mutants = mutantsOf(ruleSet, facts);
  const tried = limit === undefined ? mutants : sampleOf(mutants, limit, seed);
  const survivors: Mutant[] = [];
  const equivalent: Mutant[] = [];
  let [killed, invalid] = [0, 0];
  for (const [index, mutant] of tried.entries()) {
    const changed = mutant.make();
    const noticed = noticing(ruleSet.id, changed, order.first(mutant), 1);
    const [by] = noticed ?? [];
    if (noticed === undefined) invalid += 1;
    else if (by !== undefined) {
      order.killed(by);
      killed += 1;
    } else {
      const isSame =
        isSameRules(ruleSet, changed, facts) ||
        (isEquivalent !== undefined &&
          (await isSameAnswers(ruleSet, changed, mutant, tests, isEquivalent)));
      (isSame ? equivalent : survivors).push(mutant);
    }
    await onTried?.(index + 1, tried.length);
  }
  const counted = killed + survivors.length;
  return {
    ok: true,
    run: {
      ruleSet: ruleSet.id,
      version: ruleSet.version,
      tests: tests.length,
      mutants: mutants.length,
      tried: tried.length,
      killed,
      invalid,
      equivalent,
      survivors,
      percent: counted === 0 ? 100 : Math.floor((100 * killed) / counted),
      isProven: isEquivalent !== undefined,
    },
  };
};

/**
 * Returns the tests that are not as expected with a changed rule set in the place of the one it was,
 * no more than `most`; undefined when it does not compile.
 */
const noticing = (
  id: string,
  changed: RuleSet,
  tests: Iterable<MutationTest>,
  most = Number.POSITIVE_INFINITY,
): readonly MutationTest[] | undefined => {
  const plans = new Map<Plan, Plan>();
  const found: MutationTest[] = [];
  for (const test of tests) {
    const plan = plans.get(test.plan) ?? recompile(test.plan, id, changed);
    if (plan === undefined) return undefined;
    plans.set(test.plan, plan);
    if (runRuleTest(plan, test.deal, test).mismatches.length > 0) found.push(test);
    if (found.length >= most) return found;
  }
  return found;
};

/** Returns a plan with a changed rule set in the place of the one it was; undefined: there is none. */
const recompile = (plan: Plan, id: string, changed: RuleSet): Plan | undefined => {
  const own = (each: RuleSet): RuleSet => (each.id === id ? changed : each);
  try {
    return compileRuleSet(own(plan.ruleSet), {
      overlays: plan.overlays.map(own),
      facts: plan.facts,
    });
  } catch (error) {
    if (error instanceof RuleSetError) return undefined;
    throw error;
  }
};

/** What a verdict tells of the rules themselves, or goes by the day: no proof over deals covers it. */
const beyondProof: readonly Mutation[] = ["age", "essential", "weight", "severity"];

const isSameAnswers = async (
  ruleSet: RuleSet,
  changed: RuleSet,
  mutant: Mutant,
  tests: readonly MutationTest[],
  isEquivalent: IsEquivalent,
): Promise<boolean> => {
  if (beyondProof.includes(mutant.mutation)) return false;
  for (const plan of new Set(tests.map((test) => test.plan))) {
    const before = recompile(plan, ruleSet.id, ruleSet);
    const after = recompile(plan, ruleSet.id, changed);
    if (before === undefined || after === undefined) return false;
    if (!(await isEquivalent(before, after, mutant))) return false;
  }
  return true;
};

const isSameRules = (from: RuleSet, to: RuleSet, facts: readonly AppFact[]): boolean =>
  compareRuleSets(from, to, { facts }).changes.length === 0;
