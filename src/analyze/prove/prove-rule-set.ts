import { checkDay } from "../../assess/assess.ts";
import { type CompileOptions, compileRuleSet } from "../../assess/compile-rule-set.ts";
import type { RuleSet } from "../../rules/rule-set.ts";
import type { Proof } from "./proof.ts";
import { proveCheckpoints } from "./prove-checkpoints.ts";
import { proveDoors } from "./prove-doors.ts";
import { proveFlags } from "./prove-flags.ts";
import { proveMonotone } from "./prove-monotone.ts";
import { proveOrder } from "./prove-order.ts";
import { proveStages } from "./prove-stages.ts";
import { Prover } from "./prover.ts";
import { settingOf } from "./setting.ts";
import { openZ3, type Z3Session } from "./z3-session.ts";

/** What proving may be told. */
export interface ProveOptions extends CompileOptions {
  /** The day that deals are judged on, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** How many steps may be spent on one question; never a time, so that answers do not depend on it. */
  readonly effort?: number;
}

/** What was proven of a rule set. */
export interface ProofReport {
  readonly ruleSet: { readonly id: string; readonly version: string };
  readonly asOf: string;
  readonly proofs: readonly Proof[];
}

/**
 * Returns what holds of a parsed rule set over all deals, not samples: for every question that it is
 * proven, refuted with deals that show it, conditional on facts of the app, or undecided within the
 * bound. Throws a `ProverMissingError` when `z3-solver` is not installed, a `DayError` when `asOf` is
 * no civil day.
 */
export async function proveRuleSet(ruleSet: RuleSet, options: ProveOptions): Promise<ProofReport> {
  checkDay(options.asOf);
  const session = await openZ3();
  try {
    return await proveWith(session, ruleSet, options);
  } finally {
    await session.close();
  }
}

/** Returns what holds of a parsed rule set, with a session of Z3 that stays open. */
export async function proveWith(
  session: Z3Session,
  ruleSet: RuleSet,
  options: ProveOptions,
): Promise<ProofReport> {
  const { asOf, effort, ...compiling } = options;
  const plan = compileRuleSet(ruleSet, compiling);
  const prover = new Prover(session, [plan], asOf, effort);
  try {
    const setting = settingOf(plan, prover);
    const proofs: Proof[] = [];
    for (const prove of [
      proveDoors,
      proveCheckpoints,
      proveStages,
      proveFlags,
      proveOrder,
      proveMonotone,
    ]) {
      proofs.push(...(await prove(setting)));
    }
    const { id, version } = ruleSet;
    return { ruleSet: { id, version }, asOf, proofs };
  } finally {
    prover.release();
  }
}
