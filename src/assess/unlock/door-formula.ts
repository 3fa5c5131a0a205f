import type { Test } from "../../facts/test.ts";
import type { Expression } from "../../logic/expression.ts";
import type { Rank } from "../../logic/truth.ts";
import type { CheckpointAnswer, Evaluation, StageAnswer } from "../evaluate.ts";
import type { PlannedCheckpoint, PlannedStage } from "../plan.ts";
import { aggregateFormula } from "./aggregate-formula.ts";
import { failed, satisfied } from "./condition-formula.ts";
import {
  all,
  any,
  complement,
  constant,
  type Formula,
  type SumMember,
  sum,
  TRUE,
} from "./formula.ts";
import type { Frame, Scene } from "./scene.ts";

/** Returns when the door of a stage is open to the gate: it is reached, and no flag bars it. */
export function doorFormula(scene: Scene, evaluation: Evaluation, target: number): Formula {
  const { plan, snapshot } = scene.situation;
  const parts: Formula[] = [];
  for (const stage of plan.stages.slice(0, target + 1)) {
    parts.push(stageFormula(new StageScene(scene, stage, evaluation), stage.index === target));
  }
  for (const { severity, presumed, resolved } of plan.flags) {
    if (severity !== "block" || resolved.when === undefined) continue;
    const frame = scene.deal(snapshot);
    parts.push(
      presumed
        ? unless(scene, () =>
            satisfied(scene, frame, resolved.when as Expression<Test>, aggregateFormula),
          )
        : failed(scene, frame, resolved.when, aggregateFormula),
    );
  }
  return all(parts);
}

/** A stage as the gate reads it: its door and what is within may be read of different times. */
class StageScene {
  readonly scene: Scene;
  readonly stage: PlannedStage;
  readonly answer: StageAnswer | undefined;
  readonly door: Frame;
  readonly within: Frame;
  /** Whether its entry, and its exit, are taken for granted while nothing speaks against them. */
  readonly isEntryPresumed: boolean;
  readonly isExitPresumed: boolean;

  constructor(scene: Scene, stage: PlannedStage, { behind, stages }: Evaluation) {
    const { index } = stage;
    const { snapshot, ageless } = scene.situation;
    const isPassed = behind.hasPassed(index) && index < behind.current;
    const isEntered = isPassed || (index === behind.current && behind.cameThroughDoor);
    this.scene = scene;
    this.stage = stage;
    this.answer = stages[index];
    this.door = scene.deal(isEntered ? ageless : snapshot);
    this.within = scene.deal(isPassed ? ageless : snapshot);
    this.isEntryPresumed = index <= behind.adoptedAt;
    this.isExitPresumed = index < behind.adoptedAt;
  }

  applies(wanted: 0 | 2): Formula {
    const { stage, answer, door } = this;
    return this.#condition(door, stage.resolved.appliesWhen, answer?.applies, wanted);
  }

  entry(wanted: 0 | 2): Formula {
    const { stage, answer, door } = this;
    return this.#condition(door, stage.resolved.entry, answer?.entry, wanted);
  }

  /** When its essential checkpoints and its pass mark are met. */
  exit(): Formula {
    const known = this.#decided(this.within, this.answer?.exit, 2);
    return known ?? this.#marked((own) => this.#met(own));
  }

