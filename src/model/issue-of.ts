import {
  type AboutMissing,
  type AboutNotAllowed,
  type Circular,
  type DanglingReference,
  type DuplicateId,
  type DuplicateKey,
  didYouMean,
  type EmptyText,
  type IllFormedText,
  type ImpossibleDate,
  type MissingKey,
  type NotAChoice,
  type NotData,
  type NotFinite,
  type NotWhole,
  type OutOfRange,
  quoted,
  type ReferenceCycle,
  type ReferenceTarget,
  type ReservedKey,
  type TooDeep,
  type TooLarge,
  type TooLong,
  type UnknownField,
  type UnknownKey,
  type Unreadable,
  type ValueKind,
  type WrongType,
} from "./issue.ts";
import { nearest } from "./nearest.ts";
import { type Language, type Text, text } from "./text.ts";

const kinds = {
  object: text("对象", "an object"),
  list: text("列表", "a list"),
  text: text("文本", "text"),
  number: text("数字", "a number"),
  boolean: text("是非值（true、false）", "true or false"),
  null: text("空值（null）", "null"),
  nothing: text("空缺（undefined）", "undefined"),
  instance: text("类的实例", "a class instance"),
  function: text("函数", "a function"),
  symbol: text("符号", "a symbol"),
  bigint: text("大整数（BigInt）", "a BigInt"),
} satisfies Record<ValueKind, Text>;

const targets = {
  contact: text("联系人", "contact"),
  organisation: text("单位", "organisation"),
  either: text("联系人或单位", "contact or organisation"),
  element: text("需求、文件、活动或日期", "need, document, activity or date"),
  observation: text("在此之前的记录", "earlier observation"),
} satisfies Record<ReferenceTarget, Text>;

const listed = (
  expected: readonly ValueKind[],
  language: Language,
  comma: string,
  or: string,
): string => {
  const words = expected.map((kind) => kinds[kind][language]);
  return [words.slice(0, -1).join(comma), ...words.slice(-1)].filter(Boolean).join(or);
};

const suggested = (word: string, candidates: Iterable<string>) => {
  const suggestion = nearest(word, candidates);
  return suggestion === undefined ? {} : { suggestion, help: didYouMean(suggestion) };
};

/** Returns the issue of a value of the wrong kind. */
export const wrongType = (
  pointer: string,
  expected: readonly ValueKind[],
  received: ValueKind,
): WrongType => ({
  code: "wrong-type",
  pointer,
  message: text(
    `这里要填${listed(expected, "zh", "、", "或")}，不能是${kinds[received].zh}`,
    `expected ${listed(expected, "en", ", ", " or ")}, got ${kinds[received].en}`,
  ),
  expected,
  received,
});

/** Returns the issue of a value that JSON cannot hold. */
export const notData = (pointer: string, received: ValueKind): NotData => ({
  code: "not-data",
  pointer,
  message: text(
    `JSON 里不能有${kinds[received].zh}`,
    `${kinds[received].en} cannot be written as JSON`,
  ),
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

/** Returns the issue of a key that stands twice in one object of a text. */
export const duplicateKey = (pointer: string, key: string): DuplicateKey => ({
  code: "duplicate-key",
  pointer,
  message: text(`键 ${quoted(key)} 出现了两次`, `key ${quoted(key)} stands twice`),
  key,
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
  help: text(`可选：${choices.join("、")}`, `choose one of ${choices.join(", ")}`),
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
    "日期写成 `YYYY-MM-DD`，1900 年到 2999 年",
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
  message: text(`长度 ${length}，超过上限 ${max}`, `length ${length} is over the limit of ${max}`),
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
  message: text(`内容过多，上限 ${limit}`, `too large, the limit is ${limit}`),
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
    message: text(`首尾相接成了循环：${way}`, `leads in a circle: ${way}`),
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

/** Returns the issue of an observation that does not say what it is about. */
export const aboutMissing = (pointer: string, name: string): AboutMissing => ({
  code: "about-missing",
  pointer,
  message: text(
    `没说明 ${quoted(name)} 是关于谁或哪一项的`,
    `not said whom or what ${quoted(name)} is about`,
  ),
  help: text(
    "在 `about` 里填联系人或单位的编号，或 `needs/编号` 这样的写法",
    "name a contact or organisation in `about`, or an element of a list as in `needs/n1`",
  ),
  name,
});

/** Returns the issue of an observation of the deal that names somebody. */
export const aboutNotAllowed = (pointer: string, name: string): AboutNotAllowed => ({
  code: "about-not-allowed",
  pointer,
  message: text(
    `${quoted(name)} 说的是整个商机，不能带 \`about\``,
    `${quoted(name)} is about the deal as a whole and takes no \`about\``,
  ),
  name,
});
