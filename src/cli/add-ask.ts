import { type Text, text } from "../model/text.ts";
import { type AskOptions, askCommand } from "./ask-command.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { oneDealExitCodes, sharedWords } from "./shared-words.ts";

const words = {
  about: text(
    "在终端里逐项问清缺失证据，每答一问就存盘",
    "ask for what is missing, question by question, every answer saved at once",
  ),
  dealToAsk: text("一个商机的文件；答案写回这个文件", "the file of one deal; answers go into it"),
  by: text(
    "谁来回答（不写就先问；用 --script 时必须写）",
    "who answers (asked first when left out; needed with --script)",
  ),
  script: text(
    "不用终端，从文件读答案，每行一个 JSON；- 表示标准输入",
    "take the answers from a file, one JSON object a line; - is the standard input",
  ),
  examples: text(
    `例子：
  dealgate ask 商机.json --by 李某
  dealgate ask 商机.json --by 李某 --as-of 2026-06-30 --script 答案.ndjson

先问对下一道门影响最大的。答案带日期、来源和回答人，逐条存进商机文件；
退回是撤回，不是删除。文件按两个空格缩进的 JSON 重写。

${oneDealExitCodes.zh}`,
    `Examples:
  dealgate ask deal.json --by Li
  dealgate ask deal.json --by Li --as-of 2026-06-30 --script answers.ndjson

What matters most for the next door is asked first. Answers are dated, signed, say where
they come from, and go into the file of the deal one by one; going back withdraws and does
not delete. The file is rewritten as JSON, indented by two spaces.

${oneDealExitCodes.en}`,
  ),
} as const satisfies Record<string, Text>;

/** Adds `ask` to the program. */
export const addAsk = ({ add, rulesOptions, say, io, end }: ProgramBuilder): void => {
  rulesOptions(
    add("ask", say(words.about), say(sharedWords.fileUsage)).argument(
      `<${say(sharedWords.fileName)}>`,
      say(words.dealToAsk),
    ),
  )
    .option("--by <NAME>", say(words.by))
    .option("--script <FILE>", say(words.script))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (file: string, options: AskOptions) => {
      end(await askCommand(file, options, io));
    });
};
