import { expect } from "vitest";
import { assess, mayAdvance } from "../../src/assess/assess.ts";
import type { Plan } from "../../src/assess/plan.ts";
import type { Deal } from "../../src/model/deal.ts";
import { reference } from "./reference.ts";

const truths: Readonly<Record<string, number>> = { failed: 0, unknown: 0.5, satisfied: 1 };

/** Expects the verdict on a deal to say all that the reference says, and the bare decision to agree. */
export function expectAgreement(plan: Plan, deal: Deal, asOf: string): void {
  const verdict = assess(plan, deal, { asOf });
  expect(mayAdvance(plan, deal, { asOf })).toEqual(verdict.mayAdvance);
  const said = JSON.stringify(verdict, (_, value) => truths[value] ?? value);
  expect(JSON.parse(said)).toMatchObject(reference(plan.ruleSet, deal, asOf, plan.facts));
}
