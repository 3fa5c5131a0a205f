import { type Text, text } from "./text.ts";

/** What every issue has: a stable code, a place as a JSON pointer, and a message in words. */
export interface IssueBase {
  readonly code: string;
  readonly pointer: string;
  readonly message: Text;
  readonly help?: Text;
  /** Counted from 1; known only where the input was text. */
  readonly line?: number;
  /** Counted from 1; known only where the input was text. */
  readonly column?: number;
}

/** The kinds of value that messages speak of. */
export type ValueKind =
  | "object"
  | "list"
  | "text"
  | "number"
  | "boolean"
  | "null"
  | "nothing"
  | "instance"
  | "function"
  | "symbol"
  | "bigint";

/** What makes a text no JSON. */
export type JsonFault =
  | "key-expected"
  | "colon-expected"
  | "value-expected"
  | "comma-expected"
  | "end-expected"
  | "ends-early"
  | "unclosed-text"
  | "bad-escape"
  | "bare-tab"
  | "bad-number"
  | "bad-word"
  | "full-width"
  | "trailing-comma"
  | "comment"
  | "unreadable";

/** The text is no JSON. */
export interface NotJson extends IssueBase {
  readonly code: "not-json";
  readonly fault: JsonFault;
}

/** A value is of another kind than expected. */
export interface WrongType extends IssueBase {
  readonly code: "wrong-type";
  readonly expected: readonly ValueKind[];
  readonly received: ValueKind;
}

/** A value is nothing that JSON can hold: a function, a class instance, undefined in a list, … */
export interface NotData extends IssueBase {
  readonly code: "not-data";
  readonly received: ValueKind;
}

/** A key is not known here. */
export interface UnknownKey extends IssueBase {
  readonly code: "unknown-key";
  readonly key: string;
  readonly suggestion?: string;
}

/** A key stands twice in one object of a text. */
export interface DuplicateKey extends IssueBase {
  readonly code: "duplicate-key";
  readonly key: string;
}

/** A key could reach into the prototype of objects. */
export interface ReservedKey extends IssueBase {
  readonly code: "reserved-key";
  readonly key: string;
}

/** A required key is absent. */
export interface MissingKey extends IssueBase {
  readonly code: "missing-key";
  readonly key: string;
}

/** A value is none of the choices. */
export interface NotAChoice extends IssueBase {
  readonly code: "not-a-choice";
  readonly value: string;
  readonly choices: readonly string[];
  readonly suggestion?: string;
}

/** A text is no civil day `YYYY-MM-DD` that exists. */
export interface ImpossibleDate extends IssueBase {
  readonly code: "impossible-date";
  readonly value: string;
}

/** A number is infinite or not a number. */
export interface NotFinite extends IssueBase {
  readonly code: "not-finite";
}

/** A number is not whole. */
export interface NotWhole extends IssueBase {
  readonly code: "not-whole";
  readonly value: number;
}

/** A number is below or above its bound. */
export interface OutOfRange extends IssueBase {
  readonly code: "out-of-range";
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
}

/** A text is empty where it must not be. */
export interface EmptyText extends IssueBase {
  readonly code: "empty-text";
}

/** A text has too many characters, or a list too many elements. */
export interface TooLong extends IssueBase {
  readonly code: "too-long";
  readonly length: number;
  readonly max: number;
}

/** A text has half of a surrogate pair, so that it cannot be written down as UTF-8. */
export interface IllFormedText extends IssueBase {
  readonly code: "ill-formed-text";
}

/** Values nest deeper than the limit. */
export interface TooDeep extends IssueBase {
  readonly code: "too-deep";
  readonly limit: number;
}

/** There are more values, or more characters, than the limit. */
export interface TooLarge extends IssueBase {
  readonly code: "too-large";
  readonly limit: number;
}

/** A value contains itself. */
export interface Circular extends IssueBase {
  readonly code: "circular";
}

/** Reading a value threw. */
export interface Unreadable extends IssueBase {
  readonly code: "unreadable";
}

/** An id is used more than once. */
export interface DuplicateId extends IssueBase {
  readonly code: "duplicate-id";
  readonly id: string;
}

/** What a reference can lead to: `either` a contact or an organisation, an `element` of a list. */
export type ReferenceTarget = "contact" | "organisation" | "either" | "element" | "observation";

/** A reference leads nowhere. */
export interface DanglingReference extends IssueBase {
  readonly code: "dangling-reference";
  readonly id: string;
  readonly to: ReferenceTarget;
  readonly suggestion?: string;
}

/** References lead back to where they began. */
export interface ReferenceCycle extends IssueBase {
  readonly code: "reference-cycle";
  readonly ids: readonly string[];
}

/** An observation is of something that the model does not have. */
export interface UnknownField extends IssueBase {
  readonly code: "unknown-field";
  readonly name: string;
  readonly suggestion?: string;
}

/** An observation of a field of one of many does not say whose. */
export interface AboutMissing extends IssueBase {
  readonly code: "about-missing";
  readonly name: string;
}

/** An observation of the deal as a whole names a person or organisation. */
export interface AboutNotAllowed extends IssueBase {
  readonly code: "about-not-allowed";
  readonly name: string;
}

/** Something wrong with the input, as data and in words. */
export type Issue =
  | NotJson
  | WrongType
  | NotData
  | UnknownKey
  | DuplicateKey
  | ReservedKey
  | MissingKey
  | NotAChoice
  | ImpossibleDate
  | NotFinite
  | NotWhole
  | OutOfRange
  | EmptyText
  | TooLong
  | IllFormedText
  | TooDeep
  | TooLarge
  | Circular
  | Unreadable
  | DuplicateId
  | DanglingReference
  | ReferenceCycle
  | UnknownField
  | AboutMissing
  | AboutNotAllowed;

/** Returns the user's own word in backticks, on one line and cut to a readable length. */
export const quoted = (word: string): string => {
  // Control, format and line-breaking characters could forge lines or colours on a terminal.
  const plain = String(word).replace(/[\p{C}\p{Zl}\p{Zp}`]/gu, "?");
  const letters = Array.from(plain.slice(0, 121));
  return `\`${letters.length > 60 ? `${letters.slice(0, 60).join("")}…` : plain}\``;
};

/** Returns the help that suggests a near miss. */
export const didYouMean = (suggestion: string): Text =>
  text(`是不是想写 ${quoted(suggestion)}？`, `did you mean ${quoted(suggestion)}?`);

/** Returns the place that an issue is about: of a missing or misspelt key, where it belongs. */
export const placeOf = ({
  code,
  pointer,
  key,
  suggestion,
}: IssueBase & { readonly key?: string; readonly suggestion?: string }): string => {
  if (code === "missing-key") return `${pointer}/${key}`;
  return suggestion !== undefined && /(key|param)$/.test(code)
    ? pointer.slice(0, pointer.lastIndexOf("/") + 1) + suggestion
    : pointer;
};
