import type { ListName } from "../facts/reading.ts";
import { type ItemSpec, itemsOf } from "./item-specs.ts";
import type { Plan } from "./plan.ts";
import { sourceKinds } from "./source-kinds.ts";
import type { AtStake } from "./stakes-at-doors.ts";
import type { MissingItem, UnknownReason } from "./verdict.ts";

/** Nothing at stake. */
export const noStake: Stake = { checkpoints: [], doors: [], points: 0, essential: false };

/** Returns the item about somebody yet to be found whom nothing asks for at the moment. */
export function foundItem(plan: Plan<string>, list: ListName): MissingItem {
  return itemOf(itemsOf(plan).found[list], "incomplete", 0, noStake);
}

/** Returns the item that is the same for every deal with the same stakes. */
export function sharedItem(spec: ItemSpec, atStake: AtStake, reason: UnknownReason): MissingItem {
  const known = atStake.items[spec.number];
  if (known !== undefined) return known;
  const made = Object.freeze(itemOf(spec, reason, 0, atStake));
  atStake.items[spec.number] = made;
  return made;
}

/** What an item tells of what is at stake on it. */
type Stake = Pick<AtStake, "checkpoints" | "doors" | "points" | "essential">;

/** Returns the item about the deal as a whole, or about somebody yet to be found. */
export function itemOf(
  { kind, what, title, ask, type, list, fields }: ItemSpec,
  reason: UnknownReason,
  source: number,
  { checkpoints, doors, points, essential }: Stake,
): MissingItem {
  const id = fields === undefined ? what : `${what}.new`;
  const stake = { reason, checkpoints, doors, points, essential };
  const item: Writable<MissingItem> = { id, kind, what, title, ask, type, ...stake };
  if (list !== undefined) item.list = list;
  if (fields !== undefined) item.fields = fields;
  demand(item, source);
  return item;
}

/** Returns the item about one element of a list. */
export function elementItem(
  { kind, what, suffix, title, ask, type }: ItemSpec,
  list: ListName,
  about: string,
  reason: UnknownReason,
  source: number,
  { checkpoints, doors, points, essential }: Stake,
): MissingItem {
  // One literal: these objects are most of what a verdict is made of.
  const item: Writable<MissingItem> = {
    id: about + suffix,
    kind,
    what,
    about,
    list,
    title,
    ask,
    type,
    reason,
    checkpoints,
    doors,
    points,
    essential,
  };
  demand(item, source);
  return item;
}

function demand(item: Writable<MissingItem>, source: number): void {
  if (source === 0) return;
  const demanded = sourceKinds[source - 1];
  if (demanded !== undefined) item.source = demanded;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
