import type { Plan } from "../assess/plan.ts";
import type { Snapshot } from "../assess/snapshot.ts";
import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";
import { type Answers, withRanks } from "../logic/rails.ts";
import { type Rank, UNKNOWN } from "../logic/truth.ts";
import type { EngineAnswers } from "./ask-engine.ts";

/** A deal as read, and what the engine answered about it. */
export interface Answered {
  readonly snapshot: Snapshot;
  readonly answers: EngineAnswers;
}

/** A condition with its node. */
interface Condition {
  readonly node: number;
  readonly expression: Expression<Test> | undefined;
}

/**
 * Returns a plan that answers from what has been read and answered before, so that doors, scores
 * and the verdict are worked out where they always are. `ageless`: with observations counted
 * however old they are.
 */
export function answeredPlan<S extends string>(
  plan: Plan<S>,
  today: Answered,
  ageless: Answered,
): Plan<S> {
  const ofStages = plan.stages.flatMap(({ applies, entry, resolved, checkpoints }): Condition[] => [
    { node: applies, expression: resolved.appliesWhen },
    { node: entry, expression: resolved.entry },
    ...checkpoints.flatMap((own): Condition[] => [
      { node: own.applies, expression: own.resolved.appliesWhen },
      { node: own.when, expression: own.resolved.when },
    ]),
  ]);
  const ofFlags = plan.flags.map(({ when, resolved }): Condition => {
    return { node: when, expression: resolved.when };
  });
  const read = (one: Answered): Snapshot => ({
    ...one.snapshot,
    answers: answeredBy(one.answers, one.snapshot.answers, ofStages),
  });
  const now = read(today);
  const whenever = ageless === today ? now : read(ageless);
  return {
    ...plan,
    reader: { read: (_deal, _asOf, isAgeless) => (isAgeless ? whenever : now) },
    raise: (values) => answeredBy(today.answers, plan.raise(values), ofFlags),
  };
}

/** Returns answers with those to some conditions as the engine gave them, else unknown. */
function answeredBy(
  engine: EngineAnswers,
  answers: Answers,
  conditions: readonly Condition[],
): Answers {
  const ranks = new Map<number, Rank>();
  for (const { node } of conditions) if (node >= 0) ranks.set(node, UNKNOWN);
  for (const { node, expression } of conditions) {
    const rank = expression && engine.get(expression);
    if (rank !== undefined) ranks.set(node, rank);
  }
  return withRanks(answers, ranks);
}

/** Returns every condition of the stages up to an index, and of the flags. */
export function expressionsOf(
  { stages, flags }: Pick<Plan, "stages" | "flags">,
  upTo = stages.length - 1,
): readonly Expression<Test>[] {
  return [
    ...stages.flatMap(({ index, resolved }) => [
      resolved.appliesWhen,
      ...(index > upTo
        ? []
        : [resolved.entry, ...resolved.checkpoints.flatMap((own) => [own.appliesWhen, own.when])]),
    ]),
    ...flags.map(({ resolved }) => resolved.when),
  ].filter((expression) => expression !== undefined);
}
