import type { ItemSpec } from "./item-specs.ts";
import { sourceKinds } from "./source-kinds.ts";
import type { AtStake, PlacedItem } from "./stakes.ts";
import type { MissingItem, UnknownReason } from "./verdict.ts";

/** Returns the entry of an item that is the same for every deal with the same stakes. */
export function sharedEntry(spec: ItemSpec, atStake: AtStake, reason: UnknownReason): PlacedItem {
  const known = atStake.entries[spec.number];
  if (known !== undefined) return known;
  const made = makeEntry(spec, undefined, reason, 0, atStake);
  Object.freeze(made.item);
  atStake.entries[spec.number] = made;
  return made;
}

export function makeEntry(
  spec: ItemSpec,
  about: string | undefined,
  reason: UnknownReason,
  source: number,
  atStake: AtStake,
): PlacedItem {
  return {
    item: makeItem(spec, about, reason, source, atStake),
    shelf: 2 * atStake.shelf + (spec.opensList ? 1 : 0),
    points: atStake.pointsAtDoor,
  };
}

/** Returns the items in order: shelf by shelf, on each by points, of equals the first met first. */
export function shelve(entries: readonly PlacedItem[]): readonly MissingItem[] {
  const shelves: (PlacedItem[] | undefined)[] = [];
  for (const entry of entries) {
    const shelf = shelves[entry.shelf];
    if (shelf === undefined) {
      shelves[entry.shelf] = [entry];
      continue;
    }
    // Few stand on one shelf, and most come in order: insertion is quickest.
    let at = shelf.push(entry) - 1;
    for (let before = shelf[at - 1]; before !== undefined; before = shelf[at - 1]) {
      if (before.points >= entry.points) break;
      shelf[at--] = before;
    }
    shelf[at] = entry;
  }
  const items: MissingItem[] = [];
  for (const shelf of shelves) {
    if (shelf === undefined) continue;
    for (const { item } of shelf) items.push(item);
  }
  return items;
}

function makeItem(
  spec: ItemSpec,
  about: string | undefined,
  reason: UnknownReason,
  source: number,
  { checkpoints, doors, points, essential }: AtStake,
): MissingItem {
  const { kind, what, title, ask, type, list, fields } = spec;
  // Written out shape by shape: these objects are most of what a verdict is made of.
  if (about !== undefined && list !== undefined && source === 0) {
    return {
      id: `${about}:${what}`,
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
  }
  const id =
    about === undefined ? (fields === undefined ? what : `${what}.new`) : `${about}:${what}`;
  const stake = { reason, checkpoints, doors, points, essential };
  const item: Writable<MissingItem> = { id, kind, what, title, ask, type, ...stake };
  if (about !== undefined) item.about = about;
  if (list !== undefined) item.list = list;
  if (fields !== undefined) item.fields = fields;
  const demanded = sourceKinds[source - 1];
  if (demanded !== undefined) item.source = demanded;
  return item;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
