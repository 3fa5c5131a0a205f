import { expect, test } from "vitest";
import { Circuit } from "../../src/logic/circuit.ts";
import { all, any, leaf } from "../../src/logic/expression.ts";
import { collectUnknown, UnknownLeaves } from "../../src/logic/unknown-leaves.ts";

/** Returns the unknown leaves below a node, with the frames each is unknown in as bits. */
function below(
  circuit: Circuit<boolean>,
  node: number,
  values: readonly (boolean | undefined)[][],
) {
  const unknowns = new UnknownLeaves();
  const frames = (1 << values.length) - 1;
  collectUnknown(circuit, circuit.run(values), node, frames, unknowns);
  return unknowns.numbers.map((number, index) => [number, unknowns.frames[index]]);
}

const circuit = new Circuit<boolean>();
const describeLeaf = (number: number) =>
  ({ key: `${number}`, number, test: [2, 0, 0, 0] }) as const;
/** The first leaf, or both of the others. */
const node = circuit.add(any([leaf(0), all([leaf(1), leaf(2)])]), describeLeaf);

test("every unknown leaf below an unknown node is told, known ones are not", () => {
  expect(below(circuit, node, [[undefined, undefined, undefined]])).toEqual([
    [0, 1],
    [1, 1],
    [2, 1],
  ]);
  expect(below(circuit, node, [[false, true, undefined]])).toEqual([[2, 1]]);
});

test("below what is settled nothing is told", () => {
  expect(below(circuit, node, [[undefined, true, true]])).toEqual([]);
  // The two together have failed: the third no longer matters.
  expect(below(circuit, node, [[undefined, false, undefined]])).toEqual([[0, 1]]);
  expect(below(circuit, -1, [[undefined, undefined, undefined]])).toEqual([]);
});

test("of several frames each leaf is told with those it is unknown in", () => {
  const values = [
    [undefined, false, undefined],
    [false, undefined, undefined],
    [true, undefined, undefined],
  ];
  expect(below(circuit, node, values)).toEqual([
    [0, 0b001],
    [1, 0b010],
    [2, 0b010],
  ]);
});
