import type { PlannedCheckpoint } from "../../assess/plan.ts";
import type { Verdict } from "../../assess/verdict.ts";
import { FALSE, type Literal } from "./formula.ts";
import type { CheckpointRails } from "./plan-rails.ts";
import type { Proof } from "./proof.ts";
import type { Found } from "./prover.ts";
import { negated } from "./rails.ts";
import { existence, onVerdict, type Setting } from "./setting.ts";

/** Proves of every stage that its essentials can all be met, and that its pass mark can be reached. */
export async function proveStages(setting: Setting): Promise<readonly Proof[]> {
  const proofs: Proof[] = [];
  for (const { index, checkpoints } of setting.plan.stages) {
    const essentials = checkpoints.filter(({ essential }) => essential).length;
    if (essentials > 1) proofs.push(await proveEssentials(setting, index));
    const mark = setting.plan.stages[index]?.passMark ?? 0;
    if (mark > 0) proofs.push(await proveMark(setting, index));
  }
  return proofs;
}

interface Essential {
  readonly c: number;
  readonly planned: PlannedCheckpoint;
  readonly rails: CheckpointRails;
  /** Met by its behaviours; attested where it names none. */
  readonly met: Literal;
}

/**
 * Essentials contradict each other when they apply together and their behaviours do not go
 * together; that somebody may attest one against its behaviours does not count.
 */
async function proveEssentials(setting: Setting, s: number): Promise<Proof> {
  const { plan, prover, complete } = setting;
  const world = prover.complete;
  const { formulas } = world;
  const stage = plan.stages[s];
  const own = complete.stages[s];
  if (stage === undefined || own === undefined) throw new RangeError(`no stage ${s}`);
  const about = { code: "essentials-agree", pointer: `/stages/${s}`, subject: stage.id } as const;
  const essentials = stage.checkpoints.flatMap((planned, c): readonly Essential[] => {
    const rails = own.checkpoints[c];
    if (!planned.essential || rails === undefined) return [];
    const met = planned.resolved.when === undefined ? rails.truth.sure : rails.when.sure;
    return [{ c, planned, rails, met }];
  });
  const isMet = (verdict: Verdict, { c, planned }: Essential, unless: boolean): boolean => {
    const answer = verdict.stages[s]?.checkpoints[c];
    if (answer?.applies === "failed") return unless;
    const byBehaviours = planned.resolved.when !== undefined;
    return answer?.metBy != null && (!byBehaviours || answer.metBy !== "judgement");
  };
  const look = (applying: readonly Essential[]): Promise<Found> =>
    prover.find({
      world,
      of: [
        own.applies.sure,
        ...applying.map(({ rails }) => rails.applies.sure),
        ...essentials.map(({ rails, met }) => formulas.or(negated(rails.applies).sure, met)),
      ],
      id: `${stage.id}-essentials`,
      claim: onVerdict((verdict) =>
        essentials.every((one) => isMet(verdict, one, !applying.includes(one))),
      ),
    });
  const all = await look(essentials);
  if (all.kind === "found") return existence(about, all, plan);
  // Perhaps they never all apply: then each with those that do.
  let undecided: Found | undefined = all.kind === "undecided" ? all : undefined;
  for (const one of essentials) {
    const found = await look([one]);
    if (found.kind === "undecided") undecided = found;
    if (found.kind !== "none") continue;
    const pair = await contradiction(setting, own.applies.sure, essentials);
    const because = (pair.length > 0 ? pair : essentials).map(
      ({ c }) => `/stages/${s}/checkpoints/${c}`,
    );
    return { ...about, status: "refuted", because };
  }
  return undecided === undefined
    ? { ...about, status: "proven" }
    : existence(about, undecided, plan);
}

/** Returns two essentials that contradict each other; nobody when it takes more. */
async function contradiction(
  { prover }: Setting,
  applies: Literal,
  essentials: readonly Essential[],
): Promise<readonly Essential[]> {
  for (const [n, one] of essentials.entries()) {
    for (const other of essentials.slice(n + 1)) {
      const both = [applies, one.rails.applies.sure, other.rails.applies.sure];
      const answer = await prover.canHold(prover.complete, [...both, one.met, other.met]);
      if (answer === "unsat" && (await prover.canHold(prover.complete, both)) === "sat") {
        return [one, other];
      }
    }
  }
  return [];
}

async function proveMark({ plan, prover, complete }: Setting, s: number): Promise<Proof> {
  const stage = plan.stages[s];
  const own = complete.stages[s];
  if (stage === undefined || own === undefined) throw new RangeError(`no stage ${s}`);
  const { formulas } = prover.complete;
  const weighs = formulas.any(
    own.checkpoints.map(({ applies }, c) =>
      (stage.checkpoints[c]?.weight ?? 0) > 0 ? applies.sure : FALSE,
    ),
  );
  const found = await prover.find({
    world: prover.complete,
    of: [own.applies.sure, weighs, own.pass.sure],
    id: `${stage.id}-mark`,
    claim: onVerdict((verdict) => {
      const { applies, score } = verdict.stages[s] ?? {};
      return applies === "satisfied" && score?.floor != null && score.floor >= stage.passMark;
    }),
  });
  const pointer = `/stages/${s}/passMark`;
  return existence({ code: "mark-reached", pointer, subject: stage.id }, found, plan);
}
