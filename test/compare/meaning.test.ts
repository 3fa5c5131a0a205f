import { describe, expect, test } from "vitest";
import { meaningOf } from "../../src/compare/meaning.ts";
import { expressionOf, planOf } from "../words/one-condition.ts";

const meaning = (condition: unknown): string => meaningOf(expressionOf(planOf(condition)));

const a = { fact: "opportunity.isApproved", operator: "equal", value: true };
const b = { fact: "opportunity.isTendered", operator: "equal", value: true };
const c = { fact: "opportunity.valueFits", operator: "equal", value: true };
const status = (operator: string, value: unknown) => ({ fact: "budget-status", operator, value });
const roles = (operator: string, value: unknown) => ({
  fact: "contacts.count",
  operator: "greaterThanInclusive",
  value: 1,
  params: { where: { all: [{ fact: "roles", operator, value }] } },
});
const people = (where: unknown, value = 1) => ({
  fact: "contacts.count",
  operator: "greaterThanInclusive",
  value,
  params: { where },
});
const praises = { fact: "praises", operator: "equal", value: true };
const late = { fact: "stays-late", operator: "equal", value: true };

const alike: readonly (readonly [string, unknown, unknown])[] = [
  ["members in another order", { all: [a, b] }, { all: [b, a] }],
  ["a group within a group of its kind", { any: [a, { any: [b, c] }] }, { any: [c, a, b] }],
  ["a member that stands twice", { all: [a, b, a] }, { all: [a, b] }],
  ["a group of one", { all: [a] }, a],
  ["at least one of them", { atLeast: 1, of: [a, b] }, { any: [a, b] }],
  ["at least all of them", { atLeast: 2, of: [a, b] }, { all: [b, a] }],
  ["k of n in another order", { atLeast: 2, of: [a, b, c] }, { atLeast: 2, of: [c, a, b] }],
  ["a double negation", { not: { not: a } }, a],
  ["a negation by De Morgan", { not: { any: [a, b] } }, { all: [{ not: a }, { not: b }] }],
  ["a negated operator", { not: status("equal", "approved") }, status("notEqual", "approved")],
  ["a negating decorator", status("not:equal", "approved"), status("notEqual", "approved")],
  ["a choice of one", status("in", ["approved"]), status("equal", "approved")],
  [
    "values in another order",
    status("in", ["planned", "approved"]),
    status("in", ["approved", "planned"]),
  ],
  ["a set that contains", roles("contains", "decider"), roles("someFact:equal", "decider")],
  [
    "people asked for in another order",
    people({ all: [praises, late] }),
    people({ all: [late, praises] }),
  ],
];

const different: readonly (readonly [string, unknown, unknown])[] = [
  ["all and any", { all: [a, b] }, { any: [a, b] }],
  ["another k", { atLeast: 2, of: [a, b, c] }, { any: [a, b, c] }],
  [
    "members of a count that stand twice",
    { atLeast: 2, of: [a, b, b] },
    { atLeast: 2, of: [a, b, c] },
  ],
  // `none` is neither yes nor no.
  ["not yes, and no", { not: a }, { ...a, value: false }],
  // Of a value that is none, neither of the two holds.
  [
    "an order negated, and the opposite order",
    { not: status("greaterThan", "planned") },
    status("lessThanInclusive", "planned"),
  ],
  // A set that is none does not contain anything, and passes neither way.
  [
    "a negated set, and a set without",
    { all: [roles("not:contains", "decider")] },
    roles("doesNotContain", "decider"),
  ],
  ["a source demanded", { ...a, source: "document" }, a],
  ["how many people", people(praises, 1), people(praises, 2)],
  [
    "one person, and one of two",
    people({ all: [praises, late] }),
    { all: [people(praises), people(late)] },
  ],
  ["another list of values", status("in", ["planned", "approved"]), status("in", ["approved"])],
];

describe("the meaning of a condition", () => {
  test.each(alike)("is the same for %s", (_, one, other) => {
    expect(meaning(one)).toBe(meaning(other));
  });

  test.each(different)("tells apart %s", (_, one, other) => {
    expect(meaning(one)).not.toBe(meaning(other));
  });
});
