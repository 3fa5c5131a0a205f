import { type Text, text } from "./text.ts";

/** One value of a scale or a choice, with its words. */
export interface ScaleValue<Value extends string = string> {
  readonly value: Value;
  readonly title: Text;
}

/** The values that a field may take; when ordered, from low to high. */
export interface Scale<Value extends string = string> {
  readonly ordered: boolean;
  readonly values: readonly ScaleValue<Value>[];
}

/** The Chinese word, and the English one where it is not the value itself. */
type Words = string | readonly [zh: string, en: string];

const titleOf = (value: string, words: Words): Text =>
  typeof words === "string" ? text(words, value.replaceAll("-", " ")) : text(...words);

const scaleFrom = <Value extends string>(
  isOrdered: boolean,
  words: Readonly<Record<Value, Words>>,
): Scale<Value> => ({
  ordered: isOrdered,
  values: (Object.keys(words) as Value[]).map((value) => ({
    value,
    title: titleOf(value, words[value]),
  })),
});

/** Returns an ordered scale from the words of its values, low to high. */
export const ordered = <Value extends string>(words: Readonly<Record<Value, Words>>) =>
  scaleFrom(true, words);

/** Returns an unordered choice from the words of its values. */
export const unordered = <Value extends string>(words: Readonly<Record<Value, Words>>) =>
  scaleFrom(false, words);
