import type { CommanderError } from "commander";
import { didYouMean, quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";
import type { Complaint } from "./complain.ts";

const helpHint: Text = text("用 `--help` 查看用法", "see `--help`");

const optionName = (flags: string): string => /--[a-z-]+/.exec(flags)?.[0] ?? flags;

const messageOf = (code: string, word: string, other: string): Text | undefined => {
  switch (code) {
    case "commander.conflictingOption": {
      const [one, two] = [word, other].map((flags) => quoted(optionName(flags)));
      return text(`${one} 和 ${two} 不能一起用`, `${one} and ${two} cannot go together`);
    }
    case "commander.unknownOption":
      return text(`没有选项 ${quoted(word)}`, `unknown option ${quoted(word)}`);
    case "commander.unknownCommand":
      return text(`没有命令 ${quoted(word)}`, `unknown command ${quoted(word)}`);
    case "commander.missingArgument":
      return text(`缺少参数 ${quoted(word)}`, `missing argument ${quoted(word)}`);
    case "commander.optionMissingArgument":
      return text(
        `选项 ${quoted(optionName(word))} 后面缺少值`,
        `option ${quoted(optionName(word))} lacks its value`,
      );
    case "commander.missingMandatoryOptionValue":
      return text(
        `必须给出选项 ${quoted(optionName(word))}`,
        `option ${quoted(optionName(word))} is required`,
      );
    case "commander.excessArguments":
      return text("参数太多", "too many arguments");
    default:
      return undefined;
  }
};

/** Returns what is wrong with a call, in the words of the program. */
export const usageProblem = ({ code, message }: CommanderError): Complaint => {
  const [word = "", other = ""] = Array.from(message.matchAll(/'([^']*)'/g), ([, name]) => name);
  const [, near] = /Did you mean (?:one of )?([^,?]+)[,?]/.exec(message) ?? [];
  const plain = message.replace(/^error: /, "").split("\n")[0] ?? "";
  return {
    message: messageOf(code, word, other) ?? text(plain, plain),
    help: near === undefined ? helpHint : didYouMean(near),
  };
};
