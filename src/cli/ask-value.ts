import { isCancel, log, multiselect, select, text as textPrompt } from "@clack/prompts";
import type { ChoiceType, FactType, NumberType } from "../facts/fact-type.ts";
import { parseDay } from "../model/civil-date.ts";
import type { FieldValue } from "../model/field-value.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { clean } from "../report/clean.ts";
import type { Terminal } from "./interview-at-terminal.ts";
import { withNumberKeys } from "./number-keys.ts";
import { notADay } from "./option-values.ts";
import { readNumber } from "./read-number.ts";

/** Thrown when somebody leaves a prompt by Ctrl-C or Escape: the interview ends. */
export class Left extends Error {
  override readonly name = "Left";
  readonly code = "left";
}

/** Returns what was given at a prompt; throws `Left` when it was left. */
const given = <T>(answer: T): Exclude<T, symbol> => {
  if (isCancel(answer)) throw new Left("left");
  return answer as Exclude<T, symbol>;
};

/** One of several things to choose from. */
export interface Option<T> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

/** The most options that are on screen at once. */
const mostShown = 16;

const numberOf = (index: number, count: number): string =>
  String(index + 1).padStart(String(count).length);

/** Returns the value of the option that is chosen at the terminal, of at least one; throws `Left`. */
export const askOption = async <T>(
  message: string,
  options: readonly Option<T>[],
  { input, output }: Terminal,
): Promise<T> => {
  const numbered = options.map(({ label, hint }, value) => ({
    value,
    label: `${numberOf(value, options.length)} ${label}`,
    ...(hint === undefined ? {} : { hint }),
  }));
  const index = await withNumberKeys(input, options.length, () =>
    select<number>({
      message,
      options: numbered,
      maxItems: mostShown,
      showInstructions: false,
      input,
      output,
    }),
  );
  const chosen = options[given(index)];
  // Without an option there is nothing to choose and no way on.
  if (chosen === undefined) throw new Left("left");
  return chosen.value;
};

const words = {
  yes: text("是", "yes"),
  no: text("否", "no"),
  pick: text("空格选中，回车确定", "space selects, enter confirms"),
  pickOne: text("至少选一项；按 Ctrl-C 结束", "pick at least one; Ctrl-C ends"),
  empty: text("请填写内容", "write something"),
  tooLong: text("最多 {} 个字", "{} characters at most"),
  notANumber: text("请填数字，例如 680000 或 68万", "write a number, such as 680000"),
  whole: text("请填整数", "write a whole number"),
  least: text("不能小于 {}", "no less than {}"),
  most: text("不能大于 {}", "no more than {}"),
  several: text("多项用分号隔开", "separate several by semicolons"),
  unitMoney: text("（金额，按商机的币种）", " (an amount of money)"),
  unitPercent: text("（百分比，0 到 100）", " (percent, 0 to 100)"),
  unitDays: text("（天）", " (days)"),
} as const satisfies Record<string, Text>;

const units: Readonly<Record<string, Text>> = {
  money: words.unitMoney,
  percent: words.unitPercent,
  days: words.unitDays,
};

/** Returns the options of a yes-or-no question. */
export const yesOrNo = (lang: Language): readonly Option<boolean>[] => [
  { value: true, label: words.yes[lang] },
  { value: false, label: words.no[lang] },
];

/** Returns the options of a choice; those of a scale from low to high. */
export const optionsOf = ({ values }: ChoiceType, lang: Language): readonly Option<string>[] =>
  values.map(({ value, title }) => ({ value, label: clean(title[lang]) }));

const numberFault = (
  typed: string | undefined,
  { min, max, integer }: NumberType,
  lang: Language,
): string | undefined => {
  const number = readNumber(typed ?? "");
  if (number === undefined) return words.notANumber[lang];
  if (integer === true && !Number.isInteger(number)) return words.whole[lang];
  if (min !== undefined && number < min) return words.least[lang].replace("{}", String(min));
  if (max !== undefined && number > max) return words.most[lang].replace("{}", String(max));
  return undefined;
};

/** Returns a civil day asked for at the terminal, not after `latest`; throws `Left`. */
export const askDay = async (
  message: string,
  { input, output }: Terminal,
  lang: Language,
  {
    initial,
    check,
  }: {
    readonly initial?: string;
    readonly check?: (day: string) => string | undefined;
  } = {},
): Promise<string> => {
  const typed = await textPrompt({
    message,
    input,
    output,
    placeholder: "YYYY-MM-DD",
    ...(initial === undefined ? {} : { initialValue: initial }),
    validate: (value) => {
      const day = value?.trim() ?? "";
      return parseDay(day) === undefined ? notADay(day)[lang] : check?.(day);
    },
  });
  return given(typed).trim();
};

/** Returns a line of text asked for at the terminal, not empty, not too long; throws `Left`. */
export const askText = async (
  message: string,
  { input, output }: Terminal,
  lang: Language,
  {
    longest = 5000,
    initial,
  }: { readonly longest?: number; readonly initial?: string | undefined } = {},
): Promise<string> => {
  const typed = await textPrompt({
    message,
    input,
    output,
    ...(initial === undefined ? {} : { initialValue: initial }),
    validate: (value) => {
      const { length } = value?.trim() ?? "";
      if (length === 0) return words.empty[lang];
      return length > longest ? words.tooLong[lang].replace("{}", String(longest)) : undefined;
    },
  });
  return given(typed).trim();
};

/** Returns those of the options that are picked at the terminal; throws `Left`. */
export const askSeveral = async (
  message: string,
  options: readonly Option<string>[],
  { input, output }: Terminal,
  lang: Language,
  { mayBeNone }: { readonly mayBeNone: boolean },
): Promise<readonly string[]> => {
  for (;;) {
    const picked = given(
      await withNumberKeys(input, options.length, () =>
        multiselect<string>({
          message: `${message}\n${words.pick[lang]}`,
          options: options.map((option, index) => ({
            ...option,
            label: `${numberOf(index, options.length)} ${option.label}`,
          })),
          required: false,
          showInstructions: false,
          maxItems: mostShown,
          input,
          output,
        }),
      ),
    );
    // Nothing picked says too little: "none of these" is an answer of its own.
    if (mayBeNone || picked.length > 0) return picked;
    log.warn(words.pickOne[lang], { output });
  }
};

/** Returns a value of a type, asked for at the terminal; throws `Left`. */
export const askValue = async (
  message: string,
  type: FactType,
  terminal: Terminal,
  lang: Language,
): Promise<FieldValue> => {
  const { input, output } = terminal;
  switch (type.kind) {
    case "boolean":
      return askOption(message, yesOrNo(lang), terminal);
    case "choice":
      return askOption(message, optionsOf(type, lang), terminal);
    case "date":
      return askDay(message, terminal, lang);
    case "number": {
      const typed = await textPrompt({
        message: message + (units[type.unit ?? ""]?.[lang] ?? ""),
        input,
        output,
        validate: (value) => numberFault(value, type, lang),
      });
      // Invariant: it was asked again until it was a number.
      return readNumber(given(typed)) as number;
    }
    case "set": {
      if (type.of.kind === "choice") {
        const options = optionsOf(type.of, lang);
        return askSeveral(message, options, terminal, lang, { mayBeNone: false });
      }
      const typed = await askText(`${message}\n${words.several[lang]}`, terminal, lang);
      return typed.split(/[;；]/).flatMap((one) => one.trim() || []);
    }
    default:
      return askText(message, terminal, lang);
  }
};
