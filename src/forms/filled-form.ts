import type { MissingItem } from "../assess/verdict.ts";
import type { FactType } from "../facts/fact-type.ts";
import type { Operand } from "../logic/operators/operator.ts";
import type { Text } from "../model/text.ts";

/** One value written into a blank. */
export interface FilledValue {
  /** Null: known to be none. */
  readonly value: Exclude<Operand, undefined>;
  readonly type: FactType;
  /** For a reference: the name of whom or what it leads to. */
  readonly name?: string;
  /** For a recorded stage: its title. */
  readonly title?: Text;
}

/** Why a blank holds what it holds. */
export type CellState =
  | "filled"
  /** Nobody has found out yet; the missing items say what to ask. */
  | "missing"
  /** The list it is filled from is known to hold nothing of the kind. */
  | "none"
  /** Personal data that was not asked for. */
  | "withheld"
  /** Signed by hand. */
  | "signature";

/** One blank after filling in. */
export interface FilledCell {
  readonly state: CellState;
  readonly values: readonly FilledValue[];
  /** What to ask while it is blank: ids of the form's missing items. */
  readonly missing: readonly string[];
}

/** The label of a blank, or the head of a column. */
export interface FilledLabel {
  readonly id: string;
  readonly title: Text;
  readonly ours: boolean;
  readonly source: readonly string[];
}

/** One section after filling in: labels, and below them rows of as many cells. */
export interface FilledSection {
  readonly id: string;
  readonly title: Text;
  readonly layout: "fields" | "deals" | "list";
  readonly ours: boolean;
  readonly source: readonly string[];
  readonly note?: Text;
  readonly law: readonly string[];
  readonly labels: readonly FilledLabel[];
  /** Fields have one row; a table over a list may have none. */
  readonly rows: readonly (readonly FilledCell[])[];
  /** For a table over a list: who is still to be found or to be placed. */
  readonly missing: readonly string[];
}

/** Something to find out before a blank can be filled, as an observation or a new element. */
export interface FormMissing
  extends Pick<
    MissingItem,
    "kind" | "what" | "about" | "list" | "title" | "ask" | "type" | "reason" | "fields"
  > {
  /** Names the item within the form: `what`, `about:what`, or `list.new/section`. */
  readonly id: string;
  /** The deal that it is missing in. */
  readonly deal: string;
  /** The name of whom or what it is about, where it has one. */
  readonly aboutName?: string;
}

/** A form filled in: plain data. */
export interface FilledForm {
  readonly id: string;
  readonly title: Text;
  readonly source: readonly string[];
  readonly note?: Text;
  /** The day that it says what was known on. */
  readonly asOf: string;
  readonly deals: readonly { readonly id: string; readonly name?: string }[];
  readonly sections: readonly FilledSection[];
  readonly missing: readonly FormMissing[];
}
