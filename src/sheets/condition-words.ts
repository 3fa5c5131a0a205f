import { type Language, type Text, text } from "../model/text.ts";

/** A word of the condition language: what is printed, and what is understood beside it. */
interface Word {
  readonly print: Text;
  readonly also?: readonly string[];
}

const word = (zh: string, en: string, ...also: string[]): Word => ({ print: text(zh, en), also });

/** The words that open a condition of conditions. */
export const openers = {
  all: word("全部", "all"),
  any: word("任一", "any"),
  not: word("非", "not"),
  atLeast: word("至少", "at least"),
  condition: word("条件", "condition"),
} as const;

/** The word between the number and the members of `at least`. */
export const counted = { of: word("项", "of") } as const;

/** What a fact takes in brackets. */
export const paramWords = {
  where: word("范围", "where"),
  meets: word("满足", "meets"),
  of: word("属性", "of"),
  weight: word("权重", "weight"),
  scope: word("口径", "scope"),
} as const;

/** The word before a path into a record. */
export const pathWords = { path: word("取", "at") } as const;

/** The words after a comparison. */
export const tailWords = {
  source: word("出自", "from"),
  note: word("注", "note"),
} as const;

/** The ten operators. */
export const operatorWords = {
  notEqual: word("≠", "!=", "<>", "！＝", "不等于"),
  lessThanInclusive: word("≤", "<=", "＜＝", "小于等于", "不高于"),
  greaterThanInclusive: word("≥", ">=", "＞＝", "大于等于", "不低于"),
  equal: word("=", "=", "＝", "等于"),
  lessThan: word("<", "<", "＜", "小于", "低于"),
  greaterThan: word(">", ">", "＞", "大于", "高于"),
  in: word("属于", "in"),
  notIn: word("不属于", "not-in"),
  contains: word("包含", "contains"),
  doesNotContain: word("不包含", "lacks"),
} as const;

/** The six decorators, which stand before an operator. */
export const decoratorWords = {
  someFact: word("某个", "some"),
  everyFact: word("每个", "every"),
  someValue: word("对某值", "some-value"),
  everyValue: word("对每值", "every-value"),
  swap: word("对调", "swapped"),
  not: word("并非", "not"),
} as const;

/** The values that are neither text nor number. */
export const valueWords = {
  true: word("是", "yes", "true"),
  false: word("否", "no", "false"),
  null: word("无", "none", "null"),
} as const;

/** Words by what they mean. */
export type Words = Readonly<Record<string, Word>>;

/** Returns how a meaning is written in a language; undefined for one that has no word. */
export function wordFor(words: Words, meaning: string, lang: Language): string | undefined {
  return Object.hasOwn(words, meaning) ? words[meaning]?.print[lang] : undefined;
}

/** Returns all spellings of the words with their meanings, the longest first. */
export function spellingsOf(words: Words): readonly (readonly [string, string])[] {
  return Object.entries(words)
    .flatMap(([meaning, { print, also = [] }]) =>
      [...new Set([print.en, print.zh, ...also])].map((spelling) => [spelling, meaning] as const),
    )
    .sort(([one], [other]) => other.length - one.length);
}
