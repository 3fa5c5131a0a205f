import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/assess/plan.ts";
import { auditHistory } from "../../src/gate/audit-history.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { Move } from "../../src/model/progress.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import {
  gateHistoryArbitrary,
  historyBreaches,
  playHistory,
  type Turn,
} from "../../src/testing/index.ts";
import { reference } from "../reference/reference.ts";
import { caseArbitrary } from "./case-arbitrary.ts";

/** Rule sets of several stages with doors that are neither walls nor holes, and histories. */
const playedCase = caseArbitrary({ depth: 1, fewestStages: 2, stages: 5 }, { elements: 2 }).chain(
  ({ plan, deals }) =>
    fc
      .tuple(...deals.map((deal) => gateHistoryArbitrary(plan, deal, { length: 30 })))
      .map((histories) => ({
        plan,
        histories: deals.map((deal, n) => playHistory(plan, deal, histories[n] ?? [])),
      })),
);

const progressOf = ({ id }: RuleSet, deal: Deal) => deal.progress?.[id] ?? {};
/**
 * The law, held against the reference evaluator alone: on its day, with the evidence then on file,
 * the target was the next stage, what was passed over did not apply, and the deal might advance.
 */
function expectLawful(
  ruleSet: RuleSet,
  before: Deal,
  move: Extract<Move, { kind: "advance" }>,
): void {
  const verdict = reference(ruleSet, before, move.at);
  const order = verdict.stages.map(({ id }) => id);
  const between = verdict.stages.slice(order.indexOf(move.from) + 1, order.indexOf(move.to));
  expect(verdict.claimed).toBe(move.from);
  expect(verdict.mayAdvance).toEqual({ truth: 1, to: move.to });
  expect(between.filter(({ applies }) => applies !== 0)).toEqual([]);
  // A move names every stage before the door that does not apply, those behind it too.
  const earlier = verdict.stages.slice(0, order.indexOf(move.to));
  expect(move.over.map(({ stage }) => stage)).toEqual(
    earlier.filter(({ applies }) => applies === 0).map(({ id }) => id),
  );
}

/** Returns a deal cut back to what was on file when a move was made. */
function asItWas(ruleSet: RuleSet, deal: Deal, index: number): Deal | undefined {
  const progress = progressOf(ruleSet, deal);
  const move = progress.history?.[index];
  if (move?.kind !== "advance") return undefined;
  const { onFile } = move;
  const cut = <T>(list: readonly T[] | undefined, length: number | undefined) =>
    length === undefined ? undefined : list?.slice(0, length);
  const { opportunity } = deal;
  return {
    ...deal,
    evidence: cut(deal.evidence, onFile.evidence),
    contacts: cut(deal.contacts, onFile.contacts),
    organisations: cut(deal.organisations, onFile.organisations),
    opportunity: opportunity && {
      ...opportunity,
      needs: cut(opportunity.needs, onFile.needs),
      documents: cut(opportunity.documents, onFile.documents),
      activities: cut(opportunity.activities, onFile.activities),
      dates: cut(opportunity.dates, onFile.dates),
    },
    progress: {
      [ruleSet.id]: {
        stage: move.from,
        history: progress.history?.slice(0, index) ?? [],
        waivers: cut(progress.waivers, onFile.waivers) ?? [],
      },
    },
  };
}

function checkHistory(plan: Plan, turns: readonly Turn[]): number {
  const { ruleSet } = plan;
  let advances = 0;
  for (const { step, at, before, after, result } of turns) {
    const [was, is] = [progressOf(ruleSet, before), progressOf(ruleSet, after)];
    const added = (is.history ?? []).slice(was.history?.length ?? 0);
    for (const move of added) {
      if (move.kind !== "advance") continue;
      advances++;
      expect(move.at).toBe(at);
      expectLawful(ruleSet, before, move);
    }
    if (step.do !== "advance" || step.ahead !== 1 || result?.ok !== false) continue;
    // No door is kept shut that the evidence opens.
    const verdict = reference(ruleSet, before, at);
    const ids = verdict.stages.map(({ id }) => id);
    const aimed = ids[ids.indexOf(verdict.claimed ?? "") + 1];
    const inTime = at >= (was.history?.at(-1)?.at ?? at);
    if (verdict.claimed !== null && aimed === verdict.mayAdvance.to && inTime)
      expect(verdict.mayAdvance.truth).toBeLessThan(1);
  }
  return advances;
}

describe("the law of the stage machine", () => {
  it("no sequence of calls, with time passing and evidence of all kinds, skips a stage", {
    timeout: 180_000,
  }, () => {
    const advances: number[] = [];
    fc.assert(
      fc.property(playedCase, ({ plan, histories }) => {
        for (const turns of histories) {
          advances.push(checkHistory(plan, turns));
          expect(historyBreaches(plan, turns)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
    // Histories that go nowhere would prove nothing.
    expect(advances.filter((n) => n > 0).length).toBeGreaterThan(advances.length / 10);
  });

  it("every advance can be judged again from the final deal alone", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(playedCase, ({ plan, histories }) => {
        for (const turns of histories) {
          const last = turns.at(-1)?.after;
          if (last === undefined) continue;
          progressOf(plan.ruleSet, last).history?.forEach((move, index) => {
            const before = asItWas(plan.ruleSet, last, index);
            if (move.kind === "advance" && before !== undefined)
              expectLawful(plan.ruleSet, before, move);
          });
          expect(auditHistory(plan, last)).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
