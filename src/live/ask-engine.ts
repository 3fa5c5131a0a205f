import { Engine, type Event, Fact } from "json-rules-engine";
import type { Plan } from "../assess/plan.ts";
import type { Values } from "../assess/values.ts";
import type { Test } from "../facts/test.ts";
import { decorators } from "../logic/decorators.ts";
import type { Expression } from "../logic/expression.ts";
import type { Operand } from "../logic/operators/operator.ts";
import { operators } from "../logic/operators.ts";
import { FAILED, type Rank, SATISFIED } from "../logic/truth.ts";
import { EngineRules, type RailEvent } from "./engine-rules.ts";

/** The ranks of the expressions that are settled; all others are unknown. */
export type EngineAnswers = ReadonlyMap<Expression<Test>, Rank>;

const rulesOfPlans = new WeakMap<Plan["slots"], EngineRules>();

/**
 * Returns json-rules-engine's answers to expressions of a plan, on the values of a deal. The rules
 * are made once a plan. An engine keeps the state of its run, so each call has its own: calls at the
 * same time cannot stop each other.
 */
export async function askEngine(
  { slots }: Pick<Plan, "slots">,
  expressions: readonly Expression<Test>[],
  values: Values,
): Promise<EngineAnswers> {
  const rules = rulesOfPlans.get(slots) ?? new EngineRules(slots);
  rulesOfPlans.set(slots, rules);
  const engine = newEngine();
  const asked = new Map<number, Expression<Test>>();
  // A named condition is one expression wherever it is referred to: its rules count it once.
  for (const expression of new Set(expressions)) {
    asked.set(rules.numberOf(expression), expression);
    for (const rule of rules.rulesOf(expression)) engine.addRule(rule);
  }
  const counts = new Map<string, number>();
  const { facts, counts: countNames } = rules.ground;
  for (const [name, read] of facts) engine.addFact(factOf(name, () => read(values)));
  for (const name of countNames) engine.addFact(factOf(name, () => counts.get(name) ?? 0));
  const answers = new Map<Expression<Test>, Rank>();
  engine.on("success", (event: Event) => {
    const { type, params } = event as RailEvent;
    if (type === "counted") counts.set(params.count, (counts.get(params.count) ?? 0) + 1);
    else {
      const expression = asked.get(params.expression);
      if (expression !== undefined) answers.set(expression, type === "failed" ? FAILED : SATISFIED);
    }
  });
  await engine.run();
  return answers;
}

function newEngine(): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true, pathResolver: refusePath });
  // Our own operators, so that both interpreters mean the same.
  for (const { name, test } of operators.values()) engine.addOperator(name, test);
  for (const { name, decorate } of decorators.values()) {
    engine.addOperatorDecorator<Operand, Operand, Operand, Operand>(name, (fact, value, next) =>
      decorate(next)(fact, value),
    );
  }
  return engine;
}

/** Returns a fact that is read anew each time: looking it up costs less than the engine's cache. */
function factOf(name: string, read: () => unknown): Fact {
  return new Fact(name, read, { cache: false });
}

function refusePath(): never {
  throw new TypeError("paths are followed before the engine is asked");
}
