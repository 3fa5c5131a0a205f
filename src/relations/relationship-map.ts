import type { UnknownReason } from "../assess/verdict.ts";
import type { Truth } from "../logic/truth.ts";
import type { Contact } from "../model/contact.ts";

/** What the map says of a person as it stands in the model; absent: unknown, null: none. */
export type PersonFields = Pick<
  Contact,
  | "name"
  | "title"
  | "department"
  | "organisation"
  | "roles"
  | "level"
  | "function"
  | "stance"
  | "relationship"
  | "intensity"
  | "coaching"
  | "influence"
  | "hasFinalSay"
  | "supportsInAction"
  | "leansTo"
  | "faction"
>;

/** Something on file about a person that does not count, and why. */
export interface PersonDoubt {
  readonly what: string;
  readonly reason: Exclude<UnknownReason, "absent">;
}

/**
 * Whom a person reports to: somebody on the map; nobody, as is known; unknown; an id that nobody on
 * file has; or somebody who in the end reports to this person, where the circle was cut.
 */
export type Reporting =
  | { readonly state: "known"; readonly to: string }
  | { readonly state: "none" }
  | { readonly state: "unknown" }
  | { readonly state: "not-on-file"; readonly to: string }
  | { readonly state: "circular"; readonly to: string };

/** A person on the map. */
export interface Person extends PersonFields {
  readonly id: string;
  /** Steps below the top of the tree; 0 for those under nobody on the map. */
  readonly depth: number;
  readonly reporting: Reporting;
  /** At the customer, at another organisation, or unknown because that organisation's kind is. */
  readonly side: "customer" | "elsewhere" | "unknown";
  /** Whether the person takes or approves the decision. */
  readonly decides: Truth;
  /** Whether the person has any say in the decision. */
  readonly hasSay: Truth;
  /** Whether the person is a supporter or a mentor. */
  readonly supports: Truth;
  /** Whether the person is an opponent or an enemy. */
  readonly opposes: Truth;
  /** Whether we are in contact with the person. */
  readonly reached: Truth;
  readonly doubts: readonly PersonDoubt[];
}

/** Why the light is what it is; the codes of one light all point to its colour. */
export type LightCode =
  | "deciders-support"
  | "decider-opposes"
  | "decider-undecided"
  | "decider-stance-unknown"
  | "may-decide"
  | "no-decider"
  | "list-open";

/** One reason for the light, and the people it is about. */
export interface LightReason {
  readonly code: LightCode;
  readonly people: readonly string[];
}

/** Whether our supporters include those who decide: green yes, red no, amber not known to. */
export interface Light {
  readonly colour: "red" | "amber" | "green";
  readonly reasons: readonly LightReason[];
}

/** One of the six customer classes: a level, or a function. */
export type CustomerClass =
  | { readonly by: "level"; readonly value: NonNullable<Contact["level"]> }
  | { readonly by: "function"; readonly value: NonNullable<Contact["function"]> };

/** How one customer class is covered; people are named by id. */
export type ClassCoverage = CustomerClass & {
  /** The people at the customer who are in it. */
  readonly people: readonly string[];
  /** Those who may be in it, their class or their organisation being unknown. */
  readonly possible: readonly string[];
  /** Whether we are in contact with somebody in it. */
  readonly reached: Truth;
  /** Whether somebody in it supports us. */
  readonly supported: Truth;
};

/** People of one faction, by id. */
export interface Faction {
  readonly name: string;
  readonly people: readonly string[];
  readonly deciders: readonly string[];
  readonly supporters: readonly string[];
  readonly opponents: readonly string[];
}

/** How one person leads to another. */
export type StepKind = "introducer" | "superior" | "report" | "faction" | "department" | "coach";

/** One step towards a person: `from` leads to `to` as `by` says that `from` stands to `to`. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly by: StepKind;
}

/** A person we lack contact with, or whose support the decision needs, and the way there. */
export interface Uncovered {
  readonly person: string;
  /** `contact`: we are not known to be in contact; `support`: has a say and is no supporter. */
  readonly lacks: readonly ("contact" | "support")[];
  /** From somebody we are in contact with to the person; empty: nobody on file leads there. */
  readonly route: readonly Step[];
}

/** Who stands where in a deal: the data of the tree, for reports and pictures. */
export interface RelationshipMap {
  readonly deal: string;
  readonly asOf: string;
  /** The last day it holds, as long as nothing is added; null: for good. */
  readonly validUntil: string | null;
  /** Whom the list of people is known to name in full; null: others may be missing. */
  readonly complete: "all" | "decision-chain" | null;
  readonly light: Light;
  /** Everybody once, in the order of the tree: each below the person they report to. */
  readonly people: readonly Person[];
  readonly classes: readonly ClassCoverage[];
  readonly factions: readonly Faction[];
  /** Those who decide first, then those with a say, then the others. */
  readonly uncovered: readonly Uncovered[];
}
