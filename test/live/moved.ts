import type { Plan } from "../../src/assess/plan.ts";
import { listPaths } from "../../src/facts/catalogue.ts";
import { listNames } from "../../src/facts/lexicon.ts";
import { expressionsOf } from "../../src/live/answered-plan.ts";
import { loadableOf } from "../../src/live/loadable.ts";
import { leavesOf } from "../../src/logic/expression.ts";
import type { Deal } from "../../src/model/deal.ts";

/** A deal that has lost some of its undated values, and what it lost by the names loaders have. */
export interface Moved {
  readonly deal: Deal;
  readonly values: ReadonlyMap<string, unknown>;
}

/** Returns the names of all that a plan reads and that has an undated place in a deal. */
export function movableNames(plan: Plan): readonly string[] {
  const facts = expressionsOf(plan)
    .flatMap(leavesOf)
    .flatMap(({ reading }) => {
      const value = reading.read === "days" || reading.read === "known" ? reading.of : reading;
      return value.read === "value" && value.plain !== undefined ? [value.what] : [];
    });
  return [...new Set([...facts, ...listNames, "evidence"])];
}

/** Returns a deal without what stands under some names, and that apart. */
export function moveOut(plan: Plan, deal: Deal, names: readonly string[]): Moved {
  const rest = structuredClone(deal);
  const values = new Map(names.map((name) => [name, take(rest, placeOf(plan, name))]));
  return { deal: rest, values };
}

function placeOf(plan: Plan, name: string): readonly string[] {
  const loadable = loadableOf(plan, name);
  if (loadable.kind === "list") return listPaths[loadable.list];
  const reading = loadable.kind === "fact" ? loadable.fact.reading : undefined;
  return reading?.read === "value" ? (reading.plain ?? []) : ["evidence"];
}

function take(tree: object, [key = "", ...rest]: readonly string[]): unknown {
  const held = (tree as Record<string, unknown>)[key];
  if (rest.length > 0) return held === undefined ? undefined : take(held as object, rest);
  delete (tree as Record<string, unknown>)[key];
  return held;
}
