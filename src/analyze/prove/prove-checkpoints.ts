import type { Plan, PlannedCheckpoint, PlannedStage } from "../../assess/plan.ts";
import type { Verdict } from "../../assess/verdict.ts";
import type { Test } from "../../facts/test.ts";
import { type Expression, leavesOf } from "../../logic/expression.ts";
import type { ResolvedCheckpoint } from "../../rules/resolve-rule-set.ts";
import { expressionKey } from "../test-key.ts";
import type { Proof } from "./proof.ts";
import { proveMatters } from "./prove-matters.ts";
import { existence, onVerdict, type Setting } from "./setting.ts";

/** Proves of every checkpoint that it can be met, can be failed, and can matter to some door. */
export async function proveCheckpoints(setting: Setting): Promise<readonly Proof[]> {
  const { plan, prover, complete } = setting;
  const world = prover.complete;
  const proofs: Proof[] = [];
  for (const stage of plan.stages) {
    const ofStage = complete.stages[stage.index];
    for (const [c, checkpoint] of stage.checkpoints.entries()) {
      const own = ofStage?.checkpoints[c];
      if (ofStage === undefined || own === undefined) continue;
      const { id, resolved } = checkpoint;
      const about = { pointer: `/stages/${stage.index}/checkpoints/${c}`, subject: id };
      const inPlay = [ofStage.applies.sure, own.applies.sure];
      const answer = (verdict: Verdict) => verdict.stages[stage.index]?.checkpoints[c];
      const applies = (verdict: Verdict) =>
        verdict.stages[stage.index]?.applies === "satisfied" &&
        answer(verdict)?.applies === "satisfied";
      const byBehaviours = resolved.when !== undefined;
      const met = await prover.find({
        world,
        of: [...inPlay, byBehaviours ? own.when.sure : own.truth.sure],
        id: `${id}-met`,
        claim: onVerdict((verdict) => {
          const metBy = answer(verdict)?.metBy;
          return applies(verdict) && metBy != null && (!byBehaviours || metBy !== "judgement");
        }),
      });
      proofs.push(existence({ code: "checkpoint-met", ...about }, met, plan));
      // What asks whether something is known is never failed: it stays open, which counts as such.
      const canFail = !asksKnown(resolved);
      const failed = await prover.find({
        world,
        of: [...inPlay, canFail ? -own.truth.may : -own.truth.sure],
        id: `${id}-failed`,
        claim: onVerdict((verdict) => {
          const truth = answer(verdict)?.truth;
          return applies(verdict) && (canFail ? truth === "failed" : truth !== "satisfied");
        }),
      });
      proofs.push(existence({ code: "checkpoint-failed", ...about }, failed, plan));
      if (bearsOnDoors(plan, stage, checkpoint)) {
        proofs.push(await proveMatters(setting, stage, checkpoint, c));
      }
    }
  }
  return proofs;
}

function asksKnown({ when }: ResolvedCheckpoint): boolean {
  return when !== undefined && leavesOf(when).some(readsWhetherKnown);
}

function readsWhetherKnown({ reading }: Test): boolean {
  if (reading.read !== "aggregate") return reading.read === "known";
  return [reading.where, reading.meets].some(
    (of) => of !== undefined && leavesOf(of).some(readsWhetherKnown),
  );
}

/**
 * Returns whether a checkpoint is there for some door: essential, counted for a pass mark, or asked
 * again by an entry. The others are there for the score alone.
 */
function bearsOnDoors(
  { ruleSet, stages }: Plan,
  { passMark }: PlannedStage,
  { essential, weight, resolved }: PlannedCheckpoint,
): boolean {
  if (ruleSet.kind !== "stages") return false;
  if (essential || (passMark > 0 && weight > 0)) return true;
  if (resolved.when === undefined) return false;
  const key = expressionKey(resolved.when);
  return stages.some((stage) => {
    const { entry } = stage.resolved;
    return entry !== undefined && holds(entry, key);
  });
}

function holds(expression: Expression<Test>, key: string): boolean {
  if (expressionKey(expression) === key) return true;
  return expression.kind !== "leaf" && expression.of.some((member) => holds(member, key));
}
