import { listFields } from "./deal-fields.ts";
import { isRecord } from "./is-record.ts";
import type { Plain } from "./plain-copy.ts";
import type { Path } from "./pointer.ts";

/** An object within plain data whose shape nobody has checked, and where it stands. */
export interface Placed {
  readonly path: Path;
  readonly value: Readonly<Record<string, Plain>>;
}

/** Returns the value of an own key of an object, or undefined for anything else. */
export const ownValue = (value: Plain | undefined, key: string): Plain | undefined =>
  isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** Returns the objects among the elements of a list that stands at a path. */
export const placedAt = (root: Plain, path: readonly string[]): readonly Placed[] => {
  const list = path.reduce<Plain | undefined>(ownValue, root);
  if (!Array.isArray(list)) return [];
  return list.flatMap((value, index) =>
    isRecord(value) ? [{ path: [...path, index], value }] : [],
  );
};

/** The ids of a deal by what they belong to; contacts and organisations share one space of ids. */
export interface DealIds {
  readonly contact: ReadonlySet<string>;
  readonly organisation: ReadonlySet<string>;
  readonly either: ReadonlySet<string>;
  /** Those of the lists within the opportunity, as observations name them: `needs/n1`. */
  readonly listed: ReadonlySet<string>;
}

const idsAt = (deal: Plain, ...path: string[]): readonly string[] =>
  placedAt(deal, path).flatMap(({ value: { id } }) => (typeof id === "string" ? [id] : []));

/** Returns the ids of a deal. */
export const dealIds = (deal: Plain): DealIds => {
  const contacts = idsAt(deal, "contacts");
  const organisations = idsAt(deal, "organisations");
  return {
    contact: new Set(contacts),
    organisation: new Set(organisations),
    either: new Set([...contacts, ...organisations]),
    listed: new Set(
      [...listFields.keys()].flatMap((list) =>
        idsAt(deal, "opportunity", list).map((id) => `${list}/${id}`),
      ),
    ),
  };
};
