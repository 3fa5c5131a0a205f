import type { Test } from "../facts/test.ts";
import { type Expression, evaluateExpression } from "../logic/expression.ts";
import type { Interval } from "../logic/interval.ts";
import type { Operand } from "../logic/operators/operator.ts";
import { negate, truthOf, UNKNOWN } from "../logic/truth.ts";
import type { Deal } from "../model/deal.ts";
import { nearest } from "../model/nearest.ts";
import { memberRank } from "./aggregate.ts";
import { assessWithAnswers } from "./assess.ts";
import { compileTest } from "./compile-test.ts";
import type { Plan, PlannedCheckpoint } from "./plan.ts";
import type { AggregateSlot } from "./slot.ts";
import { isClosed, reasonOf, type Snapshot } from "./snapshot.ts";
import type { GroupTrace, JudgementTrace, TestTrace, Trace } from "./trace.ts";
import type { UnknownReason } from "./verdict.ts";

/** What is to be explained, and for which day. */
export type ExplainOptions = {
  /** A civil day, `YYYY-MM-DD`. */
  readonly asOf: string;
} & (
  | {
      readonly checkpoint: string;
      /** Whether it applies, in place of whether it holds. */
      readonly applies?: true;
    }
  | { readonly entry: string }
  | { readonly applies: string }
  | { readonly flag: string }
);

/** Thrown when there is nothing of the name that was to be explained. */
export class NameError extends RangeError {
  override readonly name = "NameError";
  readonly code = "unknown-name";
  readonly suggestion: string | undefined;

  constructor(message: string, suggestion: string | undefined) {
    super(suggestion === undefined ? message : `${message}: did you mean \`${suggestion}\`?`);
    this.suggestion = suggestion;
  }
}

/**
 * Returns why a checkpoint or its applicability, the entry or applicability of a stage, or a flag
 * came out as it did: its condition as a tree with the answer and the value found at every node. Null when it has no
 * condition, and so always holds. Throws a `NameError` when there is nothing of that name, a
 * `DayError` when `asOf` is no civil day.
 */
export function explain(plan: Plan, deal: Deal, options: ExplainOptions): Trace | null {
  // Flags may ask what the verdict says of itself: that is known once all of it is.
  const { snapshot, stages } = assessWithAnswers(plan, deal, options).evaluation;
  if ("flag" in options) {
    const flag = find(plan.flags, options.flag, "flag");
    return ofCondition(plan, flag.resolved.when, snapshot);
  }
  if ("checkpoint" in options) {
    const all = plan.stages.flatMap(({ index, checkpoints }) =>
      checkpoints.map((checkpoint) => ({ id: checkpoint.id, checkpoint, index })),
    );
    const { checkpoint, index } = find(all, options.checkpoint, "checkpoint");
    const within = stages[index]?.snapshot ?? snapshot;
    return options.applies
      ? ofCondition(plan, checkpoint.resolved.appliesWhen, within)
      : ofCheckpoint(plan, checkpoint, within);
  }
  const isEntry = "entry" in options;
  const { resolved, index } = find(plan.stages, isEntry ? options.entry : options.applies, "stage");
  const condition = isEntry ? resolved.entry : resolved.appliesWhen;
  return ofCondition(plan, condition, stages[index]?.atDoor ?? snapshot);
}

function find<T extends { readonly id: string }>(all: readonly T[], id: string, what: string): T {
  const found = all.find((one) => one.id === id);
  if (found !== undefined) return found;
  const near = nearest(
    id,
    all.map((one) => one.id),
  );
  throw new NameError(`unknown ${what} \`${id}\``, near);
}

function ofCondition(
  plan: Plan,
  condition: Expression<Test> | undefined,
  snapshot: Snapshot,
): Trace | null {
  return condition === undefined ? null : trace(plan, condition, snapshot);
}

