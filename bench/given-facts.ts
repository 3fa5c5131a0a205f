import { ordinal } from "../src/assess/compile-test.ts";
import type { Plan } from "../src/assess/plan.ts";
import type { Test } from "../src/facts/test.ts";
import { exportedFacts } from "../src/live/exported-facts.ts";
import type { Expression } from "../src/logic/expression.ts";
import { hasNumbers, type Interval } from "../src/logic/interval.ts";
import type { Operand } from "../src/logic/operators/operator.ts";
import type { Deal } from "../src/model/deal.ts";

/** A condition in the terms of one of the peers. */
export interface Dialect<C> {
  /** A comparison of a fact, by the name it is given under. */
  readonly test: (fact: string, test: Test, value: Operand) => C;
  readonly not: (condition: C) => C;
  readonly all: (conditions: readonly C[]) => C;
  readonly any: (conditions: readonly C[]) => C;
  readonly atLeast: (k: number, conditions: readonly C[]) => C;
}

/** Returns the name that a slot's value is given under to every peer. */
export function nameOf(slot: number): string {
  return `f${slot}`;
}

/** Returns what each checkpoint asks, in order and in a peer's terms: behaviours or judgement. */
export function conditionsOf<C>(plan: Plan, dialect: Dialect<C>): readonly C[] {
  const { slots } = plan;
  const say = (expression: Expression<Test>): C => {
    if (expression.kind === "leaf") {
      const { leaf, negated } = expression;
      const own = dialect.test(nameOf(slots.ofTest(leaf)), leaf, ranked(leaf));
      return negated ? dialect.not(own) : own;
    }
    const members = expression.of.map(say);
    if (expression.kind === "at-least") return dialect.atLeast(expression.k, members);
    return expression.kind === "all" ? dialect.all(members) : dialect.any(members);
  };
  return plan.stages.flatMap(({ checkpoints }) =>
    checkpoints.map(({ resolved, judgement }) => {
      const ways = resolved.when === undefined ? [] : [say(resolved.when)];
      if (judgement >= 0) ways.push(dialect.test(nameOf(judgement), attested, true));
      return dialect.any(ways);
    }),
  );
}

const attested = {
  type: { kind: "boolean" },
  operator: { name: "equal" },
  decorators: [],
  reading: { read: "value" },
} as unknown as Test;

/** Returns what a test compares with; of an ordered choice its rank, as the facts are given. */
export function ranked({ type, value }: Test): Operand {
  const element = type.kind === "set" ? type.of : type;
  return element.kind === "choice" && element.ordered ? ordinal(value, element) : value;
}

/**
 * Returns the facts of a deal as every peer is given them. They know no intervals: of a list that
 * may go on they are given what it comes to so far.
 */
export function givenFacts(plan: Plan, deal: Deal, asOf: string): Record<string, unknown> {
  const { values } = plan.reader.read(deal, asOf, false);
  const facts: Record<string, unknown> = {};
  for (const [index, { read }] of exportedFacts(plan)) {
    const slot = plan.slots.tables.deal.slots[index];
    let value = read(values);
    if (value === undefined && slot?.kind === "aggregate") {
      const interval = values[index] as Interval;
      const low = hasNumbers(interval) ? interval.low : 0;
      value = slot.type.kind === "boolean" ? low === 1 : low;
    }
    if (value !== undefined) facts[nameOf(index)] = value;
  }
  return facts;
}
