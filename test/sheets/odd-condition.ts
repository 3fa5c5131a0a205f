import fc from "fast-check";
import { decorators } from "../../src/logic/decorators.ts";
import { operators } from "../../src/logic/operators.ts";
import type { Condition } from "../../src/rules/condition.ts";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom(
    "all",
    "any",
    "not",
    "at",
    "at least",
    "condition",
    "a-b.c",
    "`",
    '"',
    "“”",
    "是",
  ),
);
const literal = fc.oneof(
  text,
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
);
const operator = fc
  .tuple(
    fc.array(fc.constantFrom(...decorators.keys()), { maxLength: 3 }),
    fc.constantFrom(...operators.keys()),
  )
  .map(([chain, last]) => [...chain, last].join(":"));
const requiredKeys = (...keys: string[]) => ({ requiredKeys: keys as never[] });

/** Makes conditions of every shape, whatever they compare: no rule set would take most of them. */
export const oddCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => {
  const condition = tie("condition");
  const members = fc.array(condition, { maxLength: 3 });
  const params = fc.record(
    {
      where: condition,
      meets: condition,
      of: text,
      weight: text,
      scope: fc.constantFrom("all", "decision-chain"),
    },
    requiredKeys(),
  );
  const fact = fc.record(
    {
      fact: text,
      operator,
      value: fc.oneof(literal, fc.array(literal, { maxLength: 3 })),
      path: text,
      params,
      source: fc.constantFrom("own-judgement", "informant", "customer-statement", "document"),
      note: text,
    },
    requiredKeys("fact", "operator", "value"),
  );
  return {
    condition: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fact,
      fc.record({ condition: text, note: text }, requiredKeys("condition")),
      fc.record({ all: members, note: text }, requiredKeys("all")),
      fc.record({ any: members, note: text }, requiredKeys("any")),
      fc.record({ not: condition, note: text }, requiredKeys("not")),
      fc.record({ atLeast: fc.nat(9), of: members, note: text }, requiredKeys("atLeast", "of")),
    ) as fc.Arbitrary<Condition>,
  };
}).condition;
