import type { Command } from "commander";
import { parseDay } from "../model/civil-date.ts";
import { quoted } from "../model/issue.ts";
import { type Language, type Text, text } from "../model/text.ts";
import type { Threshold } from "../rule-tests/rule-test-run.ts";
import { languageOf } from "./language.ts";

/** What is wrong with the values of options. */
const words = {
  notALanguage: (value: string) =>
    text(
      `没有语言 ${quoted(value)}，可选 \`zh\`、\`en\``,
      `no language ${quoted(value)}; choose \`zh\` or \`en\``,
    ),
  notAFormat: (value: string, known: readonly string[]) => {
    const choices = known.map(quoted);
    return text(
      `没有格式 ${quoted(value)}，可选 ${choices.join("、")}`,
      `no format ${quoted(value)}; choose one of ${choices.join(", ")}`,
    );
  },
  notAThreshold: (value: string) =>
    text(
      `${quoted(value)} 不是 0 到 100 的整数，也不是两个这样的数（如 \`100,95\`）`,
      `${quoted(value)} is neither a whole number from 0 to 100 nor two such as \`100,95\``,
    ),
  notAPercentage: (value: string) =>
    text(
      `${quoted(value)} 不是 0 到 100 的整数`,
      `${quoted(value)} is not a whole number from 0 to 100`,
    ),
  notACount: (value: string) =>
    text(
      `${quoted(value)} 不是 1 到 999,999,999 的整数`,
      `${quoted(value)} is not a whole number from 1 to 999,999,999`,
    ),
};

/** Returns what is told of a day that is none. */
export const notADay = (value: string) =>
  text(
    `${quoted(value)} 不是日期，要写成 \`YYYY-MM-DD\`，1900 到 2999 年`,
    `${quoted(value)} is not a day; write \`YYYY-MM-DD\`, years 1900 to 2999`,
  );

/** Thrown by the parsing of arguments: the value of an option is not what it takes. */
export class OptionValueError extends Error {
  override readonly name = "OptionValueError";
  readonly code = "option-value";
  readonly told: Text;

  constructor(told: Text) {
    super(told.en);
    this.told = told;
  }
}

/** Makes every option of a command tell its name with what is wrong with its value. */
export const nameInErrors = ({ options }: Command): void => {
  for (const option of options) {
    const { parseArg, long } = option;
    if (parseArg === undefined || long == null) continue;
    option.parseArg = <T>(value: string, before: T): T => {
      try {
        return parseArg(value, before);
      } catch (error) {
        if (!(error instanceof OptionValueError)) throw error;
        const { zh, en } = error.told;
        throw new OptionValueError(text(`${quoted(long)}：${zh}`, `${quoted(long)}: ${en}`));
      }
    };
  }
};

/** Returns a civil day; throws an `OptionValueError` for anything else. */
export const day = (value: string): string => {
  if (parseDay(value) === undefined) throw new OptionValueError(notADay(value));
  return value;
};

/** Returns a language; throws an `OptionValueError` for anything else. */
export const language = (value: string): Language => {
  const lang = languageOf(value);
  if (lang === undefined) throw new OptionValueError(words.notALanguage(value));
  return lang;
};

/** Returns a whole number from 1 to 999,999,999; throws an `OptionValueError` for anything else. */
export const count = (value: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new OptionValueError(words.notACount(value));
  return Number(value);
};

/** Returns how much of checkpoints and branches must be seen, in percent; throws an `OptionValueError` for anything else. */
export const threshold = (value: string): Threshold => {
  const match = /^(\d{1,3})(?:,(\d{1,3}))?$/.exec(value);
  const checkpoints = Number(match?.[1] ?? Number.NaN);
  const branches = Number(match?.[2] ?? checkpoints);
  if (!(checkpoints <= 100 && branches <= 100)) {
    throw new OptionValueError(words.notAThreshold(value));
  }
  return { checkpoints, branches };
};

/** Returns a whole number from 0 to 100; throws an `OptionValueError` for anything else. */
export const percent = (value: string): number => {
  if (!/^\d{1,3}$/.test(value) || Number(value) > 100) {
    throw new OptionValueError(words.notAPercentage(value));
  }
  return Number(value);
};

/** Returns a format that a command knows; throws an `OptionValueError` for anything else. */
export const format = <F extends string>(value: string, known: readonly F[]): F => {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new OptionValueError(words.notAFormat(value, known));
  return found;
};

/** Returns the values of an option that may be repeated, the last one added. */
export const listed = (value: string, before: readonly string[]): readonly string[] => [
  ...before,
  value,
];
