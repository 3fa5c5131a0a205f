import type { Plan } from "../../assess/plan.ts";
import type { Verdict } from "../../assess/verdict.ts";
import { isSilenced } from "../is-silenced.ts";
import type { Literal } from "./formula.ts";
import { type PlanRails, railsOfPlan } from "./plan-rails.ts";
import type { Proof, ProofCode } from "./proof.ts";
import type { Found, Prover } from "./prover.ts";
import type { World } from "./world.ts";

/** What questions about one plan are asked in. */
export interface Setting {
  readonly plan: Plan;
  readonly prover: Prover;
  /** The answers on deals of which everything is known. */
  readonly complete: PlanRails;
}

/** What a question is about. */
export interface About {
  readonly code: ProofCode;
  readonly pointer: string;
  readonly subject: string;
}

/** Returns the setting of a plan. */
export function settingOf(plan: Plan, prover: Prover): Setting {
  return { plan, prover, complete: answersIn(prover.complete, plan) };
}

const answers = new WeakMap<World, Map<Plan, PlanRails>>();

/** Returns the answers of a plan in a world; worked out once. */
export function answersIn(world: World, plan: Plan): PlanRails {
  const own = answers.get(world) ?? new Map<Plan, PlanRails>();
  answers.set(world, own);
  const known = own.get(plan);
  if (known !== undefined) return known;
  const made = railsOfPlan(world.formulas, world.vocabulary, plan, world.reader);
  own.set(plan, made);
  return made;
}

/** Returns the proof of what is so as soon as some deal shows it. */
export function existence(
  { code, pointer, subject }: About,
  found: Found,
  plan: Plan,
  because: (core: readonly Literal[]) => readonly string[] = () => [],
): Proof {
  const about = { code, pointer, subject };
  switch (found.kind) {
    case "found": {
      const [example] = found.deals;
      const shown = example === undefined ? {} : { example };
      return found.assuming.length === 0
        ? { ...about, status: "proven", ...shown }
        : { ...about, status: "conditional", assuming: found.assuming, ...shown };
    }
    case "none": {
      const pointers = because(found.core);
      return {
        ...about,
        status: "refuted",
        ...(pointers.length > 0 && { because: pointers }),
        ...(isSilenced(plan.ruleSet, pointer, code) && { intended: true as const }),
      };
    }
    case "undecided":
      return { ...about, status: "undecided", reason: found.reason };
  }
}

/** Returns the proof of what is so unless some deal shows otherwise. */
export function universality({ code, pointer, subject }: About, found: Found, plan: Plan): Proof {
  const about = { code, pointer, subject };
  switch (found.kind) {
    case "none":
      return { ...about, status: "proven" };
    case "found": {
      const isMeant = isSilenced(plan.ruleSet, pointer, code);
      const shown = { deals: found.deals, ...(isMeant && { intended: true as const }) };
      return found.assuming.length === 0
        ? { ...about, status: "refuted", ...shown }
        : { ...about, status: "conditional", assuming: found.assuming, ...shown };
    }
    case "undecided":
      return { ...about, status: "undecided", reason: found.reason };
  }
}

/** Returns a claim about the one verdict there is. */
export function onVerdict(
  claim: (verdict: Verdict) => boolean,
): (verdicts: readonly (readonly Verdict[])[]) => boolean {
  return ([own]) => {
    const verdict = own?.[0];
    return verdict !== undefined && claim(verdict);
  };
}

/** Returns whether no flag of a verdict bars the way. */
export function isUnbarred({ flags }: Verdict): boolean {
  return flags.every(
    ({ severity, truth, presumed }) => severity !== "block" || truth === "failed" || presumed,
  );
}
