import { evaluate } from "../../src/assess/evaluate.ts";
import type { Plan } from "../../src/assess/plan.ts";
import type { UnlockSet } from "../../src/assess/unlock/unlock.ts";
import { rankAt } from "../../src/logic/rails.ts";
import type { Deal } from "../../src/model/deal.ts";
import { answering } from "../../src/testing/answering.ts";

/** Something that may be answered, and every answer that it may get. */
export interface Question {
  readonly id: string;
  readonly answers: readonly unknown[];
}

/** Returns whether the gate's door of a stage is open: it is reached, and no flag bars it. */
export function isDoorOpen(plan: Plan, deal: Deal, asOf: string, stage: string): boolean {
  const { gateReach, snapshot } = evaluate(plan, deal, asOf);
  const reach = gateReach[plan.stageIndex.get(stage) ?? -1];
  const answers = plan.raise(snapshot.values);
  return (
    reach === 2 &&
    plan.flags.every(({ severity, presumed, when }) => {
      const raised = severity === "block" && when >= 0 ? rankAt(answers, when) : 0;
      return raised === 0 || (presumed && raised === 1);
    })
  );
}

/** Returns whether somebody works for an organisation that is not on file. */
function isDangling({ organisations = [], evidence = [] }: Deal): boolean {
  return evidence.some(
    ({ what, value }) =>
      what === "organisation" && value !== null && !organisations.some(({ id }) => id === value),
  );
}

/** Returns what tells a set of items from others. */
export function nameOf({ items }: UnlockSet): string {
  return items
    .map(({ id }) => id)
    .sort()
    .join();
}

/**
 * Returns every set of so many questions that some answers to them open the door with, trying all;
 * a question may be asked more than once when it looks for somebody.
 */
export function openingSets(
  plan: Plan,
  deal: Deal,
  asOf: string,
  stage: string,
  questions: readonly Question[],
  size: number,
): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (from: number, chosen: readonly Question[]): void => {
    if (chosen.length === size) {
      if (opens(chosen, 0, []))
        found.add(
          chosen
            .map(({ id }) => id)
            .sort()
            .join(),
        );
      return;
    }
    for (let q = from; q < questions.length; q++) {
      const question = questions[q];
      if (question !== undefined)
        walk(question.id.endsWith(".new") ? q : q + 1, [...chosen, question]);
    }
  };
  const opens = (
    chosen: readonly Question[],
    index: number,
    answers: readonly { item: string; value: unknown }[],
  ): boolean => {
    const question = chosen[index];
    if (question === undefined) {
      const answered = answering(deal, answers, asOf);
      return !isDangling(answered) && isDoorOpen(plan, answered, asOf, stage);
    }
    const { id } = question;
    const number = chosen.slice(0, index).filter((other) => other === question).length;
    return question.answers.some((value) => {
      const own = id.endsWith(".new") ? { ...(value as object), id: `${id}-${number}` } : value;
      return opens(chosen, index + 1, [...answers, { item: id, value: own }]);
    });
  };
  walk(0, []);
  return found;
}
