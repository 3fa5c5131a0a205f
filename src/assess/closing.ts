import type { AggregateReading } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";
import { oncePerPlan } from "./once-per-plan.ts";
import type { Plan } from "./plan.ts";

/** The aggregates, by slot, that knowing their list to be complete can turn the way one wants. */
export interface Closing {
  /** For the conditions of the stages. */
  readonly deal: ReadonlySet<number>;
  /** For the conditions of block flags. */
  readonly flags: ReadonlySet<number>;
}

/**
 * Returns for which aggregates of a plan it is worth knowing whether their list is complete. That
 * only takes away what they could still come to: a count of one or more can be fail by it and
 * never shown. Entries and behaviours are wanted to hold, block flags not to, and of what decides
 * whether something applies either answer may help.
 */
export const closingOf: (plan: Plan<string>) => Closing = oncePerPlan((plan) => {
  const deal = new Set<number>();
  const flags = new Set<number>();
  for (const { resolved } of plan.stages) {
    addHelped(plan, resolved.appliesWhen, either, deal);
    addHelped(plan, resolved.entry, hold, deal);
    for (const { appliesWhen, when } of resolved.checkpoints) {
      addHelped(plan, appliesWhen, either, deal);
      addHelped(plan, when, hold, deal);
    }
  }
  for (const { resolved } of plan.flags) addHelped(plan, resolved.when, fail, flags);
  return { deal, flags };
});

/** Some of the answers to a condition. */
interface Wanted {
  readonly satisfied: boolean;
  readonly failed: boolean;
}

const hold: Wanted = { satisfied: true, failed: false };
const fail: Wanted = { satisfied: false, failed: true };
const either: Wanted = { satisfied: true, failed: true };

function addHelped(
  plan: Plan,
  expression: Expression<Test> | undefined,
  wanted: Wanted,
  helped: Set<number>,
): void {
  if (expression === undefined) return;
  if (expression.kind !== "leaf") {
    for (const member of expression.of) addHelped(plan, member, wanted, helped);
    return;
  }
  const { leaf, negated } = expression;
  if (leaf.reading.read !== "aggregate") return;
  const closing = answersOfClosing(leaf);
  const { satisfied, failed } = negated ? swap(closing) : closing;
  if ((satisfied && wanted.satisfied) || (failed && wanted.failed)) {
    helped.add(plan.slots.ofTest(leaf));
  }
}

const isAbove = new Set(["greaterThan", "greaterThanInclusive"]);
const isBelow = new Set(["lessThan", "lessThanInclusive"]);

/** Returns which answers a comparison may come to by the list being complete, and not without. */
function answersOfClosing({ reading, operator, decorators }: Test): Wanted {
  if (reading.read !== "aggregate" || !canOnlyGrow(reading)) return either;
  // Somebody yet to be found can but lower the worst, and raise all the others.
  const isLowest = reading.function === "worst";
  const refutes = (isLowest ? isBelow : isAbove).has(operator.name);
  const shows = (isLowest ? isAbove : isBelow).has(operator.name);
  const isNegated = decorators.filter(({ name }) => name === "not").length % 2 === 1;
  if (refutes) return isNegated ? hold : fail;
  // Of nobody there is no best and no worst, which meets no bound.
  if (!shows || reading.function === "best" || isLowest) return either;
  return isNegated ? fail : hold;
}

/** Returns whether more elements can move a result one way alone. */
function canOnlyGrow({ function: name, of }: AggregateReading): boolean {
  // What can be negative can take away again from what is known.
  if (name === "sum") return of?.type.kind === "number" && (of.type.min ?? -1) >= 0;
  return name === "count" || name === "best" || name === "worst";
}

function swap({ satisfied, failed }: Wanted): Wanted {
  return { satisfied: failed, failed: satisfied };
}
