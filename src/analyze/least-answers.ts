import type { Test } from "../facts/test.ts";
import { valuesOf } from "../facts/values-read.ts";
import { type Expression, leavesOf } from "../logic/expression.ts";
import type { Analysis, AnalyzedCheckpoint, AnalyzedStage } from "./analysis.ts";
import { weightOf } from "./weight-of.ts";

/** What an answer to a value costs here: its share where several conditions read it. */
type Cost = (test: Test) => number;

/**
 * Returns the least number of answers that open the door of a stage once the doors before it are
 * open: never more than are really needed. What was asked for at earlier doors is free, and so is
 * what may turn out not to apply.
 */
export function leastAnswers({ stages }: Analysis, target: number): number {
  const before = stages[target - 1];
  const stage = stages[target];
  if (before === undefined || stage === undefined) return 0;
  if (before.appliesWhen !== undefined) return 0;
  const asked = new Set(
    stages
      .slice(0, target - 1)
      .flatMap(conditionsOf)
      .flatMap(keysOf),
  );
  const uses = new Map<string, number>();
  const own = [...conditionsOf(before), ...(stage.entry ? [stage.entry.expression] : [])];
  for (const key of own.flatMap(leavesOf).map(valueKey)) uses.set(key, (uses.get(key) ?? 0) + 1);
  const cost: Cost = (test) => {
    const key = valueKey(test);
    return asked.has(key) ? 0 : 1 / (uses.get(key) ?? 1);
  };
  const entry = stage.entry === undefined ? 0 : costOf(stage.entry.expression, cost);
  return Math.ceil(entry + exitCost(before, cost) - 1e-9);
}

function conditionsOf({ entry, checkpoints }: AnalyzedStage): readonly Expression<Test>[] {
  return [entry, ...checkpoints.map(({ when }) => when)].flatMap((node) =>
    node === undefined ? [] : [node.expression],
  );
}

function keysOf(expression: Expression<Test>): readonly string[] {
  return leavesOf(expression).map(valueKey);
}

/**
 * One answer about a person may serve every condition on people: a list counts as one value. So does
 * a record, whichever of its fields are read, and a date, whether it or the days since are.
 */
function valueKey({ reading }: Test): string {
  if (reading.read === "aggregate") return reading.list;
  return [...valuesOf(reading)].map(({ what }) => what).join();
}

function exitCost({ stage, checkpoints }: AnalyzedStage, cost: Cost): number {
  const sure = checkpoints.filter(({ appliesWhen }) => appliesWhen === undefined);
  const isEssential = ({ checkpoint }: AnalyzedCheckpoint) => checkpoint.essential === true;
  const weigh = (some: readonly AnalyzedCheckpoint[]) =>
    some.reduce((sum, { checkpoint }) => sum + weightOf(checkpoint), 0);
  const essentials = sure.filter(isEssential);
  const rest = sure.filter((one) => !isEssential(one));
  const maybe = checkpoints.filter(({ appliesWhen }) => appliesWhen !== undefined);
  const isSure = weigh(maybe) === 0;
  let needed = isSure ? ((stage.passMark ?? 0) * weigh(sure)) / 100 - weigh(essentials) : 0;
  let total = essentials.reduce((sum, one) => sum + checkpointCost(one, cost), 0);
  const byPrice = rest
    .map((one) => ({ weight: weightOf(one.checkpoint), price: checkpointCost(one, cost) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.price / a.weight - b.price / b.weight);
  for (const { weight, price } of byPrice) {
    if (needed <= 0) break;
    total += price * Math.min(1, needed / weight);
    needed -= weight;
  }
  return total;
}

function checkpointCost({ checkpoint, when }: AnalyzedCheckpoint, cost: Cost): number {
  const behaviours = when === undefined ? 1 : costOf(when.expression, cost);
  return checkpoint.judgement === false ? behaviours : Math.min(1, behaviours);
}

function costOf(expression: Expression<Test>, cost: Cost): number {
  if (expression.kind === "leaf") return cost(expression.leaf);
  const costs = expression.of.map((member) => costOf(member, cost)).sort((a, b) => a - b);
  const k = { all: costs.length, any: 1, "at-least": 0 }[expression.kind];
  const needed = expression.kind === "at-least" ? expression.k : k;
  return costs.slice(0, needed).reduce((sum, one) => sum + one, 0);
}
