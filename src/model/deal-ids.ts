import type { Plain } from "./plain-copy.ts";
import type { Path } from "./pointer.ts";

/** An object within plain data whose shape nobody has checked, and where it stands. */
export interface Placed {
  readonly path: Path;
  readonly value: Readonly<Record<string, Plain>>;
}

/** Returns the value of an own key of an object, or undefined for anything else. */
export const ownValue = (value: Plain | undefined, key: string): Plain | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.hasOwn(value, key)
    ? value[key]
    : undefined;

/** Returns the objects among the elements of a list that stands at a path. */
export const placedAt = (root: Plain, path: readonly string[]): readonly Placed[] => {
  const list = path.reduce<Plain | undefined>(ownValue, root);
  if (!Array.isArray(list)) return [];
  return list.flatMap((value, index) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? [{ path: [...path, index], value }]
      : [],
  );
};

/** What each id of a deal belongs to; contacts and organisations share one space of ids. */
export interface DealIds {
  readonly contact: ReadonlySet<string>;
  readonly organisation: ReadonlySet<string>;
  readonly either: ReadonlySet<string>;
}

const idsOf = (elements: readonly Placed[]): ReadonlySet<string> =>
  new Set(elements.flatMap(({ value }) => (typeof value.id === "string" ? [value.id] : [])));

/** Returns the ids of the contacts and organisations of a deal. */
export const dealIds = (deal: Plain): DealIds => {
  const contact = idsOf(placedAt(deal, ["contacts"]));
  const organisation = idsOf(placedAt(deal, ["organisations"]));
  return { contact, organisation, either: new Set([...contact, ...organisation]) };
};
