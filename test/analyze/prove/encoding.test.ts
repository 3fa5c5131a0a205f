import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FALSE, Formulas, TRUE } from "../../../src/analyze/prove/formula.ts";
import { railsOfPlan } from "../../../src/analyze/prove/plan-rails.ts";
import type { Rails } from "../../../src/analyze/prove/rails.ts";
import { Vocabulary } from "../../../src/analyze/prove/vocabulary.ts";
import { assess } from "../../../src/assess/assess.ts";
import type { Plan } from "../../../src/assess/plan.ts";
import type { Deal } from "../../../src/model/deal.ts";
import { asOf, caseArbitrary } from "../../properties/case-arbitrary.ts";
import { readerOf } from "./scene-of.ts";

const truthOf = ({ sure, may }: Rails) => {
  if (Math.abs(sure) !== TRUE || Math.abs(may) !== TRUE) return "unsettled";
  return sure === TRUE ? "satisfied" : may === FALSE ? "failed" : "unknown";
};

/** A deal as it would be on its first day: nothing of its history is read. */
const withoutHistory = ({ progress: _, ...deal }: Deal): Deal => deal;

/** Expects the encoding to say of a deal what the verdict says. */
function expectSame(plan: Plan, deal: Deal): void {
  const formulas = new Formulas();
  const vocabulary = new Vocabulary([plan], asOf);
  const rails = railsOfPlan(formulas, vocabulary, plan, readerOf(formulas, vocabulary, deal));
  const verdict = assess(plan, deal, { asOf });
  const encoded = rails.stages.map(({ applies, entry, exit, reach, checkpoints }) => ({
    applies: truthOf(applies),
    entry: truthOf(entry),
    exit: truthOf(exit),
    reach: truthOf(reach),
    checkpoints: checkpoints.map((own) => [own.id, truthOf(own.applies), truthOf(own.truth)]),
  }));
  const assessed = verdict.stages.map(({ applies, entry, exit, reach, checkpoints }) => ({
    applies,
    entry,
    exit,
    reach,
    checkpoints: checkpoints.map((own) => [own.id, own.applies, own.truth]),
  }));
  expect(encoded).toEqual(assessed);
  const aboutVerdict = plan.flags.filter(({ resolved }) =>
    JSON.stringify(resolved.flag.when).includes('"verdict.'),
  );
  const skipped = new Set(aboutVerdict.map(({ id }) => id));
  expect(
    rails.flags.filter(({ id }) => !skipped.has(id)).map(({ id, raised }) => [id, truthOf(raised)]),
  ).toEqual(verdict.flags.filter(({ id }) => !skipped.has(id)).map(({ id, truth }) => [id, truth]));
}

describe("the encoding says of every deal what its verdict says", () => {
  it("on random rule sets and deals, whatever is known of them", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(caseArbitrary(), ({ plan, deals }) => {
        for (const deal of deals) expectSame(plan, withoutHistory(deal));
      }),
      { numRuns: 200 },
    );
  });
});
