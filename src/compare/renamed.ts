import type { Plan } from "../assess/plan.ts";
import { isSameData } from "../assess/same-data.ts";
import type { ResolvedCheckpoint } from "../rules/resolve-rule-set.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { meaningOf } from "./meaning.ts";

/** Returns the newer ids of renamed stages by their older ones, as `formerly` tells. */
export function renamedStages(from: RuleSet, to: RuleSet): ReadonlyMap<string, string> {
  const kept = new Set((to.stages ?? []).map(({ id }) => id));
  const known = new Set((from.stages ?? []).map(({ id }) => id));
  const renamed = new Map<string, string>();
  for (const { id, formerly = [] } of to.stages ?? []) {
    if (known.has(id)) continue;
    const old = formerly.find((former) => known.has(former) && !kept.has(former));
    if (old !== undefined) renamed.set(old, id);
  }
  return renamed;
}

/** The newer ids of what was renamed, by the older ones. */
export interface Renames {
  readonly stages: ReadonlyMap<string, string>;
  readonly checkpoints: ReadonlyMap<string, string>;
}

/** Returns what was renamed between two plans. */
export function renamesOf(from: Plan, to: Plan): Renames {
  const stages = renamedStages(from.ruleSet, to.ruleSet);
  const placed = ({ stages: all }: Plan, renamed: ReadonlyMap<string, string>) =>
    new Map(
      all.flatMap(({ id, checkpoints }) =>
        checkpoints.map((own) => [
          own.id,
          { stage: renamed.get(id) ?? id, resolved: own.resolved },
        ]),
      ),
    );
  return { stages, checkpoints: renamedCheckpoints(placed(from, stages), placed(to, new Map())) };
}

/** A checkpoint with the stage it stands in, by its newer id. */
export interface Placed {
  readonly stage: string;
  readonly resolved: ResolvedCheckpoint;
}

/**
 * Returns the newer ids of renamed checkpoints by their older ones. A checkpoint has no list of
 * former ids: one that is gone and one that is new are taken for the same when they have the same
 * title, or stand in the same stage with the same conditions, and no other pair could be meant.
 */
export function renamedCheckpoints(
  from: ReadonlyMap<string, Placed>,
  to: ReadonlyMap<string, Placed>,
): ReadonlyMap<string, string> {
  const gone = [...from].filter(([id]) => !to.has(id));
  const fresh = [...to].filter(([id]) => !from.has(id));
  const renamed = new Map<string, string>();
  for (const isAlike of [haveSameTitle, haveSameConditions]) {
    for (const [old, before] of gone) {
      if (renamed.has(old)) continue;
      const taken = new Set(renamed.values());
      const partners = fresh.filter(([id, after]) => !taken.has(id) && isAlike(before, after));
      const [partner] = partners;
      if (partner === undefined || partners.length > 1) continue;
      const rivals = gone.filter(([id, one]) => !renamed.has(id) && isAlike(one, partner[1]));
      if (rivals.length === 1) renamed.set(old, partner[0]);
    }
  }
  return renamed;
}

function haveSameTitle({ resolved: one }: Placed, { resolved: other }: Placed): boolean {
  return isSameData(one.checkpoint.title, other.checkpoint.title);
}

function haveSameConditions(one: Placed, other: Placed): boolean {
  const [a, b] = [one.resolved, other.resolved];
  return (
    one.stage === other.stage &&
    a.when !== undefined &&
    meaningOf(a.when) === meaningOf(b.when) &&
    meaningOf(a.appliesWhen) === meaningOf(b.appliesWhen)
  );
}
