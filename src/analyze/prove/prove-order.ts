import type { Plan } from "../../assess/plan.ts";
import { FALSE, type Literal } from "./formula.ts";
import type { Proof } from "./proof.ts";
import { negated } from "./rails.ts";
import { answersIn, onVerdict, type Setting, universality } from "./setting.ts";
import type { World } from "./world.ts";

/** Proves that entering a stage implies all that comes before it: no stage is leapt over. */
export async function proveOrder(setting: Setting): Promise<readonly Proof[]> {
  const { plan, prover } = setting;
  if (plan.ruleSet.kind !== "stages") return [];
  const proofs: Proof[] = [];
  for (const { id, index: s } of plan.stages) {
    if (s === 0) continue;
    const about = { code: "no-leapfrog", pointer: `/stages/${s}`, subject: id } as const;
    // That needs no lists, unless it is not so.
    const leapt = await prover.canHold(prover.loose, leapInto(prover.loose, plan, s));
    if (leapt === "unsat") {
      proofs.push({ ...about, status: "proven" });
      continue;
    }
    const leap = await prover.find({
      world: prover.open,
      of: leapInto(prover.open, plan, s),
      id: `${id}-leap`,
      small: true,
      claim: onVerdict(
        (verdict) =>
          verdict.stages[s]?.reach === "satisfied" &&
          verdict.stages
            .slice(0, s)
            .some(
              ({ applies, entry, exit }) =>
                applies !== "failed" && (entry !== "satisfied" || exit !== "satisfied"),
            ),
      ),
    });
    proofs.push(universality(about, leap, plan));
  }
  return carriesAll(setting) ? [...proofs, ...(await proveEntries(setting))] : proofs;
}

/** Returns what would hold if a stage were entered although something before it is owed. */
function leapInto(world: World, plan: Plan, s: number): readonly Literal[] {
  const { formulas } = world;
  const { stages } = answersIn(world, plan);
  const owed = stages
    .slice(0, s)
    .map(({ applies, entry, exit }) =>
      formulas.and(-negated(applies).sure, -formulas.and(entry.sure, exit.sure)),
    );
  return [stages[s]?.reach.sure ?? FALSE, formulas.any(owed)];
}

/** Whether nothing but entries stands between the stages. */
function carriesAll({ plan }: Setting): boolean {
  return (
    plan.stages.some(({ resolved }) => resolved.entry !== undefined) &&
    plan.stages.every(
      ({ passMark, checkpoints }) =>
        passMark === 0 && !checkpoints.some(({ essential }) => essential),
    )
  );
}

/** Proves of entries that carry the whole burden that each implies those before it. */
async function proveEntries({ plan, prover }: Setting): Promise<readonly Proof[]> {
  const world = prover.open;
  const { formulas } = world;
  const { stages } = answersIn(world, plan);
  const proofs: Proof[] = [];
  for (const [s, own] of stages.entries()) {
    if (s === 0 || plan.stages[s]?.resolved.entry === undefined) continue;
    const earlier = stages.slice(0, s);
    const owed = formulas.any(
      earlier.map(({ applies, entry }) => formulas.and(-negated(applies).sure, -entry.sure)),
    );
    const found = await prover.find({
      world,
      of: [own.applies.sure, own.entry.sure, owed],
      id: `${own.id}-entry`,
      small: true,
      claim: onVerdict(({ stages: answers }) => {
        const { applies, entry } = answers[s] ?? {};
        return (
          applies === "satisfied" &&
          entry === "satisfied" &&
          answers.slice(0, s).some((one) => one.applies !== "failed" && one.entry !== "satisfied")
        );
      }),
    });
    const about = {
      code: "entry-suffices",
      pointer: `/stages/${s}/entry`,
      subject: own.id,
    } as const;
    proofs.push(universality(about, found, plan));
  }
  return proofs;
}
