import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { format, threshold } from "./option-values.ts";
import { sharedWords } from "./shared-words.ts";
import { type TestOptions, testCommand, testFormats } from "./test-command.ts";

const words = {
  about: text(
    "跑规则测试：商机的结论是不是预期的那样",
    "run rule tests: are the verdicts on deals what they should be",
  ),
  files: text(
    "规则测试文件 *.test.json，或装这些文件的目录（连同子目录）",
    "files of rule tests, *.test.json, or a folder of them and those in it",
  ),
  coverage: text(
    "列出测试没有见过的检查点答案和条件分支",
    "list the answers of checkpoints and the branches of conditions that no test has seen",
  ),
  threshold: text(
    "至少要见过百分之几；`100,95`：检查点和提示 100、分支 95",
    "the least that must be seen, in percent; `100,95`: of checkpoints and flags, of branches",
  ),
  format: text("输出格式（默认 text）", "how to write what came of them (default: text)"),
  watchTests: text(
    "测试、规则或商机有改动就重新测试",
    "test again whenever a test, its rules or its deal change",
  ),
  examples: text(
    `例子：
  dealgate test tests
  dealgate test tests --coverage
  dealgate test tests --threshold 100,95 --format junit

退出码：0 全部通过且达到要求，1 有未通过的，或没有达到要求，3 文件有问题，64 用法错误。`,
    `Examples:
  dealgate test tests
  dealgate test tests --coverage
  dealgate test tests --threshold 100,95 --format junit

Exit codes: 0 all passed and enough was seen, 1 some failed or too little was seen,
3 something is wrong with a file, 64 wrong usage.`,
  ),
} as const satisfies Record<string, Text>;

/** Adds `test` to the program. */
export const addTest = ({ add, say, io, end }: ProgramBuilder): void => {
  add("test", say(words.about), say(sharedWords.filesUsage))
    .argument(`<${say(sharedWords.fileName)}...>`, say(words.files))
    .addOption(new Option("--coverage", say(words.coverage)).default(false))
    .addOption(new Option("--threshold <N>", say(words.threshold)).argParser(threshold))
    .addOption(
      new Option("--format <text|json|junit>", say(words.format))
        .argParser((value) => format(value, testFormats))
        .default("text"),
    )
    .addOption(new Option("--watch", say(words.watchTests)).default(false))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (files: readonly string[], options: TestOptions) => {
      end(await testCommand(files, options, io));
    });
};
