import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Marks } from "../../src/assess/marks.ts";
import { StakeSets } from "../../src/assess/stake-sets.ts";
import { Circuit, type CircuitLeaf } from "../../src/logic/circuit.ts";
import {
  all,
  any,
  type Expression,
  evaluateExpression,
  leaf,
  leavesOf,
  not,
} from "../../src/logic/expression.ts";
import {
  circuitWidth,
  framesThatDo,
  framesThatMay,
  framesUnknown,
  rankAt,
  withRanks,
} from "../../src/logic/rails.ts";
import { and, atLeast, negate, or, type Rank, rankOf, truthOf } from "../../src/logic/truth.ts";
import { collectUnknown, UnknownLeaves } from "../../src/logic/unknown-leaves.ts";

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
        const circuit = new Circuit<Rank>();
        const node = circuit.add(e, leafOf);
        const answers = circuit.run([values]);
        expect(rankAt(answers, node)).toBe(evaluateExpression(e, valueIn(values)));
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

  it("a circuit answers for up to 15 frames at once what it answers for each", () => {
    fc.assert(
      fc.property(
        fc.array(expression, { minLength: 1, maxLength: 4 }),
        fc.array(valuation, { minLength: 1, maxLength: 70, size: "max" }),
        (expressions, frames) => {
          const circuit = new Circuit<Rank>();
          const nodes = expressions.map((e) => circuit.add(e, leafOf));
          for (let from = 0; from < frames.length; from += circuitWidth) {
            const answers = circuit.run(frames, from);
            const asked = frames.slice(from, from + circuitWidth);
            expect(
              asked.map((_, frame) => nodes.map((node) => rankAt(answers, node, frame))),
            ).toEqual(
              asked.map((values) => expressions.map((e) => evaluateExpression(e, valueIn(values)))),
            );
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("answers are the same with others put in their place, but for those", () => {
    const circuit = new Circuit<Rank>();
    const nodes = [leaf(0), leaf(1), all([leaf(0), leaf(1)])].map((e) => circuit.add(e, leafOf));
    const answers = circuit.run([[2, 0]]);
    const [first = -1, , both = -1] = nodes;
    const others = withRanks(answers, new Map([[first, 1] as const, [both, 2] as const]));
    expect(nodes.map((node) => rankAt(others, node))).toEqual([1, 0, 2]);
    expect(nodes.map((node) => rankAt(answers, node))).toEqual([2, 0, 0]);
    expect(others.frames).toBe(1);
  });

  it("says as bits in which frames a node may hold, does, or is unknown", () => {
    const circuit = new Circuit<Rank>();
    const a = circuit.add(leaf(0), leafOf);
    const both = circuit.both(a, circuit.add(leaf(1, true), leafOf));
    const answers = circuit.run([
      [2, 0],
      [1, 0],
      [0, 0],
      [2, 1],
      [2, 2],
    ]);
    const bits = (node: number) => [
      framesThatMay(answers, node),
      framesThatDo(answers, node),
      framesUnknown(answers, node),
    ];
    expect(bits(a)).toEqual([0b11011, 0b11001, 0b00010]);
    expect(bits(both)).toEqual([0b01011, 0b00001, 0b01010]);
    // No node at all: everybody is meant.
    expect(bits(-1)).toEqual([0b11111, 0b11111, 0]);
  });

  it("equal conditions share one node", () => {
    const circuit = new Circuit<Rank>();
    const once = circuit.add(all([leaf(0), leaf(1, true)]), leafOf);
    const size = circuit.nodes.length;
    expect(circuit.add(all([leaf(0), leaf(1, true)]), leafOf)).toBe(once);
    expect(circuit.nodes.length).toBe(size);
  });

  it("only unknown leaves are written down, and settling just those settles the whole", () => {
    fc.assert(
      fc.property(
        expression,
        fc.array(valuation, { minLength: 1, maxLength: circuitWidth, size: "max" }),
        fc.infiniteStream(fc.boolean()),
        (e, frames, coins) => {
          const circuit = new Circuit<Rank>();
          const node = circuit.add(e, leafOf);
          const answers = circuit.run(frames);
          const leaves = new UnknownLeaves();
          collectUnknown(circuit, answers, node, answers.frames, leaves);
          frames.forEach((values, frame) => {
            const written = leaves.numbers.filter(
              (_, i) => i < leaves.size && (((leaves.frames[i] ?? 0) >> frame) & 1) === 1,
            );
            const value = evaluateExpression(e, valueIn(values));
            if (value !== 1) expect(written).toEqual([]);
            for (const variable of written) expect(values[variable]).toBe(1);
            const settled = values.map(
              (v, index): Rank => (written.includes(index) ? (coins.next().value ? 2 : 0) : v),
            );
            expect(evaluateExpression(e, valueIn(settled))).not.toBe(1);
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it("what stands at unknown conditions is handed down to just the leaves that are written down", () => {
    fc.assert(
      fc.property(
        fc.array(expression, { minLength: 1, maxLength: 5 }),
        fc.array(valuation, { minLength: 1, maxLength: circuitWidth, size: "max" }),
        fc.infiniteStream(fc.maxSafeInteger()),
        (es, frames, draws) => {
          const circuit = new Circuit<Rank>();
          const nodes = es.map((e) => circuit.add(e, leafOf));
          const answers = circuit.run(frames);
          const sets = new StakeSets();
          const marks = new Marks(circuit);
          // What a marking before left behind must not show.
          marks.begin(answers, sets);
          for (const node of nodes) marks.mark(node, answers.frames, sets.only(7));
          marks.begin(answers, sets);
          const expected = new Map<string, Set<number>>();
          nodes.forEach((node, index) => {
            // Each condition is asked of some rows only.
            const rows = (draws.next().value ?? 0) & answers.frames;
            const unknown = marks.mark(node, rows, sets.only(index));
            frames.forEach((_, row) => {
              const isUnknown = ((rows >>> row) & 1) === 1 && rankAt(answers, node, row) === 1;
              expect(((unknown >>> row) & 1) === 1).toBe(isUnknown);
            });
            const leaves = new UnknownLeaves();
            collectUnknown(circuit, answers, node, rows, leaves);
            leaves.numbers.slice(0, leaves.size).forEach((variable, i) => {
              frames.forEach((__, row) => {
                if ((((leaves.frames[i] ?? 0) >>> row) & 1) === 0) return;
                const key = `${variable} in ${row}`;
                expected.set(key, (expected.get(key) ?? new Set()).add(index));
              });
            });
          });
          const found = new Map<string, Set<number>>();
          marks.tell((variable, rows, set) => {
            frames.forEach((_, row) => {
              if (((rows >>> row) & 1) === 0) return;
              // Each row of a leaf is told of once.
              expect(found.has(`${variable} in ${row}`)).toBe(false);
              found.set(`${variable} in ${row}`, new Set(sets.members(set)));
            });
          });
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});

const leafOf = (variable: number): CircuitLeaf<Rank> => ({
  key: String(variable),
  number: variable,
  test: (rank) => rank,
});
