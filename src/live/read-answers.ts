import type { Plan } from "../assess/plan.ts";
import type { Snapshot } from "../assess/snapshot.ts";
import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";
import { type Answered, answeredPlan } from "./answered-plan.ts";
import { askEngine } from "./ask-engine.ts";
import type { LoadedDeal } from "./loaded-deal.ts";

/** A plan that knows the answers about one deal, with what they were read from. */
export interface ReadAnswers<S extends string> {
  readonly plan: Plan<S>;
  readonly today: Answered;
  /** With observations counted however old they are. */
  readonly ageless: Answered;
}

/**
 * Returns the plan that answers some expressions about a deal as json-rules-engine does; all others
 * are unknown to it.
 */
export async function readAnswers<S extends string>(
  plan: Plan<S>,
  { deal, reader }: LoadedDeal,
  asOf: string,
  expressions: readonly Expression<Test>[],
): Promise<ReadAnswers<S>> {
  const answered = async (snapshot: Snapshot): Promise<Answered> => ({
    snapshot,
    answers: await askEngine(plan, expressions, snapshot.values),
  });
  const today = await answered(reader.read(deal, asOf, false));
  // Where nothing is too old, both readings are one.
  const isAged = today.snapshot.stale.length > 0;
  const ageless = isAged ? await answered(reader.read(deal, asOf, true)) : today;
  return { plan: answeredPlan(plan, today, ageless), today, ageless };
}
