import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Contact } from "../../src/model/contact.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { Observation } from "../../src/model/observation.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { asOf, caseArbitrary } from "./case-arbitrary.ts";

/** More than two times as many as are answered at once. */
const crowd = 70;

/** Returns a deal with each person and organisation many times, most with what is said of them. */
function crowded(deal: Deal): Deal {
  const copies = <T extends { readonly id: string }>(elements: readonly T[] = []): readonly T[] =>
    elements.flatMap((one) =>
      Array.from({ length: crowd }, (_, n) => (n === 0 ? one : { ...one, id: `${one.id}-${n}` })),
    );
  const named = [...(deal.contacts ?? []), ...(deal.organisations ?? [])].map(({ id }) => id);
  const evidence = (deal.evidence ?? []).flatMap(({ id: _id, ...one }): Observation[] => {
    const { about } = one;
    if (about === undefined || !named.includes(about)) return [one];
    // Every third copy goes without, so that copies differ.
    return Array.from({ length: crowd }, (_, n) => n)
      .filter((n) => n === 0 || n % 3 !== 0)
      .map((n) => (n === 0 ? one : { ...one, about: `${about}-${n}` }));
  });
  return {
    ...deal,
    ...(deal.contacts === undefined ? {} : { contacts: copies(deal.contacts) }),
    ...(deal.organisations === undefined ? {} : { organisations: copies(deal.organisations) }),
    ...(deal.evidence === undefined ? {} : { evidence }),
  };
}

function reversed(deal: Deal): Deal {
  const { contacts, organisations } = deal;
  return {
    ...deal,
    ...(contacts === undefined ? {} : { contacts: contacts.toReversed() }),
    ...(organisations === undefined ? {} : { organisations: organisations.toReversed() }),
  };
}

function settledBy(contacts: readonly Contact[], complete: boolean, least: number) {
  const title = { zh: "支持者", en: "supporters" };
  const parsed = parseRuleSet({
    id: "crowd",
    version: "1.0.0",
    kind: "checklist",
    title,
    stages: [
      {
        id: "people",
        title,
        checkpoints: [
          {
            id: "supporters",
            title,
            judgement: false,
            when: {
              fact: "contacts.count",
              params: { where: { fact: "stance", operator: "equal", value: "supporter" } },
              operator: "greaterThanInclusive",
              value: least,
            },
          },
        ],
      },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const evidence: Observation[] = complete
    ? [{ what: "contacts.complete", value: "all", at: "2026-01-01" }]
    : [];
  const verdict = assess(compileRuleSet(parsed.ruleSet), { id: "d", contacts, evidence }, { asOf });
  return { truth: verdict.stages[0]?.checkpoints[0]?.truth, missing: verdict.missing };
}

describe("lists longer than what is answered at once", () => {
  it("are answered alike whichever way round they stand", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(caseArbitrary(), ({ plan, deals: [deal] }) => {
        if (deal === undefined) return;
        const one = assess(plan, crowded(deal), { asOf });
        const other = assess(plan, reversed(crowded(deal)), { asOf });
        const ids = (missing: typeof one.missing) => missing.map(({ id }) => id).sort();
        expect({ ...other, missing: [] }).toEqual({ ...one, missing: [] });
        expect(ids(other.missing)).toEqual(ids(one.missing));
      }),
      { numRuns: 150 },
    );
  });

  it("are counted to the last", () => {
    // Of 97 people every third is a supporter (33), and of every third from the second on nothing
    // is known (32): 33 to 65 when nobody else is to be found.
    const contacts = Array.from({ length: 97 }, (_, n): Contact => {
      const id = `c${n}`;
      if (n % 3 === 0) return { id, stance: "supporter" };
      return n % 3 === 1 ? { id } : { id, stance: "neutral" };
    });
    expect(settledBy(contacts, true, 33).truth).toBe("satisfied");
    expect(settledBy(contacts, true, 34).truth).toBe("unknown");
    expect(settledBy(contacts, true, 65).truth).toBe("unknown");
    expect(settledBy(contacts, true, 66).truth).toBe("failed");
    expect(settledBy(contacts, false, 66).truth).toBe("unknown");
    const asked = settledBy(contacts, true, 65).missing.map(({ id }) => id);
    expect(asked).toEqual(Array.from({ length: 32 }, (_, n) => `c${3 * n + 1}:stance`));
  });
});
