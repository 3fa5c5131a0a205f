import type { Text } from "../model/text.ts";

/** One value of a choice, with its words. */
export interface Choice {
  readonly value: string;
  readonly title: Text;
}

/** True or false. */
export interface BooleanType {
  readonly kind: "boolean";
}

/** A finite number, in a unit where it has one. */
export interface NumberType {
  readonly kind: "number";
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
  readonly unit?: string;
}

/** Free text, compared for equality alone. */
export interface TextType {
  readonly kind: "text";
  /** For a reference: the list of the deal that it leads to; its values are the ids on it. */
  readonly leadsTo?: "contacts" | "organisations";
}

/** A civil day, `YYYY-MM-DD`. */
export interface DateType {
  readonly kind: "date";
}

/** One of some values; `ordered` ones stand from low to high. */
export interface ChoiceType {
  readonly kind: "choice";
  readonly ordered: boolean;
  readonly values: readonly Choice[];
  /** The scale or choice of the model that the values come from. */
  readonly scale?: string;
}

/** Several values of one choice, or several texts. */
export interface SetType {
  readonly kind: "set";
  readonly of: ChoiceType | TextType;
}

/** A nested record of an app or of custom fields; a rule reaches into it by `path`. */
export interface RecordType {
  readonly kind: "record";
  readonly fields: Readonly<Record<string, FactType>>;
}

/** What a fact can be. */
export type FactType =
  | BooleanType
  | NumberType
  | TextType
  | DateType
  | ChoiceType
  | SetType
  | RecordType;

/** The value that a fact of a type has when it is known; null means known to be none. */
export type ValueOf<T extends FactType> =
  | null
  | (T extends BooleanType
      ? boolean
      : T extends NumberType
        ? number
        : T extends TextType | DateType
          ? string
          : T extends ChoiceType
            ? T["values"][number]["value"]
            : T extends SetType
              ? readonly string[]
              : T extends RecordType
                ? Readonly<Record<string, unknown>>
                : never);

/** Returns the list that values of a type refer to, if they do. */
export function leadsTo(type: FactType | undefined): TextType["leadsTo"] {
  return type?.kind === "text" ? type.leadsTo : undefined;
}

/** Returns whether the values of a type can be ordered. */
export function isOrdered(type: FactType): boolean {
  return type.kind === "number" || type.kind === "date" || (type.kind === "choice" && type.ordered);
}
