import type { Expression } from "../logic/expression.ts";
import type { Deal } from "../model/deal.ts";
import type { ChoiceType, DateType, NumberType } from "./fact-type.ts";
import type { Test } from "./test.ts";

/** The lists of a deal that facts count over. */
export type ListName =
  | "contacts"
  | "organisations"
  | "needs"
  | "documents"
  | "activities"
  | "dates";

/** What a value belongs to: the deal as a whole, or one element of a list. */
export type Subject = "deal" | ListName;

/**
 * A value read as it stands: a field of the model, a signal, a judgement, a custom field.
 * Observations of `what` come first, then the plain value at `plain`.
 */
export interface ValueReading {
  readonly read: "value";
  readonly subject: Subject;
  /** What an observation of it is called. */
  readonly what: string;
  /** Where the undated value stands, from the deal or from the element; absent for signals. */
  readonly plain?: readonly string[];
  /** The reference to follow first, and the list it leads to: `organisation` in `organisation.kind`. */
  readonly through?: { readonly what: string; readonly list: ListName };
  /** Where to look inside a record. */
  readonly path?: readonly string[];
}

/** Whole days between a civil day and the day of the verdict; `until` counts ahead, `ago` back. */
export interface DaysReading {
  readonly read: "days";
  readonly of: ValueReading;
  readonly direction: "until" | "ago";
}

/** True when a value is known, null included; unknown otherwise, never false. */
export interface KnownReading {
  readonly read: "known";
  readonly of: ValueReading | AppReading;
}

/** What is worked out over the elements of a list. */
export type AggregateFunction =
  | "count"
  | "share"
  | "weightedShare"
  | "sum"
  | "best"
  | "worst"
  | "every";

/** An attribute that an aggregate adds up, weighs by, or ranks. */
export interface AttributeReading {
  readonly reading: ValueReading | DaysReading;
  readonly type: NumberType | ChoiceType | DateType;
}

/** A number worked out over those elements of a list that meet `where`. */
export interface AggregateReading {
  readonly read: "aggregate";
  readonly list: ListName;
  readonly function: AggregateFunction;
  /** Whom it is about; absent: everybody on the list. */
  readonly where?: Expression<Test> | undefined;
  /** What they must meet: for `share`, `weightedShare` and `every`. */
  readonly meets?: Expression<Test> | undefined;
  /** What is added up or ranked: for `sum`, `best` and `worst`. */
  readonly of?: AttributeReading | undefined;
  /** What each counts for: for `weightedShare`. */
  readonly weight?: AttributeReading | undefined;
  /** `decision-chain` keeps to people with a say, whose list may be complete on its own. */
  readonly scope: "all" | "decision-chain";
}

/** A fact that the app works out by itself; opaque to every other interpreter. */
export interface AppReading {
  readonly read: "app";
  readonly name: string;
  readonly path?: readonly string[];
}

/** A property of the verdict itself, for flags that only inform or warn. */
export interface VerdictReading {
  readonly read: "verdict";
  readonly property:
    | "standing"
    | "floor"
    | "ceiling"
    | "stale"
    | "conflicts"
    | "attested"
    | "attestedShare"
    | "waived"
    | "presumed";
}

/** How a fact is read: data in a closed algebra, so that every interpreter can follow it. */
export type Reading =
  | ValueReading
  | DaysReading
  | KnownReading
  | AggregateReading
  | AppReading
  | VerdictReading;

/** How an app works out a fact of its own: undefined is unknown, null is known to be none. */
export type AppReader<V> = (deal: Deal, asOf: string) => V | null | undefined;
