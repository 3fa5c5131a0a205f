import type { Literal } from "./formula.ts";
import { TRUE } from "./formula.ts";
import type { Proof } from "./proof.ts";
import { negated } from "./rails.ts";
import { existence, isUnbarred, onVerdict, type Setting } from "./setting.ts";

/** Proves that every door can be opened, and that none but the first stands always open. */
export async function proveDoors(setting: Setting): Promise<readonly Proof[]> {
  const { plan, prover, complete } = setting;
  if (plan.ruleSet.kind !== "stages") return [];
  const world = prover.complete;
  const proofs: Proof[] = [];
  for (const { id, index } of plan.stages) {
    const own = complete.stages[index];
    if (own === undefined) continue;
    const about = { pointer: `/stages/${index}`, subject: id };
    const parts = partsOfDoor(setting, index);
    const opened = await prover.find({
      world,
      of: [...parts.keys()],
      id: `${id}-open`,
      claim: onVerdict(
        (verdict) => verdict.stages[index]?.reach === "satisfied" && isUnbarred(verdict),
      ),
    });
    const because = (core: readonly Literal[]) => core.flatMap((part) => parts.get(part) ?? []);
    proofs.push(existence({ code: "door-opens", ...about }, opened, plan, because));
    // Nothing is asked at the first door of most rule sets: that is where deals begin.
    if (index === 0 && own.reach.sure === TRUE) continue;
    const shut = await prover.find({
      world,
      of: [-own.reach.may],
      id: `${id}-shut`,
      claim: onVerdict((verdict) => verdict.stages[index]?.reach === "failed"),
    });
    proofs.push(existence({ code: "door-shuts", ...about }, shut, plan));
  }
  return proofs;
}

/** Returns all that a door asks, each with the place of what asks it. */
function partsOfDoor(
  { plan, prover, complete }: Setting,
  door: number,
): ReadonlyMap<Literal, string> {
  const { formulas } = prover.complete;
  const parts = new Map<Literal, string>();
  const add = (literal: Literal, pointer: string) => {
    if (literal !== TRUE && !parts.has(literal)) parts.set(literal, pointer);
  };
  plan.stages.slice(0, door + 1).forEach((stage, s) => {
    const own = complete.stages[s];
    if (own === undefined) return;
    const place = `/stages/${s}`;
    const absent = negated(own.applies).sure;
    if (s === door) add(own.applies.sure, `${place}/appliesWhen`);
    add(formulas.or(absent, own.entry.sure), `${place}/entry`);
    if (s === door) return;
    add(formulas.or(absent, own.pass.sure), `${place}/passMark`);
    stage.checkpoints.forEach(({ essential }, c) => {
      const rails = own.checkpoints[c];
      if (!essential || rails === undefined) return;
      const met = formulas.any([absent, negated(rails.applies).sure, rails.truth.sure]);
      add(met, `${place}/checkpoints/${c}`);
    });
  });
  plan.flags.forEach(({ severity, presumed }, f) => {
    const raised = complete.flags[f]?.raised;
    if (severity !== "block" || raised === undefined) return;
    add(presumed ? -raised.sure : -raised.may, `/flags/${f}`);
  });
  return parts;
}
