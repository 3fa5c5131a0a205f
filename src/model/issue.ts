import { nearest } from "./nearest.ts";
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
export type ValueKind = keyof typeof kinds;

/** The text is no JSON. */
export interface NotJson extends IssueBase {
  readonly code: "not-json";
}

/** A value is of another kind than expected. */
export interface WrongType extends IssueBase {
  readonly code: "wrong-type";
  readonly expected: readonly ValueKind[];
  readonly received: ValueKind;
}

/** A key is not known here. */
export interface UnknownKey extends IssueBase {
  readonly code: "unknown-key";
  readonly key: string;
  readonly suggestion?: string;
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

/** What a reference can lead to. */
export type ReferenceTarget = keyof typeof targets;

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

/** An observation of a person's or organisation's field does not say whose. */
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
  | UnknownKey
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

const kinds = {
  object: text("对象", "an object"),
  list: text("列表", "a list"),
  text: text("文本", "text"),
  number: text("数字", "a number"),
  boolean: text("true 或 false", "true or false"),
  null: text("null", "null"),
  nothing: text("空缺", "nothing"),
  instance: text("类的实例", "a class instance"),
  function: text("函数", "a function"),
  symbol: text("符号", "a symbol"),
  bigint: text("BigInt", "a BigInt"),
} satisfies Record<string, Text>;

const targets = {
  contact: text("联系人", "contact"),
  organisation: text("单位", "organisation"),
  "contact-or-organisation": text("联系人或单位", "contact or organisation"),
  observation: text("在此之前的记录", "earlier observation"),
} satisfies Record<string, Text>;

/** Returns the user's own word in backticks, on one line and cut to a readable length. */
export const quoted = (word: string): string => {
  // Control, format and line-breaking characters could forge lines or colours on a terminal.
  const plain = word.replace(/[\p{C}\p{Zl}\p{Zp}`]/gu, "?");
  const letters = Array.from(plain.slice(0, 121));
  return `\`${letters.length > 60 ? `${letters.slice(0, 60).join("")}…` : plain}\``;
};

/** Returns the help that suggests a near miss. */
export const didYouMean = (suggestion: string): Text =>
  text(`是不是想写 ${quoted(suggestion)}?`, `did you mean ${quoted(suggestion)}?`);

const suggested = (word: string, candidates: Iterable<string>) => {
  const suggestion = nearest(word, candidates);
  return suggestion === undefined ? {} : { suggestion, help: didYouMean(suggestion) };
};

/** Returns the issue of a text that is no JSON. */
export const notJson = (): NotJson => ({
  code: "not-json",
  pointer: "",
  message: text("不是合法的 JSON", "not valid JSON"),
});

/** Returns the issue of a value of the wrong kind. */
export const wrongType = (
  pointer: string,
  expected: readonly ValueKind[],
  received: ValueKind,
): WrongType => ({
  code: "wrong-type",
  pointer,
  message: text(
    `这里要填${expected.map((kind) => kinds[kind].zh).join("或")},不能是${kinds[received].zh}`,
    `expected ${expected.map((kind) => kinds[kind].en).join(" or ")}, got ${kinds[received].en}`,
  ),
  expected,
  received,
});

/** Returns the issue of a key that none of the known ones is. */
export const unknownKey = (pointer: string, key: string, known: Iterable<string>): UnknownKey => ({
  code: "unknown-key",
  pointer,
  message: text(`没有 ${quoted(key)} 这个字段`, `unknown key ${quoted(key)}`),
  key,
  ...suggested(key, known),
});

/** Returns the issue of a key that could reach into the prototype of objects. */
export const reservedKey = (pointer: string, key: string): ReservedKey => ({
  code: "reserved-key",
  pointer,
  message: text(`不能用 ${quoted(key)} 作字段名`, `${quoted(key)} cannot be used as a key`),
  key,
});

/** Returns the issue of an absent key; the pointer names the object that lacks it. */
export const missingKey = (pointer: string, key: string): MissingKey => ({
  code: "missing-key",
  pointer,
  message: text(`缺少 ${quoted(key)}`, `missing key ${quoted(key)}`),
  key,
});

/** Returns the issue of a value that is none of the choices. */
export const notAChoice = (
  pointer: string,
  value: string,
  choices: readonly string[],
): NotAChoice => ({
  code: "not-a-choice",
  pointer,
  message: text(`${quoted(value)} 不在可选值里`, `${quoted(value)} is not one of the choices`),
  // Nothing near: the whole list is the best help.
  help: text(`可选:${choices.join("、")}`, `choose one of ${choices.join(", ")}`),
  value,
  choices,
  ...suggested(value, choices),
});

/** Returns the issue of a text that is no civil day. */
export const impossibleDate = (pointer: string, value: string): ImpossibleDate => ({
  code: "impossible-date",
  pointer,
  message: text(`没有 ${quoted(value)} 这一天`, `${quoted(value)} is not a day`),
  help: text(
    "日期写成 `YYYY-MM-DD`,1900 年到 2999 年",
    "write days as `YYYY-MM-DD`, years 1900 to 2999",
  ),
  value,
});

/** Returns the issue of an infinite number or one that is not a number. */
export const notFinite = (pointer: string): NotFinite => ({
  code: "not-finite",
  pointer,
  message: text("必须是有限的数字", "not a finite number"),
});

/** Returns the issue of a number that is not whole. */
export const notWhole = (pointer: string, value: number): NotWhole => ({
  code: "not-whole",
  pointer,
  message: text(`\`${value}\` 不是整数`, `\`${value}\` is not a whole number`),
  value,
});

/** Returns the issue of a number beyond the bound given. */
export const outOfRange = (
  pointer: string,
  value: number,
  bound: { readonly min: number } | { readonly max: number },
): OutOfRange => ({
  code: "out-of-range",
  pointer,
  message:
    "min" in bound
      ? text(`\`${value}\` 小于下限 ${bound.min}`, `\`${value}\` is less than ${bound.min}`)
      : text(`\`${value}\` 大于上限 ${bound.max}`, `\`${value}\` is more than ${bound.max}`),
  value,
  ...bound,
});

/** Returns the issue of a text that must not be empty. */
export const emptyText = (pointer: string): EmptyText => ({
  code: "empty-text",
  pointer,
  message: text("不能留空", "must not be empty"),
});

/** Returns the issue of a text or list that is too long. */
export const tooLong = (pointer: string, length: number, max: number): TooLong => ({
  code: "too-long",
  pointer,
  message: text(`长度 ${length},超过上限 ${max}`, `length ${length} is over the limit of ${max}`),
  length,
  max,
});

/** Returns the issue of a text with half of a surrogate pair. */
export const illFormedText = (pointer: string): IllFormedText => ({
  code: "ill-formed-text",
  pointer,
  message: text("文本里有残缺的字符", "text has a broken character"),
});

/** Returns the issue of values that nest too deep. */
export const tooDeep = (pointer: string, limit: number): TooDeep => ({
  code: "too-deep",
  pointer,
  message: text(`嵌套超过 ${limit} 层`, `nested more than ${limit} deep`),
  limit,
});

/** Returns the issue of input that is too large. */
export const tooLarge = (pointer: string, limit: number): TooLarge => ({
  code: "too-large",
  pointer,
  message: text(`内容过多,上限 ${limit}`, `too large, the limit is ${limit}`),
  limit,
});

/** Returns the issue of a value that contains itself. */
export const circular = (pointer: string): Circular => ({
  code: "circular",
  pointer,
  message: text("内容包含了它自己", "value contains itself"),
});

/** Returns the issue of a value that threw when it was read. */
export const unreadable = (pointer: string): Unreadable => ({
  code: "unreadable",
  pointer,
  message: text("读取时出错", "value cannot be read"),
});

/** Returns the issue of an id that is taken. */
export const duplicateId = (pointer: string, id: string): DuplicateId => ({
  code: "duplicate-id",
  pointer,
  message: text(`编号 ${quoted(id)} 重复`, `id ${quoted(id)} is used twice`),
  id,
});

/** Returns the issue of a reference to none of the known ids. */
export const danglingReference = (
  pointer: string,
  id: string,
  to: ReferenceTarget,
  known: Iterable<string>,
): DanglingReference => ({
  code: "dangling-reference",
  pointer,
  message: text(`找不到${targets[to].zh} ${quoted(id)}`, `no ${targets[to].en} ${quoted(id)}`),
  id,
  to,
  ...suggested(id, known),
});

/** Returns the issue of references that lead in a circle. */
export const referenceCycle = (pointer: string, ids: readonly string[]): ReferenceCycle => {
  const way = [...ids, ...ids.slice(0, 1)].map(quoted).join(" → ");
  return {
    code: "reference-cycle",
    pointer,
    message: text(`首尾相接成了循环:${way}`, `leads in a circle: ${way}`),
    ids,
  };
};

/** Returns the issue of an observation of something that none of the known fields is. */
export const unknownField = (
  pointer: string,
  name: string,
  known: Iterable<string>,
): UnknownField => ({
  code: "unknown-field",
  pointer,
  message: text(`没有可记录的 ${quoted(name)}`, `unknown field ${quoted(name)}`),
  name,
  ...suggested(name, known),
});

/** Returns the issue of an observation that does not say whom it is about. */
export const aboutMissing = (pointer: string, name: string): AboutMissing => ({
  code: "about-missing",
  pointer,
  message: text(`没说 ${quoted(name)} 是谁的`, `${quoted(name)} of whom is not said`),
  help: text("在 `about` 里填联系人或单位的编号", "name a contact or organisation in `about`"),
  name,
});

/** Returns the issue of an observation of the deal that names somebody. */
export const aboutNotAllowed = (pointer: string, name: string): AboutNotAllowed => ({
  code: "about-not-allowed",
  pointer,
  message: text(
    `${quoted(name)} 说的是整个商机,不能带 \`about\``,
    `${quoted(name)} is about the deal as a whole and takes no \`about\``,
  ),
  name,
});
