import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import type { Plan } from "../../src/assess/plan.ts";
import { formatDay, parseDay } from "../../src/model/civil-date.ts";
import type { Deal } from "../../src/model/deal.ts";
import { gateHistoryArbitrary, playHistory } from "../../src/testing/index.ts";
import { answersOfReference, answersOfVerdict } from "../reference/answers-of.ts";
import { reference } from "../reference/reference.ts";
import { asOf, caseArbitrary } from "./case-arbitrary.ts";

/** Flags about the verdict itself come last, and the reference does not have them. */
const aboutVerdict = ({ ruleSet }: Plan): ReadonlySet<string> =>
  new Set(
    (ruleSet.flags ?? [])
      .filter(({ when }) => JSON.stringify(when).includes('"verdict.'))
      .map(({ id }) => id),
  );

function expectAgreement(plan: Plan, deal: Deal, day: string): void {
  const { ruleSet } = plan;
  const hidden = aboutVerdict(plan);
  const flags = ruleSet.flags?.filter(({ id }) => !hidden.has(id));
  const answers = answersOfVerdict(assess(plan, deal, { asOf: day }));
  expect({
    ...answers,
    flags: answers.flags.filter((flag) => !hidden.has((flag as readonly string[])[0] ?? "")),
  }).toEqual(answersOfReference(reference({ ...ruleSet, flags }, deal, day)));
}

describe("the compiled engine answers as the naive reference does", () => {
  it("on random rule sets and deals", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(caseArbitrary(), ({ plan, deals }) => {
        for (const deal of deals) expectAgreement(plan, deal, asOf);
      }),
      { numRuns: 600 },
    );
  });

  it("on checklists, whose doors are without meaning", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(caseArbitrary({ kind: "checklist" }), ({ plan, deals }) => {
        for (const deal of deals) expectAgreement(plan, deal, asOf);
      }),
      { numRuns: 60 },
    );
  });

  it("after histories of moves, on the day and long after it", { timeout: 120_000 }, () => {
    const played = caseArbitrary({ depth: 1, fewestStages: 2 }, { elements: 2 }).chain(
      ({ plan, deals }) =>
        fc
          .tuple(...deals.map((deal) => gateHistoryArbitrary(plan, deal, { length: 25 })))
          .map((histories) => ({ plan, deals, histories })),
    );
    fc.assert(
      fc.property(played, fc.constantFrom(0, 40, 400), ({ plan, deals, histories }, later) => {
        deals.forEach((deal, index) => {
          const turns = playHistory(plan, deal, histories[index] ?? []);
          const last = turns.at(-1);
          if (last === undefined) return;
          const day = formatDay((parseDay(last.at) ?? 0) + later);
          expectAgreement(plan, last.after, day);
        });
      }),
      { numRuns: 150 },
    );
  });
});
