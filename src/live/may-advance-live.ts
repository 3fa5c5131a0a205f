import { mayAdvance } from "../assess/assess.ts";
import { evaluate } from "../assess/evaluate.ts";
import type { Plan } from "../assess/plan.ts";
import type { Snapshot } from "../assess/snapshot.ts";
import type { MayAdvance } from "../assess/verdict.ts";
import type { Deal } from "../model/deal.ts";
import { expressionsOf } from "./answered-plan.ts";
import { loadedDeal } from "./loaded-deal.ts";
import type { LiveOptions, LoadFailure } from "./loader.ts";
import { Loads, type Source } from "./loads.ts";
import { needsOf } from "./needs.ts";
import { openSlots } from "./open-slots.ts";
import { readAnswers } from "./read-answers.ts";

/** The bare decision on live facts, with what could not be loaded for it. */
export type LiveMayAdvance<S extends string = string> = MayAdvance<S> & {
  /** In the order the loaders were given. */
  readonly failures: readonly LoadFailure[];
};

/**
 * Returns the bare decision whether a deal may enter its next stage, the same as `mayAdvance` gives
 * on a deal that holds the facts, and loads no more than it takes: one fact after the other, and
 * none any more once the door is settled. The evidence comes first, as everything hangs on it; then
 * what has the highest `priority`; then what the door asks first: whether the next stage applies,
 * what bars the door, its entry, and stage by stage backwards what leads out, the essential first.
 *
 * Fails and rejects as `assessLive` does.
 */
export async function mayAdvanceLive<S extends string>(
  plan: Plan<S>,
  deal: Deal,
  options: LiveOptions,
): Promise<LiveMayAdvance<S>> {
  const { asOf } = options;
  const loads = new Loads(plan, deal, options);
  let asked = -1;
  for (;;) {
    const loaded = loadedDeal(plan, deal, loads.sources);
    const expressions = asked < 0 ? [] : expressionsOf(plan, asked);
    const read = await readAnswers(plan, loaded, asOf, expressions);
    const decision = mayAdvance(read.plan, loaded.deal, { asOf });
    const door = decision.to === null ? -1 : (plan.stageIndex.get(decision.to) ?? -1);
    if (door > asked) {
      // The first look asks nothing: it only finds out whether there is a door at all.
      await loads.run(["evidence"]);
      asked = door;
      continue;
    }
    const evaluation = evaluate(read.plan as Plan, loaded.deal, asOf);
    const name = firstOf(
      plan,
      openSlots(plan, evaluation, decision),
      evaluation.snapshot.winners,
      loads,
    );
    if (name === undefined) return { ...decision, failures: loads.failures };
    await loads.run([name]);
  }
}

/** Returns the name of the loader to run next, of those that the slots still hang on. */
function firstOf(
  plan: Plan<string>,
  slots: readonly number[],
  winners: Snapshot["winners"],
  loads: Loads,
): string | undefined {
  const open = new Map(
    loads.sources
      .filter(({ outcome }) => outcome === undefined)
      .map((source) => [source.name, source]),
  );
  let first: Source | undefined;
  for (const slot of slots) {
    const { names, whole } = needsOf(plan, slot, winners);
    for (const name of whole ? open.keys() : names) {
      const source = open.get(name);
      if (source !== undefined && source.priority > (first?.priority ?? Number.NEGATIVE_INFINITY)) {
        first = source;
      }
    }
  }
  return first?.name;
}
