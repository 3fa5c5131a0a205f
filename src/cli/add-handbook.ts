import { type Text, text } from "../model/text.ts";
import { type HandbookCommandOptions, handbookCommand } from "./handbook-command.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { sharedWords } from "./shared-words.ts";

const words = {
  about: text("把规则集写成销售能读的手册", "write a rule set down as a handbook for salespeople"),
  usage: text("[选项] <规则>", "[options] <RULES>"),
  out: text(
    "写到 .html 或 .md 文件（默认以 Markdown 写到标准输出）",
    "write to a file .html or .md (default: Markdown on the standard output)",
  ),
  examples: text(
    `例子：
  dealgate handbook sangfor-seven-steps --lang zh --out 手册.html
  dealgate handbook 我的规则.json --out 手册.md

退出码：0 正常，3 输入有问题，64 用法错误。`,
    `Examples:
  dealgate handbook sangfor-seven-steps --lang en --out handbook.html
  dealgate handbook mine.json --out handbook.md

Exit codes: 0 all went well, 3 bad input, 64 wrong usage.`,
  ),
} as const satisfies Record<string, Text>;

/** Adds `handbook` to the program. */
export const addHandbook = ({ add, say, io, end }: ProgramBuilder): void => {
  add("handbook", say(words.about), say(words.usage))
    .argument(`<${say(sharedWords.rulesName)}>`, say(sharedWords.ruleSetId))
    .option("--out <FILE>", say(words.out))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (rules: string, options: HandbookCommandOptions) => {
      end(await handbookCommand(rules, options, io));
    });
};
