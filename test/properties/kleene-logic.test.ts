import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  all,
  any,
  compileExpression,
  compileUnknowns,
  type Expression,
  evaluateExpression,
  leaf,
  leavesOf,
  not,
  UnknownLeaves,
} from "../../src/logic/expression.ts";
import { and, atLeast, negate, or, type Rank, rankOf, truthOf } from "../../src/logic/truth.ts";

const rank = fc.constantFrom<Rank>(0, 1, 2);
/** Variables are numbered, so that one variable may stand in several leaves. */
const variables = 5;
const valuation = fc.array(rank, { minLength: variables, maxLength: variables });

const { expression } = fc.letrec<{ expression: Expression<number> }>((tie) => {
  const members = fc.array(tie("expression"), { minLength: 1, maxLength: 4, size: "max" });
  return {
    expression: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc.tuple(fc.nat(variables - 1), fc.boolean()).map(([v, negated]) => leaf(v, negated)),
      members.map((of) => all(of)),
      members.map((of) => any(of)),
      members.chain((of) =>
        fc.integer({ min: 1, max: of.length }).map((k) => ({ kind: "at-least" as const, k, of })),
      ),
    ),
  };
});

const valueIn = (values: readonly Rank[]) => (variable: number) => values[variable] ?? 1;

/** Returns every way in which the unknown variables may turn out. */
function completionsOf(values: readonly Rank[]): readonly (readonly Rank[])[] {
  return values.reduce<readonly (readonly Rank[])[]>(
    (soFar, value) =>
      soFar.flatMap((done) =>
        (value === 1 ? ([0, 2] as const) : [value]).map((settled) => [...done, settled]),
      ),
    [[]],
  );
}

describe("strong Kleene logic", () => {
  it("negation swaps satisfied and failed, keeps unknown, and undoes itself", () => {
    expect(negate(rankOf("satisfied"))).toBe(rankOf("failed"));
    expect(negate(rankOf("failed"))).toBe(rankOf("satisfied"));
    expect(negate(rankOf("unknown"))).toBe(rankOf("unknown"));
    fc.assert(fc.property(rank, (a) => void expect(negate(negate(a))).toBe(a)));
  });

  it("ranks and truths name the same three answers", () => {
    fc.assert(fc.property(rank, (a) => void expect(rankOf(truthOf(a))).toBe(a)));
  });

  it("conjunction and disjunction are commutative, associative, idempotent and absorb each other", () => {
    fc.assert(
      fc.property(rank, rank, rank, (a, b, c) => {
        for (const [one, other] of [
          [and, or],
          [or, and],
        ] as const) {
          expect(one(a, b)).toBe(one(b, a));
          expect(one(a, one(b, c))).toBe(one(one(a, b), c));
          expect(one(a, a)).toBe(a);
          expect(one(a, other(a, b))).toBe(a);
          expect(one(a, other(b, c))).toBe(other(one(a, b), one(a, c)));
          expect(negate(one(a, b))).toBe(other(negate(a), negate(b)));
        }
      }),
    );
  });

  it("an unknown fact makes neither itself nor its negation hold: no excluded middle", () => {
    expect(or(1, negate(1))).toBe(1);
    expect(and(1, negate(1))).toBe(1);
  });

  it("at least one is any, at least all is all, at least none holds", () => {
    fc.assert(
      fc.property(fc.array(rank, { minLength: 1, maxLength: 6 }), (ranks) => {
        const satisfied = ranks.filter((r) => r === 2).length;
        const unknown = ranks.filter((r) => r === 1).length;
        expect(atLeast(1, satisfied, unknown)).toBe(ranks.reduce(or, 0));
        expect(atLeast(ranks.length, satisfied, unknown)).toBe(ranks.reduce(and, 2));
        expect(atLeast(0, satisfied, unknown)).toBe(2);
      }),
    );
  });
});

describe("expressions", () => {
  it("the negated normal form answers the negation, and negating twice changes nothing", () => {
    fc.assert(
      fc.property(expression, valuation, (e, values) => {
        const value = evaluateExpression(e, valueIn(values));
        expect(evaluateExpression(not(e), valueIn(values))).toBe(negate(value));
        expect(not(not(e))).toEqual(e);
      }),
    );
  });

  it("the compiled evaluator answers as the uncompiled one", () => {
    fc.assert(
      fc.property(expression, valuation, (e, values) => {
        const compiled = compileExpression(
          e,
          (variable) => (frame: readonly Rank[]) => frame[variable] ?? 1,
        );
        expect(compiled(values)).toBe(evaluateExpression(e, valueIn(values)));
      }),
      { numRuns: 1000 },
    );
  });

  it("an answer that is not unknown stays whatever the unknown leaves turn out to be", () => {
    fc.assert(
      fc.property(expression, valuation, (e, values) => {
        const value = evaluateExpression(e, valueIn(values));
        fc.pre(value !== 1);
        for (const completion of completionsOf(values))
          expect(evaluateExpression(e, valueIn(completion))).toBe(value);
      }),
      { numRuns: 1000 },
    );
  });

  it("where no variable stands twice, unknown means that both answers are still possible", () => {
    const readOnce = expression.map((e) => {
      let next = 0;
      const rename = (part: Expression<number>): Expression<number> =>
        part.kind === "leaf"
          ? leaf(next++, part.negated)
          : { ...part, of: part.of.map((member) => rename(member)) };
      return rename(e);
    });
    fc.assert(
      fc.property(readOnce, fc.infiniteStream(rank), (e, stream) => {
        const values = [...leavesOf(e)].map(() => stream.next().value as Rank);
        fc.pre(values.filter((value) => value === 1).length <= 8);
        fc.pre(evaluateExpression(e, valueIn(values)) === 1);
        const answers = completionsOf(values).map((completion) =>
          evaluateExpression(e, valueIn(completion)),
        );
        expect(new Set(answers)).toEqual(new Set([0, 2]));
      }),
    );
  });

  it("only unknown leaves are written down, and settling just those settles the whole", () => {
    fc.assert(
      fc.property(expression, valuation, fc.infiniteStream(fc.boolean()), (e, values, coins) => {
        const leaves = new UnknownLeaves();
        const evaluate = compileUnknowns(e, (variable) => ({
          evaluate: (frame: readonly Rank[]) => frame[variable] ?? 1,
          number: variable,
        }));
        const value = evaluate(values, leaves);
        const written = leaves.numbers.slice(0, leaves.size);
        expect(value).toBe(evaluateExpression(e, valueIn(values)));
        if (value !== 1) expect(written).toEqual([]);
        for (const variable of written) expect(values[variable]).toBe(1);
        const settled = values.map(
          (v, index): Rank => (written.includes(index) ? (coins.next().value ? 2 : 0) : v),
        );
        expect(evaluateExpression(e, valueIn(settled))).not.toBe(1);
      }),
      { numRuns: 1000 },
    );
  });
});
