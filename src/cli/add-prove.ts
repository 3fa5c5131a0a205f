import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { count, day, listed } from "./option-values.ts";
import { type ProveCommandOptions, proveCommand } from "./prove-command.ts";
import { sharedWords } from "./shared-words.ts";

const words = {
  about: text(
    "对所有商机证明规则集的性质，或逐门比较两个版本",
    "prove what holds of a rule set over all deals, or compare two versions door by door",
  ),
  usage: text("[选项] <规则>", "[options] <RULES>"),
  against: text(
    "与哪个规则集逐门比较，ID 或文件",
    "the older rule set to compare doors with, by id or file",
  ),
  asOf: text(
    "按哪一天评估，YYYY-MM-DD（默认今天）",
    "the day that deals are judged on, YYYY-MM-DD (default: today)",
  ),
  effort: text("每个问题最多搜索多少步", "the most steps to spend on one question"),
  out: text(
    "把反例写成商机文件，放进这个目录",
    "write counterexamples as deal files into this folder",
  ),
  jsonProofs: text("输出 JSON", "print JSON"),
  examples: text(
    `例子：
  dealgate prove sangfor-seven-steps
  dealgate prove 新.json --against 旧.json --out 反例
  dealgate prove 我的规则.json --as-of 2026-06-30 --json

需要 z3-solver：npm install z3-solver
退出码：0 都已证明（或两版等价），1 有不成立的（或有差别），2 有判定不了或有条件的，
3 输入有问题，64 用法错误。`,
    `Examples:
  dealgate prove sangfor-seven-steps
  dealgate prove new.json --against old.json --out counterexamples
  dealgate prove mine.json --as-of 2026-06-30 --json

It needs z3-solver: npm install z3-solver
Exit codes: 0 all is proven (or the versions are equivalent), 1 something is refuted (or
differs), 2 something is undecided or conditional, 3 bad input, 64 wrong usage.`,
  ),
} as const satisfies Record<string, Text>;

/** Adds `prove` to the program. */
export const addProve = ({ add, say, io, end }: ProgramBuilder): void => {
  add("prove", say(words.about), say(words.usage))
    .argument(`<${say(sharedWords.rulesName)}>`, say(sharedWords.ruleSetId))
    .option("--against <ID|FILE>", say(words.against))
    .addOption(
      new Option("--overlay <ID|FILE>", say(sharedWords.overlay)).argParser(listed).default([]),
    )
    .addOption(new Option("--as-of <DATE>", say(words.asOf)).argParser(day).default(io.today))
    .addOption(new Option("--effort <N>", say(words.effort)).argParser(count))
    .option("--out <DIR>", say(words.out))
    .addOption(new Option("--json", say(words.jsonProofs)).default(false))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (rules: string, options: ProveCommandOptions) => {
      end(await proveCommand(rules, options, io));
    });
};
