import type { Language } from "../model/text.ts";
import type { Io } from "./io.ts";

/** Returns the language that a word names, or undefined. */
export const languageOf = (word: string): Language | undefined =>
  word === "zh" || word === "en" ? word : undefined;

const asked = (argv: readonly string[]): Language | undefined => {
  let found: Language | undefined;
  argv.forEach((word, index) => {
    const value = word === "--lang" ? argv[index + 1] : /^--lang=(.*)$/.exec(word)?.[1];
    found = (value === undefined ? undefined : languageOf(value)) ?? found;
  });
  return found;
};

/**
 * Returns the language to speak: what `--lang` asks for, else that of the environment, else English.
 * It is looked up before the arguments are parsed, so that help and errors speak it too.
 */
export const languageFor = (argv: readonly string[], env: Io["env"]): Language => {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value);
  return asked(argv) ?? (/^zh/i.test(locale ?? "") ? "zh" : "en");
};
