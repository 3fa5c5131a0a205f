import type { Language, Text } from "../model/text.ts";

const latin = /[\w%]/;
const han = /\p{Script=Han}/u;

/**
 * Returns a template with its `{}` filled in, one after the other. In Chinese a space stands
 * between a Chinese character and the digit or Latin letter that a filling begins or ends with.
 */
export function fill(template: Text, lang: Language, ...fillings: readonly string[]): string {
  const [first = "", ...rest] = template[lang].split("{}");
  return rest.reduce((sentence, part, index) => {
    const filling = fillings[index] ?? "";
    return lang === "zh"
      ? joinChinese(joinChinese(sentence, filling), part)
      : sentence + filling + part;
  }, first);
}

/** Returns two parts of a Chinese sentence joined, with a space where the scripts meet. */
export function joinChinese(before: string, after: string): string {
  const end = before.slice(-1);
  const start = after.slice(0, 1);
  const meet = (latin.test(end) && han.test(start)) || (han.test(end) && latin.test(start));
  return meet ? `${before} ${after}` : before + after;
}
