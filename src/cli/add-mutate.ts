import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import { type MutateOptions, mutateCommand, mutateFormats } from "./mutate-command.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { count, format, percent } from "./option-values.ts";
import { sharedWords } from "./shared-words.ts";

const words = {
  about: text(
    "逐处改动规则集，看规则测试发现不了哪些改动",
    "change a rule set in small ways and tell which changes its rule tests do not notice",
  ),
  usage: text("[选项] <规则> --tests <DIR...>", "[options] <RULES> --tests <DIR...>"),
  tests: text("规则测试所在的目录或文件", "the folders or files of rule tests"),
  threshold: text(
    "至少要发现百分之多少，达不到时退出码为 1",
    "the least percentage to be noticed; exit code 1 below it",
  ),
  limit: text(
    "只试这么多处，均匀取自整个规则集（默认全部）",
    "try no more changes than that, spread over the whole rule set (default: all)",
  ),
  seed: text(
    "换一批抽样，1 以上的整数（默认 1）",
    "another sample for another number (default: 1)",
  ),
  format: text("输出格式（默认 text）", "how to write it (default: text)"),
  examples: text(
    `例子：
  dealgate mutate 我的规则.json --tests tests
  dealgate mutate 我的规则.json --tests tests --threshold 90
  dealgate mutate 我的规则.json --tests tests --limit 200 --format json

每处只改一点，测试一个不差都通过的，就是没有发现的改动。说明见 docs/mutate.md。
退出码：0 正常，1 没有达到要求，或测试现在就没有通过，3 文件有问题，64 用法错误。`,
    `Examples:
  dealgate mutate mine.json --tests tests
  dealgate mutate mine.json --tests tests --threshold 90
  dealgate mutate mine.json --tests tests --limit 200 --format json

One small change at a time; unnoticed is one with which all tests still pass. More in
docs/mutate.md. Exit codes: 0 all went well, 1 less than asked for, or tests fail as it is,
3 something is wrong with a file, 64 wrong usage.`,
  ),
} as const satisfies Record<string, Text>;

/** Adds `mutate` to the program. */
export const addMutate = ({ add, say, io, end }: ProgramBuilder): void => {
  add("mutate", say(words.about), say(words.usage))
    .argument(`<${say(sharedWords.rulesName)}>`, say(sharedWords.ruleSetId))
    .addOption(new Option("--tests <DIR...>", say(words.tests)).makeOptionMandatory())
    .addOption(new Option("--threshold <N>", say(words.threshold)).argParser(percent))
    .addOption(new Option("--limit <N>", say(words.limit)).argParser(count))
    .addOption(new Option("--seed <N>", say(words.seed)).argParser(count).default(1))
    .addOption(
      new Option("--format <text|json>", say(words.format))
        .argParser((value) => format(value, mutateFormats))
        .default("text"),
    )
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (rules: string, options: MutateOptions) => {
      end(await mutateCommand(rules, options, io));
    });
};
