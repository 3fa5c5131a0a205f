import type { Plan, PlannedFlag, PlannedStage } from "../assess/plan.ts";
import type { Snapshot } from "../assess/snapshot.ts";
import type { Values } from "../assess/values.ts";
import type { Test } from "../facts/test.ts";
import type { Evaluator, Expression } from "../logic/expression.ts";
import { UNKNOWN } from "../logic/truth.ts";
import type { Answers } from "./ask-engine.ts";

/** A deal as read, and what the engine answered about it. */
export interface Answered {
  readonly snapshot: Snapshot;
  readonly answers: Answers;
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
  const known = new Map<Values, Answers>([
    [ageless.snapshot.values, ageless.answers],
    [today.snapshot.values, today.answers],
  ]);
  const answer = (expression: Expression<Test> | undefined): Evaluator<Values> | undefined =>
    expression && ((values) => known.get(values)?.get(expression) ?? UNKNOWN);
  return {
    ...plan,
    reader: { read: (_deal, _asOf, isAgeless) => (isAgeless ? ageless : today).snapshot },
    stages: plan.stages.map(
      (stage): PlannedStage<S> => ({
        ...stage,
        applies: answer(stage.resolved.appliesWhen),
        entry: answer(stage.resolved.entry),
        checkpoints: stage.checkpoints.map((checkpoint) => ({
          ...checkpoint,
          applies: answer(checkpoint.resolved.appliesWhen),
          when: answer(checkpoint.resolved.when),
        })),
      }),
    ),
    flags: plan.flags.map((flag): PlannedFlag => ({ ...flag, when: answer(flag.resolved.when) })),
  };
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
