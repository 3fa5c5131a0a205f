import fc from "fast-check";
import { describe, it } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { FactType, ValueOf } from "../../src/facts/fact-type.ts";
import { formatDay, parseDay } from "../../src/model/civil-date.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { gateHistoryArbitrary, playHistory } from "../../src/testing/index.ts";
import { expectAgreement } from "../reference/expect-agreement.ts";
import { asOf, type Case, caseArbitrary } from "./case-arbitrary.ts";

/** Returns a case whose rule set reads the same values as facts of the app, not as custom fields. */
function withAppFacts({ plan: { ruleSet, lexicon }, deals }: Case): Case {
  const renamed = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value).replaceAll('"custom.', '"app.')) as T;
  const { custom = {}, staleAfterDays = {}, ...rest } = ruleSet;
  const ages = Object.entries(staleAfterDays).filter(([name]) => !name.startsWith("custom."));
  const facts = Object.keys(custom).flatMap((name) => {
    const { title, ask, type } = lexicon.deal.get(`custom.${name}`) ?? {};
    if (title === undefined || ask === undefined || type === undefined) return [];
    const read = (deal: Deal) => deal.custom?.[name] as ValueOf<FactType>;
    return [{ name: `app.${name}`, title, ask, type, read }];
  });
  const plan = compileRuleSet(
    renamed({ ...rest, staleAfterDays: Object.fromEntries(ages) }) as RuleSet,
    { facts },
  );
  return { plan, deals: deals.map(renamed) };
}

/** Returns a case whose rule set also raises a flag for whatever is counted about the verdict. */
function withFlagsAboutVerdict({ plan: { ruleSet }, deals }: Case): Case {
  const title = { zh: "词", en: "word" };
  const counted = ["floor", "ceiling", "stale", "conflicts", "attested", "waived", "presumed"];
  const flags = counted.flatMap((property) =>
    [0, 1, 2, 50].map((value) => ({
      id: `${property}-above-${value}`,
      severity: "info" as const,
      title,
      when: { fact: `verdict.${property}`, operator: "greaterThan", value },
    })),
  );
  const plan = compileRuleSet({ ...ruleSet, flags: [...(ruleSet.flags ?? []), ...flags] });
  return { plan, deals };
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

  it("on facts that an app registers", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(caseArbitrary().map(withAppFacts), ({ plan, deals }) => {
        for (const deal of deals) expectAgreement(plan, deal, asOf);
      }),
      { numRuns: 100 },
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
    const played = caseArbitrary({ depth: 1, fewestStages: 2 }, { elements: 2 })
      .map(withFlagsAboutVerdict)
      .chain(({ plan, deals }) =>
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