function ofCheckpoint(plan: Plan, checkpoint: PlannedCheckpoint, snapshot: Snapshot): Trace {
  const { resolved, judgement } = checkpoint;
  const when = resolved.when === undefined ? undefined : trace(plan, resolved.when, snapshot);
  const judged = judgement < 0 ? undefined : ofJudgement(plan, checkpoint, snapshot);
  const of = [when, judged].filter((one) => one !== undefined);
  const [only] = of;
  if (of.length === 1 && only !== undefined) return only;
  return group("any", of);
}

function ofJudgement(
  plan: Plan,
  { id, judgement }: PlannedCheckpoint,
  snapshot: Snapshot,
): JudgementTrace {
  const value = snapshot.values[judgement];
  const truth = value === true ? "satisfied" : value === undefined ? "unknown" : "failed";
  const reason = truth === "unknown" ? reasonAt(plan, judgement, snapshot) : undefined;
  return { kind: "judgement", truth, checkpoint: id, ...(reason === undefined ? {} : { reason }) };
}

function group(kind: GroupTrace["kind"], of: readonly Trace[]): GroupTrace {
  const ranks = of.map(({ truth }) => truth);
  const truth = ranks.includes("satisfied")
    ? "satisfied"
    : ranks.includes("unknown")
      ? "unknown"
      : "failed";
  return { kind, truth, of };
}

function trace(plan: Plan, expression: Expression<Test>, snapshot: Snapshot): Trace {
  if (expression.kind === "leaf") {
    return ofTest(plan, expression.leaf, expression.negated, snapshot);
  }
  const rank = evaluateExpression(expression, (test) => rankOfTest(plan, test, snapshot));
  return {
    kind: expression.kind,
    truth: truthOf(rank),
    ...(expression.kind === "at-least" ? { k: expression.k } : {}),
    of: expression.of.map((member) => trace(plan, member, snapshot)),
  };
}

function rankOfTest(plan: Plan, test: Test, snapshot: Snapshot) {
  const slot = plan.slots.ofTest(test);
  const value = snapshot.values[slot];
  return value === undefined ? UNKNOWN : compileTest(test)(value);
}

function ofTest(plan: Plan, test: Test, negated: boolean, snapshot: Snapshot): TestTrace {
  const index = plan.slots.ofTest(test);
  const slot = plan.slots.tables.deal.slots[index];
  const found = snapshot.values[index];
  const rank = rankOfTest(plan, test, snapshot);
  const truth = truthOf(negated ? negate(rank) : rank);
  const base = { kind: "test", truth, negated, test } as const;
  if (slot?.kind === "aggregate") {
    const { list, scope } = slot.reading;
    // On a complete list it is what is known of those on it that leaves the answer open.
    const reason = isClosed(snapshot, plan.slots, list, scope) ? "absent" : "incomplete";
    return {
      ...base,
      interval: found as Interval,
      elements: elementsOf(slot, snapshot),
      ...(truth === "unknown" ? { reason } : {}),
    };
  }
  if (found !== undefined) return { ...base, value: found as Operand };
  return { ...base, reason: reasonAt(plan, index, snapshot) };
}

function elementsOf(slot: AggregateSlot, snapshot: Snapshot): NonNullable<TestTrace["elements"]> {
  const list = snapshot.lists[slot.reading.list];
  return list.rows.flatMap((_, row) => {
    const element = list.elements[row];
    if (element === undefined) return [];
    const name = typeof element.name === "string" ? { name: element.name } : {};
    return [{ id: element.id, ...name, truth: truthOf(memberRank(slot, list, row)) }];
  });
}

function reasonAt(plan: Plan, index: number, snapshot: Snapshot): UnknownReason {
  const { slots } = plan.slots.tables.deal;
  let slot = slots[index];
  while (slot?.kind === "days" || slot?.kind === "known") slot = slots[slot.of];
  return slot?.kind === "value"
    ? reasonOf(slot, snapshot.winners[slot.column], snapshot)
    : "absent";
}
