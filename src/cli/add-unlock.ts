import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { count } from "./option-values.ts";
import { sharedWords } from "./shared-words.ts";
import { type UnlockOptions, unlockCommand } from "./unlock-command.ts";

const exitCodes = text(
  "退出码：0 门已打开，1 打不开，2 缺证据，3 输入有问题，64 用法错误。",
  "Exit codes: 0 the door is open, 1 nothing opens it, 2 evidence is missing, 3 bad input,\n64 wrong usage.",
);

const words = {
  about: text("找出能打开一道门的最少证据", "find the least evidence that opens a door"),
  stage: text("要进的阶段（默认下一阶段）", "the stage to enter (default: the next one)"),
  steps: text("最多搜索多少步（默认 10000）", "the most steps to search (default: 10000)"),
  jsonUnlock: text("输出 JSON，一个对象", "print what was found as one JSON object"),
  examples: text(
    `例子：
  dealgate unlock 商机.json
  dealgate unlock 商机.json --stage contract

${exitCodes.zh}`,
    `Examples:
  dealgate unlock deal.json
  dealgate unlock deal.json --stage contract

${exitCodes.en}`,
  ),
} as const satisfies Record<string, Text>;

/** Adds `unlock` to the program. */
export const addUnlock = ({ add, rulesOptions, say, io, end }: ProgramBuilder): void => {
  rulesOptions(
    add("unlock", say(words.about), say(sharedWords.fileUsage)).argument(
      `<${say(sharedWords.fileName)}>`,
      say(sharedWords.dealFile),
    ),
  )
    .option("--stage <ID>", say(words.stage))
    .addOption(new Option("--steps <N>", say(words.steps)).argParser(count).default(10_000))
    .addOption(new Option("--json", say(words.jsonUnlock)).default(false))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (file: string, options: UnlockOptions) => {
      end(await unlockCommand(file, options, io));
    });
};
