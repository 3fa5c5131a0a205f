import { describe, expect, test } from "vitest";
import { Circuit } from "../../src/logic/circuit.ts";
import { testOfRange } from "../../src/logic/interval.ts";
import { evaluatorOf, type LeafTest } from "../../src/logic/leaf-test.ts";
import { rankAt, withRanks } from "../../src/logic/rails.ts";
import type { Rank } from "../../src/logic/truth.ts";

const isThere: LeafTest<unknown> = [2, 2, 0, 2];
const isNo: LeafTest<unknown> = [0, 2, 0, 1];
const isLarge: LeafTest<unknown> = (value) => ((value as number) > 10 ? 2 : 0);
const between = (low: number, high: number, nullable = false) => ({ low, high, nullable });

/** Tests, a known value, and what is answered to it. */
const answered: readonly (readonly [LeafTest<unknown>, unknown, Rank])[] = [
  [isThere, true, 2],
  [isThere, false, 2],
  [isThere, null, 0],
  [isThere, "", 2],
  [isThere, 0, 2],
  [isNo, true, 0],
  [isNo, false, 2],
  [isNo, null, 0],
  // What a table does not know is what it says of all else.
  [isNo, "no", 1],
  [isLarge, 11, 2],
  [isLarge, 10, 0],
  [testOfRange(2, 4, 2), between(2, 4), 2],
  [testOfRange(2, 4, 2), between(2, 5), 1],
  [testOfRange(2, 4, 2), between(5, 6), 0],
  [testOfRange(2, 4, 0), between(5, 6), 2],
  [testOfRange(2, 4, 0), between(3, 3), 0],
  [testOfRange(2, 4, 2), between(3, 3, true), 1],
  [testOfRange(2, 4, 2, 2), between(3, 3, true), 2],
];

/** Returns a circuit of one leaf for each of the tests, and their nodes. */
function leavesOf(tests: readonly LeafTest<unknown>[]) {
  const circuit = new Circuit<unknown>();
  const nodes = tests.map((own, number) => circuit.leaf({ key: `${number}`, number, test: own }));
  return { circuit, nodes };
}

describe("a leaf", () => {
  test("answers a known value by its table, its range or its function", () => {
    const { circuit, nodes } = leavesOf(answered.map(([own]) => own));
    const answers = circuit.run([answered.map(([, value]) => value)]);
    const ranks = answered.map(([, , rank]) => rank);
    expect(nodes.map((node) => rankAt(answers, node))).toEqual(ranks);
    expect(answered.map(([own, value]) => evaluatorOf(own)(value))).toEqual(ranks);
  });

  test("is unknown as long as its value is", () => {
    const { circuit, nodes } = leavesOf(answered.map(([own]) => own));
    const answers = circuit.run([answered.map(() => undefined)]);
    expect(nodes.map((node) => rankAt(answers, node))).toEqual(answered.map(() => 1));
  });

  test("answers each frame by itself", () => {
    const { circuit, nodes } = leavesOf([isThere, isLarge, testOfRange(2, 4, 2)]);
    const frames = [
      [true, 11, between(2, 4)],
      [undefined, 10, between(5, 6)],
      [null, undefined, undefined],
      ["", 12, between(1, 3)],
    ];
    const answers = circuit.run(frames);
    expect(nodes.map((node) => frames.map((_, frame) => rankAt(answers, node, frame)))).toEqual([
      [2, 1, 0, 2],
      [2, 0, 1, 2],
      [2, 0, 1, 1],
    ]);
  });
});

describe("a group of nobody", () => {
  test.each([1, 15])("all of it hold, none of it does, on %i frames", (count) => {
    const circuit = new Circuit<unknown>();
    const never = () => ({ key: "", number: 0, test: isThere });
    const every = circuit.add({ kind: "all", of: [] }, never);
    const some = circuit.add({ kind: "any", of: [] }, never);
    const answers = circuit.run(Array.from({ length: count }, () => []));
    expect(rankAt(answers, every, count - 1)).toBe(2);
    expect(rankAt(answers, some, count - 1)).toBe(0);
  });
});

test("answers that are put in the place of others leave the rest as it is", () => {
  const { circuit, nodes } = leavesOf([isThere, isThere, isThere]);
  const [first = 0, second = 0, third = 0] = nodes;
  const answers = withRanks(circuit.run([[true, true, null]]), new Map([[second, 1]]));
  expect([first, second, third].map((node) => rankAt(answers, node))).toEqual([2, 1, 0]);
});
