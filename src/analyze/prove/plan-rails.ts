import type { Plan, PlannedCheckpoint, PlannedFlag, PlannedStage } from "../../assess/plan.ts";
import type { Test } from "../../facts/test.ts";
import type { Expression } from "../../logic/expression.ts";
import type { Formulas, Literal } from "./formula.ts";
import { allOf, always, anyOf, negated, never, type Rails } from "./rails.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { Reader } from "./world.ts";

/** The answers to a checkpoint. */
export interface CheckpointRails {
  readonly id: string;
  readonly applies: Rails;
  /** The behaviours alone; failed when the checkpoint names none. */
  readonly when: Rails;
  readonly truth: Rails;
}

/** The answers to a stage. */
export interface StageRails {
  readonly id: string;
  readonly applies: Rails;
  readonly entry: Rails;
  readonly pass: Rails;
  readonly exit: Rails;
  readonly reach: Rails;
  readonly checkpoints: readonly CheckpointRails[];
}

/** The answers to everything that a plan asks of a deal without a history. */
export interface PlanRails {
  readonly stages: readonly StageRails[];
  readonly flags: readonly { readonly id: string; readonly raised: Rails }[];
  /** Whether no flag bars the way. */
  readonly unbarred: Rails;
}

/** What may be given instead of what conditions say. */
export interface Given {
  /** Returns what counts as the truth of a checkpoint. */
  readonly truth?: (checkpoint: string, own: Rails) => Rails;
  /** What counts as the answer to a condition within an entry, by `expressionKey`. */
  readonly inEntries?: ReadonlyMap<string, Rails>;
  /** The stages that are looked at, flags left out; absent: all of the plan. */
  readonly stages?: readonly PlannedStage[];
}

/** Returns the answers of a plan on the deals of a scene. */
export function railsOfPlan(
  formulas: Formulas,
  vocabulary: Vocabulary,
  plan: Plan,
  reader: Reader,
  given: Given = {},
): PlanRails {
  const read = (expression: Expression<Test> | undefined, absent: Rails): Rails =>
    expression === undefined ? absent : reader.read(expression);
  const checkpointRails = ({ id, resolved }: PlannedCheckpoint): CheckpointRails => {
    const when = read(resolved.when, never);
    const ask = vocabulary.judgement(plan, id);
    const judged = ask === undefined ? never : reader.scene.deal.rails(ask);
    const own = anyOf(formulas, [when, judged]);
    const truth = given.truth?.(id, own) ?? own;
    return { id, applies: read(resolved.appliesWhen, always), when, truth };
  };
  let before = always;
  const stages = (given.stages ?? plan.stages).map((stage): StageRails => {
    const { resolved } = stage;
    const applies = read(resolved.appliesWhen, always);
    const entry =
      resolved.entry === undefined ? always : reader.read(resolved.entry, given.inEntries);
    const checkpoints = stage.checkpoints.map(checkpointRails);
    const pass = passRails(formulas, stage, checkpoints);
    const essentials = stage.checkpoints.flatMap(({ essential }, c): readonly Rails[] => {
      const own = checkpoints[c];
      if (!essential || own === undefined) return [];
      return [anyOf(formulas, [negated(own.applies), own.truth])];
    });
    const exit = allOf(formulas, [pass, ...essentials]);
    const absent = negated(applies);
    const entered = anyOf(formulas, [absent, entry]);
    const left = anyOf(formulas, [absent, exit]);
    const reach = allOf(formulas, [applies, entered, before]);
    before = allOf(formulas, [before, entered, left]);
    return { id: stage.id, applies, entry, pass, exit, reach, checkpoints };
  });
  const planned = given.stages === undefined ? plan.flags : [];
  const flags = planned.map(({ id, resolved }) => ({ id, raised: read(resolved.when, never) }));
  const barring = planned.flatMap((flag, f) => {
    const raised = flags[f]?.raised;
    return flag.severity !== "block" || raised === undefined ? [] : [downOf(flag, raised)];
  });
  return { stages, flags, unbarred: allOf(formulas, barring) };
}

/** A flag that is presumed to be absent bars nothing while it is unknown. */
function downOf({ presumed }: PlannedFlag, raised: Rails): Rails {
  const down = negated(raised);
  return presumed ? { sure: -raised.sure, may: -raised.sure } : down;
}

/** Returns whether the pass mark is reached: Σ weight · (100 · met − mark) ≥ 0. */
function passRails(
  formulas: Formulas,
  { checkpoints: planned, passMark }: PlannedStage,
  checkpoints: readonly CheckpointRails[],
): Rails {
  const terms = (
    met: (own: CheckpointRails) => Literal,
    missed: (own: CheckpointRails) => Literal,
  ) =>
    planned.flatMap(({ weight }, c) => {
      const own = checkpoints[c];
      if (own === undefined) return [];
      return [
        { coefficient: weight * (100 - passMark), gate: met(own) },
        { coefficient: -weight * passMark, gate: missed(own) },
      ];
    });
  const { and } = { and: (a: Literal, b: Literal) => formulas.all([a, b]) };
  return {
    sure: formulas.weighted(
      terms(
        ({ applies, truth }) => and(applies.sure, truth.sure),
        ({ applies, truth }) => and(applies.may, -truth.sure),
      ),
      0,
    ),
    may: formulas.weighted(
      terms(
        ({ applies, truth }) => and(applies.may, truth.may),
        ({ applies, truth }) => and(applies.sure, -truth.may),
      ),
      0,
    ),
  };
}
