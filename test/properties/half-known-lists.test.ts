import fc from "fast-check";
import { describe, it } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { Condition } from "../../src/rules/condition.ts";
import { asOf, vocabulary } from "../conformance/vocabulary.ts";
import { expectAgreement } from "../reference/expect-agreement.ts";

const maybe = <T>(...values: readonly T[]) => fc.constantFrom(undefined, ...values);

const personArbitrary = fc.record({
  roles: maybe(["decider"], [], null),
  stance: maybe("mentor", "enemy", null),
  votes: maybe(1, 2, null),
  // Few are added after the list was declared complete, or it would hardly ever be.
  addedAt: maybe(null, "2026-05-31", "2026-05-31", "2026-06-01", "2026-06-01", "2026-06-02"),
});

/** Makes people of whom much is unknown, and a word on whether there are others. */
const peopleArbitrary = fc.record({
  people: fc.oneof(
    { weight: 9, arbitrary: fc.array(personArbitrary, { maxLength: 3 }) },
    // More than are answered at once.
    { weight: 1, arbitrary: fc.array(personArbitrary, { minLength: 31, maxLength: 70 }) },
  ),
  complete: maybe("all", "all", "all", "decision-chain"),
});

type People = typeof peopleArbitrary extends fc.Arbitrary<infer T> ? T : never;

function dealOf({ people, complete }: People): Deal {
  const contacts = people.map(({ votes: _, ...person }, n) => ({ id: `p${n}`, ...person }));
  const evidence = [
    { what: "contacts.complete", value: complete },
    ...people.map(({ votes }, n) => ({ what: "votes", about: `p${n}`, value: votes })),
  ].filter(({ value }) => value !== undefined);
  return {
    id: "deal",
    contacts,
    evidence: evidence.map((one) => ({ ...one, at: "2026-06-01" })),
  } as Deal;
}

const meets = { fact: "stance", operator: "greaterThanInclusive", value: "supporter" };
const shares = [0, 0.2, 0.25, 1 / 3, 0.4, 0.5, 0.6, 2 / 3, 0.75, 1, null];
const numbers = [1, 2, null];

/** What each function takes, and what it may be compared with. */
const functions = [
  { fn: "count", takes: {}, values: [0, 1, 2, 3, null] },
  { fn: "share", takes: { meets }, values: shares },
  { fn: "weightedShare", takes: { meets, weight: "votes" }, values: shares },
  { fn: "sum", takes: { of: "votes" }, values: [-1, 0, 1, 2, 3, 4, 5] },
  { fn: "best", takes: { of: "votes" }, values: numbers },
  { fn: "worst", takes: { of: "votes" }, values: numbers },
  { fn: "every", takes: { meets }, values: [true, false] },
] as const;
// Drawn more often than the others: most things must come together for it to have an answer.
const [, , weightedShare] = functions;
const orders = ["lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive"] as const;

/** Makes rule sets of one question about a list of people. */
const planArbitrary = fc
  .record({
    asked: fc
      .constantFrom(...functions, weightedShare, weightedShare)
      .chain(({ values, ...asked }) =>
        fc.constantFrom<boolean | number | null>(...values).map((value) => ({ ...asked, value })),
      ),
    order: maybe(...orders),
    isNegated: fc.boolean(),
    where: maybe({ fact: "roles", operator: "contains", value: "decider" }),
    scope: fc.constantFrom("all", "decision-chain"),
    min: fc.constantFrom(0, 1),
    max: maybe(2, 4),
  })
  .map(({ asked: { fn, takes, value }, order, isNegated, where, scope, min, max }) => {
    const word = typeof value === "number" && order !== undefined ? order : "equal";
    const operator = isNegated ? `not:${word}` : word;
    const params = { ...takes, scope, ...(where && { where }) };
    const when = { fact: `contacts.${fn}`, operator, value, params } as Condition;
    const votes = { ...vocabulary.signals.votes, min, ...(max !== undefined && { max }) };
    const { title } = vocabulary;
    const checkpoints = [{ id: "checkpoint", title, judgement: false, when }];
    return compileRuleSet({
      ...vocabulary,
      signals: { ...vocabulary.signals, votes },
      stages: [{ id: "stage", title, checkpoints }],
    });
  });

// Compiling once pays for several deals.
const manyArbitrary = fc.array(peopleArbitrary, { minLength: 10, maxLength: 10 });

describe("the compiled engine answers as the naive reference does", () => {
  it("on lists whose elements are half known", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(planArbitrary, manyArbitrary, (plan, many) => {
        for (const people of many) expectAgreement(plan, dealOf(people), asOf);
      }),
      { numRuns: 500 },
    );
  });
});
