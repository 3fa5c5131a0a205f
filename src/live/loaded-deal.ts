import type { Plan } from "../assess/plan.ts";
import { Reader } from "../assess/reader.ts";
import { elementsOf } from "../assess/snapshot.ts";
import { listPaths } from "../facts/catalogue.ts";
import { listNames } from "../facts/lexicon.ts";
import type { Deal } from "../model/deal.ts";
import type { Source } from "./loads.ts";

/** A deal with what has been loaded in it, and the reader to read it with. */
export interface LoadedDeal {
  readonly deal: Deal;
  readonly reader: Pick<Reader, "read">;
}

type Tree = Readonly<Record<string, unknown>>;

/**
 * Returns a deal with loaded values where its own undated ones stand. What is still to be loaded, or
 * could not be, is unknown whatever the deal itself says: of a list also whether it is complete, of
 * the evidence all that it might speak of.
 */
export function loadedDeal(
  plan: Pick<Plan, "slots" | "facts">,
  deal: Deal,
  sources: readonly Source[],
): LoadedDeal {
  const isHere = ({ outcome }: Source): boolean => outcome?.ok === true;
  if (sources.some((source) => source.loadable.kind === "evidence" && !isHere(source))) {
    const bare = withoutValues(loadedTree(deal, sources).deal);
    return { deal: bare, reader: new Reader(plan.slots, []) };
  }
  const loaded = loadedTree(deal, sources);
  // An app reads the deal as a whole: it has to wait for everything.
  const isWhole = sources.every(({ outcome }) => outcome !== undefined);
  const reader = new Reader(plan.slots, isWhole ? plan.facts : [], loaded.undated);
  return { deal: loaded.deal, reader };
}

function loadedTree(
  deal: Deal,
  sources: readonly Source[],
): { readonly deal: Deal; readonly undated: ReadonlyMap<string, unknown> } {
  let tree = deal as unknown as Tree;
  const undated = new Map<string, unknown>();
  const lost: string[] = [];
  for (const { name, loadable, outcome } of sources) {
    const value = outcome?.ok === true ? outcome.value : undefined;
    if (loadable.kind === "evidence") tree = put(tree, ["evidence"], value);
    else if (loadable.kind === "list") {
      tree = put(tree, listPaths[loadable.list], value);
      if (outcome?.ok !== true) lost.push(`${loadable.list}.complete`);
    } else if (loadable.kind === "fact" && loadable.fact.reading.read === "value") {
      const { plain } = loadable.fact.reading;
      if (plain === undefined) undated.set(name, value);
      else tree = put(tree, plain, value);
    } else undated.set(name, value);
  }
  const { evidence } = tree as unknown as Deal;
  if (lost.length > 0) {
    // Nobody on file, and the list complete, would read as: there is nobody.
    for (const name of lost) undated.set(name, undefined);
    const rest = evidence?.flatMap((observation) => {
      if (!lost.includes(observation.what)) return [observation];
      const { value: _lost, ...withdrawal } = observation;
      return observation.withdraws === undefined ? [] : [withdrawal];
    });
    tree = put(tree, ["evidence"], rest);
  }
  return { deal: tree as unknown as Deal, undated };
}

/**
 * Returns a deal whose values are left out: who is on file is known, nothing about them, nor that
 * there is nobody.
 */
function withoutValues(deal: Deal): Deal {
  const { id, progress } = deal;
  let tree: Tree = progress === undefined ? { id } : { id, progress };
  for (const list of listNames) {
    const elements = elementsOf(deal, list)?.map(({ id, addedAt }) => ({ id, addedAt }));
    tree = put(tree, listPaths[list], elements?.length === 0 ? undefined : elements);
  }
  return tree as unknown as Deal;
}

/** Returns a tree with a value at the end of a path; undefined takes away what stands there. */
function put(tree: Tree, [key = "", ...rest]: readonly string[], value: unknown): Tree {
  const held = Object.hasOwn(tree, key) ? tree[key] : undefined;
  if (rest.length === 0) {
    if (value !== undefined) return { ...tree, [key]: value };
    const { [key]: _gone, ...others } = tree;
    return others;
  }
  if (value === undefined && held === undefined) return tree;
  return { ...tree, [key]: put((held ?? {}) as Tree, rest, value) };
}
