import { describe, expect, it } from "vitest";
import { sourceKinds } from "../../src/assess/source-kinds.ts";
import { type UnlockSet, unlock } from "../../src/assess/unlock/unlock.ts";
import type { MissingItem } from "../../src/assess/verdict.ts";
import { answer } from "../../src/gate/record.ts";
import type { Deal } from "../../src/model/deal.ts";
import { deals, plans } from "../assess/unlock-shipped.ts";

const asOf = "2026-06-30";

/** The weakest source that an item says will do. */
function sourceOf({ source, fields = [] }: MissingItem) {
  return source ?? sourceKinds.findLast((kind) => fields.some((field) => field.source === kind));
}

/** Answers a set item by item, as it stands. */
function answered(plan: (typeof plans)[number], deal: Deal, { items, answers }: UnlockSet): Deal {
  return items.reduce((told, item, index) => {
    const source = sourceOf(item);
    const options = { at: asOf, ...(source === undefined ? {} : { source }) };
    const next = answer(plan, told, item.id, answers[index]?.value ?? null, options);
    if (!next.ok) throw new Error(`${deal.id}, ${item.id}: ${JSON.stringify(next.reasons)}`);
    return next.deal;
  }, deal);
}

describe.each(plans.map((plan) => ({ id: plan.ruleSet.id, plan })))("by $id", ({ plan }) => {
  it("what unlocks a door opens it, answered in order, from the source that is asked for", {
    timeout: 60_000,
  }, () => {
    let tried = 0;
    const shut: string[] = [];
    for (const deal of [{ id: "lead" }, ...deals]) {
      for (const { id: stage } of plan.stages) {
        const { sets } = unlock(plan, deal, { asOf, stage });
        for (const set of sets.slice(0, 2)) {
          tried++;
          const { open } = unlock(plan, answered(plan, deal, set), { asOf, stage });
          if (open !== true) shut.push(`${deal.id} → ${stage}: ${set.items.map(({ id }) => id)}`);
        }
      }
    }
    expect(shut).toEqual([]);
    expect(tried).toBeGreaterThan(30);
  });
});
