import { expect } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import type { Plan } from "../../src/assess/plan.ts";
import type { Deal } from "../../src/model/deal.ts";
import { reference } from "./reference.ts";

const truths: Readonly<Record<string, number>> = { failed: 0, unknown: 0.5, satisfied: 1 };

/** Expects the verdict on a deal to say all that the reference says. */
export function expectAgreement(plan: Plan, deal: Deal, asOf: string): void {
  const verdict = JSON.stringify(
    assess(plan, deal, { asOf }),
    (_, value) => truths[value] ?? value,
  );
  expect(JSON.parse(verdict)).toMatchObject(reference(plan.ruleSet, deal, asOf, plan.facts));
}
