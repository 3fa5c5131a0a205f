import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import { type DiffOptions, diffCommand, diffFormats } from "./diff-command.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { day, format, listed } from "./option-values.ts";
import { sharedWords } from "./shared-words.ts";

const words = {
  about: text(
    "按含义比较两个规则集，并看哪些商机的结论会变",
    "compare two rule sets by meaning, and see which verdicts change",
  ),
  usage: text("[选项] <旧规则> <新规则>", "[options] <OLD> <NEW>"),
  olderName: text("旧规则", "OLD"),
  newerName: text("新规则", "NEW"),
  olderRules: text("原来的规则集：ID 或文件", "the older rule set, by id or file"),
  newerRules: text("改过的规则集：ID 或文件", "the newer rule set, by id or file"),
  format: text(
    "输出 text、json 或 markdown（默认 text）",
    "print text, json or markdown (default: text)",
  ),
  examples: text(
    `例子：
  dealgate diff sangfor-seven-steps 我的规则.json
  dealgate diff 旧.json 新.json --deals 目录 --as-of 2026-06-30
  dealgate diff 旧.json 新.json --deals 商机.ndjson --format markdown > 评论.md

退出码：0 没有变化，1 有变化，3 输入有问题，64 用法错误。`,
    `Examples:
  dealgate diff sangfor-seven-steps mine.json
  dealgate diff old.json new.json --deals folder --as-of 2026-06-30
  dealgate diff old.json new.json --deals deals.ndjson --format markdown > comment.md

Exit codes: 0 no change, 1 changes, 3 bad input, 64 wrong usage.`,
  ),
} as const satisfies Record<string, Text>;

/** Adds `diff` to the program. */
export const addDiff = ({ add, say, io, end }: ProgramBuilder): void => {
  add("diff", say(words.about), say(words.usage))
    .argument(`<${say(words.olderName)}>`, say(words.olderRules))
    .argument(`<${say(words.newerName)}>`, say(words.newerRules))
    .addOption(new Option("--deals <FILE...>", say(sharedWords.dealFiles)).default([]))
    .addOption(
      new Option("--overlay <ID|FILE>", say(sharedWords.overlay)).argParser(listed).default([]),
    )
    .addOption(new Option("--as-of <DATE>", say(sharedWords.asOf)).argParser(day).default(io.today))
    .addOption(
      new Option("--format <text|json|markdown>", say(words.format))
        .argParser((value) => format(value, diffFormats))
        .default("text"),
    )
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (older: string, newer: string, options: DiffOptions) => {
      end(await diffCommand(older, newer, options, io));
    });
};
