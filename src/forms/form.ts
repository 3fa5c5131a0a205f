import type { ListName } from "../facts/reading.ts";
import type { Text } from "../model/text.ts";
import type { Condition } from "../rules/condition.ts";

/** What every blank of a form has: its label, where it comes from, whether we added it. */
interface Blank {
  /** Names the blank within its section. */
  readonly id: string;
  /** The label beside or above it. */
  readonly title: Text;
  /** The source items it comes from. */
  readonly source?: readonly string[];
  /** The source does not have it: it is derived from what the source asks for elsewhere. */
  readonly ours?: true;
}

/** A blank filled with a fact: of the deal in a section of fields, of the element in a table. */
export interface FactBlank extends Blank {
  /** A name of the fact catalogue. */
  readonly fact: string;
  /** The question, where the fact's own would mislead. */
  readonly ask?: Text;
}

/** A blank filled from those elements of a list that meet a condition. */
export interface PickedBlank extends Blank {
  readonly pick: {
    readonly list: ListName;
    readonly where: Condition;
    /** The attribute that is written down. */
    readonly fact: string;
  };
  /** The question while there is no such element. */
  readonly ask: Text;
}

/** A blank filled with something about the deal that is no fact. */
export interface DealBlank extends Blank {
  readonly deal: "id" | "name" | "stage" | "day";
}

/** A blank that somebody signs by hand. */
export interface SignedBlank extends Blank {
  readonly signed: true;
}

/** A blank of a form. */
export type FormBlank = FactBlank | PickedBlank | DealBlank | SignedBlank;

interface Section {
  /** Names the section within its form. */
  readonly id: string;
  readonly title: Text;
  readonly ours?: true;
  readonly source?: readonly string[];
  /** What somebody who fills it in should heed. */
  readonly note?: Text;
  /** The law that the note rests on. */
  readonly law?: readonly string[];
}

/** Labels with their blanks. */
export interface FieldsSection extends Section {
  readonly layout: "fields";
  readonly blanks: readonly FormBlank[];
}

/** A table with one row a deal, so that the forms of several deals can be joined. */
export interface DealsSection extends Section {
  readonly layout: "deals";
  readonly blanks: readonly FormBlank[];
}

/** A table with a row for each element of a list. */
export interface ListSection extends Section {
  readonly layout: "list";
  readonly list: ListName;
  /** Whom it is about; absent: everybody on the list. */
  readonly where?: Condition;
  /** The question while nobody is known to belong in it. */
  readonly ask: Text;
  readonly blanks: readonly FactBlank[];
}

/** A section of a form. */
export type FormSection = FieldsSection | DealsSection | ListSection;

/** A form: data that says what is written where. */
export interface Form {
  readonly id: string;
  readonly title: Text;
  /** The source items it comes from. */
  readonly source?: readonly string[];
  /** What somebody who reads it should know of where it comes from. */
  readonly note?: Text;
  readonly sections: readonly FormSection[];
}
