import { factCatalogue } from "../facts/catalogue.ts";
import type { Fact } from "../facts/fact.ts";
import { factsAbout, type Lexicon } from "../facts/lexicon.ts";
import type { ListName, Subject } from "../facts/reading.ts";
import type { Operand } from "../logic/operators/operator.ts";
import { formatDay, lastDay } from "../model/civil-date.ts";
import type { Deal } from "../model/deal.ts";
import type { Plan } from "./plan.ts";
import { Reader } from "./reader.ts";
import { Slots } from "./slots.ts";
import { isClosed, reasonOf, type Snapshot } from "./snapshot.ts";
import type { Values } from "./values.ts";
import type { UnknownReason } from "./verdict.ts";

/** The rules that say which observations have aged; a plan is such. */
export type FieldRules = Pick<Plan, "ruleSet" | "lexicon">;

/** The lists whose elements fields can be read of here. */
type ReadList = "contacts" | "organisations";

/** Names of fields of the model, by what they belong to. */
export interface FieldNames {
  readonly deal?: readonly string[];
  readonly contacts?: readonly string[];
  readonly organisations?: readonly string[];
}

/** What is known of the deal, or of one element of a list. */
export interface ReadFields {
  /** Each known value by the field's name; null: known to be none, absent: unknown. */
  readonly values: Readonly<Record<string, Operand>>;
  /** Why a field is unknown although something is on file about it. */
  readonly doubts: Readonly<Record<string, Exclude<UnknownReason, "absent">>>;
}

/** What is known of one element of a list. */
export interface ReadElement extends ReadFields {
  readonly id: string;
}

/** Fields of a deal as they stand on a day. */
export interface FieldReading {
  readonly deal: ReadFields;
  readonly contacts: readonly ReadElement[];
  readonly organisations: readonly ReadElement[];
  /** Whom the list of people is known to name in full; null: others may be missing. */
  readonly complete: "all" | "decision-chain" | null;
  /** The last day that age and dates leave everything as it is; null: for good. */
  readonly validUntil: string | null;
}

/**
 * Returns a reader of fields of the model that goes by the rules of evidence as verdicts do: the
 * newest observation counts, contradictions and what has aged are unknown. Without rules nothing
 * ages.
 */
export function fieldReader(
  names: FieldNames,
  rules?: FieldRules,
): (deal: Deal, asOf: string) => FieldReading {
  const lexicon = rules?.lexicon ?? factCatalogue;
  const slots = new Slots(lexicon, agesOf(rules));
  const places = {
    deal: placesOf(slots, lexicon, "deal", names.deal ?? []),
    contacts: placesOf(slots, lexicon, "contacts", names.contacts ?? []),
    organisations: placesOf(slots, lexicon, "organisations", names.organisations ?? []),
  };
  for (const list of ["contacts", "organisations"] as const) {
    // A list is read for the aggregates over it.
    slots.ofReading(
      { kind: "number" },
      { read: "aggregate", list, function: "count", scope: "all" },
    );
  }
  const reader = new Reader(slots, []);
  return (deal, asOf) => {
    const snapshot = reader.read(deal, asOf, false);
    const { validUntil } = snapshot;
    return {
      deal: readFields(snapshot, slots, places.deal, "deal", snapshot.values, snapshot.winners, 0),
      contacts: readElements(snapshot, slots, places.contacts, "contacts"),
      organisations: readElements(snapshot, slots, places.organisations, "organisations"),
      complete: isClosed(snapshot, slots, "contacts", "all")
        ? "all"
        : isClosed(snapshot, slots, "contacts", "decision-chain")
          ? "decision-chain"
          : null,
      validUntil: validUntil > lastDay ? null : formatDay(validUntil),
    };
  };
}

/** A field with its slot. */
interface Place {
  readonly name: string;
  readonly index: number;
}

function placesOf(
  slots: Slots,
  lexicon: Lexicon,
  subject: Subject,
  names: readonly string[],
): readonly Place[] {
  const facts = factsAbout(lexicon, subject);
  return names.flatMap((name): readonly Place[] => {
    const fact: Fact | undefined = facts.get(name);
    if (fact === undefined) return [];
    return [{ name, index: slots.ofReading(fact.type, fact.reading) }];
  });
}

function agesOf(rules: FieldRules | undefined): Partial<Record<ListName, number>> {
  const contacts = rules?.ruleSet.staleAfterDays?.["contacts.complete"];
  return contacts === undefined ? {} : { contacts };
}

function readElements(
  snapshot: Snapshot,
  slots: Slots,
  places: readonly Place[],
  list: ReadList,
): readonly ReadElement[] {
  const { elements, rows, winners } = snapshot.lists[list];
  const columns = slots.tables[list].columns.size;
  return elements.map(({ id }, row) => ({
    id,
    ...readFields(snapshot, slots, places, list, rows[row] ?? [], winners, row * columns),
  }));
}

function readFields(
  snapshot: Snapshot,
  slots: Slots,
  places: readonly Place[],
  subject: Subject,
  read: Values,
  winners: Snapshot["winners"],
  offset: number,
): ReadFields {
  const values: Record<string, Operand> = {};
  const doubts: Record<string, Exclude<UnknownReason, "absent">> = {};
  for (const { name, index } of places) {
    const value = read[index];
    const slot = slots.tables[subject].slots[index];
    if (value !== undefined) values[name] = value as Operand;
    else if (slot?.kind === "value") {
      const reason = reasonOf(slot, winners[offset + slot.column], snapshot);
      if (reason !== "absent") doubts[name] = reason;
    }
  }
  return { values, doubts };
}