  /** When its essential checkpoints or its pass mark cannot be met any more. */
  noExit(): Formula {
    const known = this.#decided(this.within, this.answer?.exit, 0);
    if (known !== undefined) return known;
    const missed = this.#checkpoints().map((own) => ({
      essential: own.checkpoint.essential,
      holds: all([this.#checkpointApplies(own, 2), this.#truth(own, 0)]),
    }));
    return any([
      ...missed.flatMap(({ essential, holds }) => (essential ? [holds] : [])),
      this.#tooFewLeft(),
    ]);
  }

  #marked(member: (own: OwnCheckpoint) => SumMember): Formula {
    const members = this.#checkpoints().map(member);
    const { passMark } = this.stage;
    const need = this.#checkpoints().reduce(
      (total, { checkpoint }) => total + checkpoint.weight * passMark,
      0,
    );
    return sum(members, need, false, undefined);
  }

  /** What a checkpoint adds to the margin over the pass mark, from missing it on. */
  #met(own: OwnCheckpoint): SumMember {
    const { essential: required, weight } = own.checkpoint;
    const truth = this.#truth(own, 2);
    const applies = this.#checkpointApplies(own, 2);
    if (applies.kind === "true") return { gains: [100 * weight], gates: [truth], required };
    return {
      gains: [weight * this.stage.passMark, 100 * weight],
      gates: [any([this.#checkpointApplies(own, 0), truth]), all([applies, truth])],
      required,
    };
  }

  #tooFewLeft(): Formula {
    const { passMark } = this.stage;
    const members = this.#checkpoints().map((own): SumMember => {
      const { weight } = own.checkpoint;
      const missed = this.#truth(own, 0);
      return {
        gains: [weight * (100 - passMark), 100 * weight],
        gates: [
          any([this.#checkpointApplies(own, 0), missed]),
          all([this.#checkpointApplies(own, 2), missed]),
        ],
        required: false,
      };
    });
    const most = this.#checkpoints().reduce(
      (total, { checkpoint }) => total + checkpoint.weight * (100 - passMark),
      0,
    );
    return sum(members, most, true, undefined);
  }

  #checkpoints(): readonly OwnCheckpoint[] {
    return this.stage.checkpoints.flatMap((checkpoint, index) => {
      const answer = this.answer?.checkpoints[index];
      return answer === undefined || answer.waived ? [] : [{ checkpoint, answer }];
    });
  }

  #checkpointApplies({ checkpoint, answer }: OwnCheckpoint, wanted: 0 | 2): Formula {
    return this.#condition(this.within, checkpoint.resolved.appliesWhen, answer.applies, wanted);
  }

  #truth({ checkpoint, answer }: OwnCheckpoint, wanted: 0 | 2): Formula {
    const { scene, within } = this;
    const known = this.#decided(within, answer.truth, wanted);
    if (known !== undefined) return known;
    const { when } = checkpoint.resolved;
    const behaviours =
      when === undefined
        ? constant(wanted === 0)
        : wanted === 2
          ? satisfied(scene, within, when, aggregateFormula)
          : failed(scene, within, when, aggregateFormula);
    const judgement =
      checkpoint.judgement < 0
        ? constant(wanted === 0)
        : scene.ask(within, scene.situation.knowledge.judgement(checkpoint.judgement), wanted);
    return wanted === 2 ? any([behaviours, judgement]) : all([behaviours, judgement]);
  }

  #condition(
    frame: Frame,
    expression: Expression<Test> | undefined,
    rank: Rank | undefined,
    wanted: 0 | 2,
  ): Formula {
    if (expression === undefined) return constant(wanted === 2);
    const known = this.#decided(frame, rank, wanted);
    if (known !== undefined) return known;
    return wanted === 2
      ? satisfied(this.scene, frame, expression, aggregateFormula)
      : failed(this.scene, frame, expression, aggregateFormula);
  }

  #decided(frame: Frame, rank: Rank | undefined, wanted: 0 | 2): Formula | undefined {
    const isDecided = rank !== undefined && rank !== 1 && this.scene.isLasting(frame);
    return isDecided ? constant(rank === wanted) : undefined;
  }
}

interface OwnCheckpoint {
  readonly checkpoint: PlannedCheckpoint;
  readonly answer: CheckpointAnswer;
}

/** When a stage lets the deal in, and, unless it is the one to be entered, out again. */
function stageFormula(stage: StageScene, isTarget: boolean): Formula {
  const { scene } = stage;
  if (isTarget) {
    const entry = stage.isEntryPresumed ? unless(scene, () => stage.entry(0)) : stage.entry(2);
    return all([stage.applies(2), entry]);
  }
  const absent = stage.applies(0);
  if (absent.kind === "true") return TRUE;
  const presumed = (against: () => Formula): Formula =>
    unless(scene, () => all([stage.applies(2), against()]));
  const owed = all([
    stage.isEntryPresumed ? TRUE : stage.entry(2),
    stage.isExitPresumed ? TRUE : stage.exit(),
  ]);
  return all([
    any([absent, owed]),
    stage.isEntryPresumed ? presumed(() => stage.entry(0)) : TRUE,
    stage.isExitPresumed ? presumed(() => stage.noExit()) : TRUE,
  ]);
}

/** Returns when something does not hold that answers, or somebody found, could make hold. */
function unless(scene: Scene, build: () => Formula): Formula {
  const { formula, lists } = scene.noting(build);
  if (lists.size === 0) return complement(formula);
  // Who is found may help or harm: nothing can be said before they are counted.
  for (const [list, most] of lists) {
    scene.heeded.set(list, (scene.heeded.get(list) ?? 0) + most);
  }
  return TRUE;
}
