import type { PlannedCheckpoint, PlannedStage } from "../../assess/plan.ts";
import { sourceKinds } from "../../assess/source-kinds.ts";
import type { Verdict } from "../../assess/verdict.ts";
import { expressionKey } from "../test-key.ts";
import { enters, openDoors } from "./enters.ts";
import { FALSE, type Literal, TRUE } from "./formula.ts";
import { type Given, type PlanRails, railsOfPlan } from "./plan-rails.ts";
import type { Proof } from "./proof.ts";
import type { Found } from "./prover.ts";
import { always, never, type Rails } from "./rails.ts";
import { existence, isUnbarred, type Setting } from "./setting.ts";
import type { Draft } from "./witness.ts";
import type { World } from "./world.ts";

/** Proves that two deals that differ in one checkpoint alone can stand before different doors. */
export async function proveMatters(
  setting: Setting,
  stage: PlannedStage,
  { id, resolved }: PlannedCheckpoint,
  c: number,
): Promise<Proof> {
  const { plan, prover, complete } = setting;
  const world = prover.complete;
  const { formulas, vocabulary, reader } = world;
  const about = {
    code: "checkpoint-matters",
    pointer: `/stages/${stage.index}/checkpoints/${c}`,
    subject: id,
  } as const;
  const doorsWhen = (truth: Rails) =>
    enters(
      formulas,
      plan,
      railsOfPlan(formulas, vocabulary, plan, reader, {
        truth: (checkpoint, own) => (checkpoint === id ? truth : own),
      }),
    );
  const [met, failed] = [doorsWhen(always), doorsWhen(never)];
  const differs = formulas.any(
    met.map((open, door) => formulas.and(open, -(failed[door] ?? FALSE))),
  );
  const own = complete.stages[stage.index]?.checkpoints[c];
  if (own === undefined) throw new RangeError(`no answer for ${id}`);
  const ask = vocabulary.judgement(plan, id);
  if (ask !== undefined) {
    const found = await prover.find({
      world,
      of: [differs, -own.when.sure],
      id: `${id}-matters`,
      told: [true, false].map(
        (value) => (draft: Draft) =>
          attested(
            draft,
            `${plan.ruleSet.id}/${id}`,
            value,
            ask.probe.sight.minSource,
            vocabulary.asOf,
          ),
      ),
      claim: ([one, other]) => differOnly(one?.[0], other?.[0], id),
    });
    if (found.kind !== "none" || resolved.when === undefined) return existence(about, found, plan);
  }
  const found = await byBehaviours(setting, stage.index, c);
  const proof = existence(about, found, plan);
  if (found.kind !== "none") return proof;
  // Doors may turn on it, and yet another checkpoint always turns with it.
  const turns = await prover.canHold(world, [differs, -own.when.sure]);
  return turns === "sat" ? { ...proof, reason: "never-alone" } : proof;
}

/**
 * Looks for two deals of which one meets a checkpoint by its behaviours and the other does not, and
 * which answer all else alike; entries that ask the same follow along.
 */
async function byBehaviours({ plan, prover }: Setting, stage: number, c: number): Promise<Found> {
  const checkpoint = plan.stages[stage]?.checkpoints[c];
  const when = checkpoint?.resolved.when;
  if (checkpoint === undefined || when === undefined) return { kind: "none", core: [] };
  const { id } = checkpoint;
  const [one, other] = prover.pair;
  const { formulas, vocabulary } = one;
  const rails = (world: World, given: Given = {}) =>
    railsOfPlan(formulas, vocabulary, plan, world.reader, given);
  const inEntries = new Map([[expressionKey(when), always]]);
  const [met, failed, turned] = [rails(one), rails(other), rails(other, { inEntries })];
  const [doors, others] = [enters(formulas, plan, met), enters(formulas, plan, failed)];
  const differs = formulas.any(
    doors.map((open, door) => formulas.and(open, -(others[door] ?? FALSE))),
  );
  const answers = otherAnswers(failed, id);
  return prover.find({
    world: one,
    of: [
      differs,
      met.stages[stage]?.checkpoints[c]?.when.sure ?? FALSE,
      -(failed.stages[stage]?.checkpoints[c]?.truth.sure ?? TRUE),
      ...otherAnswers(met, id).map((literal, index) =>
        formulas.same(literal, answers[index] ?? literal),
      ),
      ...met.stages.map(({ entry }, s) =>
        formulas.same(entry.sure, turned.stages[s]?.entry.sure ?? FALSE),
      ),
    ],
    id: `${id}-matters`,
    worlds: [one, other],
    claim: ([verdicts, rest]) => differOnly(verdicts?.[0], rest?.[0], id),
  });
}

/** Returns all that a plan answers but for one checkpoint. */
function otherAnswers({ stages, unbarred }: PlanRails, checkpoint: string): readonly Literal[] {
  return [
    ...stages.flatMap(({ applies, checkpoints }) => [
      applies.sure,
      ...checkpoints.flatMap((own) =>
        own.id === checkpoint ? [own.applies.sure] : [own.applies.sure, own.truth.sure],
      ),
    ]),
    unbarred.sure,
  ];
}

/** Returns whether two verdicts differ in a checkpoint, in nothing else, and thereby in a door. */
function differOnly(one: Verdict | undefined, other: Verdict | undefined, id: string): boolean {
  if (one === undefined || other === undefined) return false;
  const answersOf = (verdict: Verdict) =>
    JSON.stringify([
      verdict.stages.map(({ applies, checkpoints }) => [
        applies,
        checkpoints.map((own) => (own.id === id ? own.applies : [own.applies, own.truth])),
      ]),
      isUnbarred(verdict),
    ]);
  const [doors, others] = [openDoors(one), openDoors(other)];
  return answersOf(one) === answersOf(other) && doors.some((open, index) => open && !others[index]);
}

/** Returns a deal in which a checkpoint is attested, or denied. */
function attested(
  draft: Draft,
  what: string,
  value: boolean,
  minSource: number,
  at: string,
): Draft {
  const evidence = ((draft.evidence ?? []) as readonly Draft[]).filter(
    (observation) => observation.what !== what,
  );
  const source = minSource > 0 ? { source: sourceKinds[minSource - 1] } : {};
  return { ...draft, evidence: [...evidence, { what, value, at, ...source }] };
}
