import type { Test } from "../../facts/test.ts";
import { type Expression, not } from "../../logic/expression.ts";
import { all, any, atLeast, constant, FALSE, type Formula } from "./formula.ts";
import { type Leaf, rankOf } from "./knowledge.ts";
import type { Frame, Scene } from "./scene.ts";
import type { Variable } from "./scene-memory.ts";
import { seen } from "./seen.ts";

/** Returns when a test of an aggregate is satisfied (`wanted` 2) or failed (0). */
export type AggregateFormula = (scene: Scene, frame: Frame, test: Test, wanted: 0 | 2) => Formula;

/** Conditions about one element hold no aggregate. */
const noAggregate: AggregateFormula = () => FALSE;

/** Returns when a condition about a frame is satisfied; about the deal it may hold aggregates. */
export function satisfied(
  scene: Scene,
  frame: Frame,
  expression: Expression<Test>,
  aggregate: AggregateFormula = noAggregate,
): Formula {
  return scene.once(frame, expression, () => formulaOf(scene, frame, expression, aggregate));
}

function formulaOf(
  scene: Scene,
  frame: Frame,
  expression: Expression<Test>,
  aggregate: AggregateFormula,
): Formula {
  switch (expression.kind) {
    case "leaf": {
      const { leaf: test, negated } = expression;
      const wanted = negated ? 0 : 2;
      if (test.reading.read === "aggregate") return aggregate(scene, frame, test, wanted);
      // Only flags that open no door look at the verdict.
      if (test.reading.read === "verdict") return FALSE;
      return leafFormula(scene, frame, scene.situation.knowledge.leaf(test), wanted);
    }
    case "all":
      return all(expression.of.map((member) => satisfied(scene, frame, member, aggregate)));
    case "any":
      return any(expression.of.map((member) => satisfied(scene, frame, member, aggregate)));
    case "at-least":
      return atLeast(
        expression.k,
        expression.of.map((member) => satisfied(scene, frame, member, aggregate)),
      );
  }
}

/** Returns when a condition about a frame is failed. */
export function failed(
  scene: Scene,
  frame: Frame,
  expression: Expression<Test>,
  aggregate: AggregateFormula = noAggregate,
): Formula {
  return satisfied(scene, frame, not(expression), aggregate);
}

function leafFormula(scene: Scene, frame: Frame, leaf: Leaf, wanted: 0 | 2): Formula {
  return leaf.kind === "question"
    ? scene.ask(frame, leaf.question, wanted)
    : hopFormula(scene, frame, leaf, wanted);
}

/** Asks the element that a reference leads to: the one on file, or whichever it may yet be. */
function hopFormula(
  scene: Scene,
  frame: Frame,
  { reference, list, question }: Extract<Leaf, { kind: "hop" }>,
  wanted: 0 | 2,
): Formula {
  const { today } = scene.situation;
  const onto = (value: unknown): Formula => {
    if (value === undefined) return FALSE;
    if (value === null) {
      return constant(rankOf(question, seen(question.source.via, null, today)) === wanted);
    }
    const row = scene.rowOf(list, String(value));
    return row < 0 ? FALSE : scene.ask(scene.row(list, row, frame.snapshot), question, wanted);
  };
  const variable = scene.variable(reference.column, frame.row);
  const now = onto(frame.values[reference.slot]);
  if (variable < 0) return now;
  const found = scene.condition(
    list,
    `${question.name} ${wanted}`,
    (own, row) => own.ask(row, question, wanted),
    true,
  );
  const { values } = (scene.variables[variable] as Variable).classes;
  return any([
    all([scene.is(variable, -1), now]),
    ...values.map((id, to) => {
      const isFound = typeof id === "string" && scene.rowOf(list, id) < 0;
      const there = !isFound ? onto(id) : found === undefined ? FALSE : atLeast(1, [], found);
      return all([scene.is(variable, to), there]);
    }),
  ]);
}
