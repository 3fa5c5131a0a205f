import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import { type AssessOptions, assessCommand } from "./assess-command.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { day } from "./option-values.ts";
import { dealExitCodes, sharedWords } from "./shared-words.ts";

const words = {
  about: text(
    "评估商机：一个商机出报告，多个出周一例会表",
    "say where deals stand: a report on one, a table of many",
  ),
  since: text(
    "与这一天相比，列出变化和带来变化的证据",
    "show what has changed since a day, and through which evidence",
  ),
  outcomes: text(
    "对照实际结果：各得分段的赢率和 AUC",
    "compare with outcomes: win rate by score band, and AUC",
  ),
  examples: text(
    `例子：
  dealgate assess 商机.json
  dealgate assess 商机.json --as-of 2026-06-30 --lang en
  dealgate assess 目录 --since 2026-06-22          一周来的变化
  dealgate assess 商机.ndjson --rules b2b-qualification --outcomes
  cat 商机.json | dealgate assess - --json

${dealExitCodes.zh}
检查清单没有门：0 都满足，1 有不满足的，2 缺证据。`,
    `Examples:
  dealgate assess deal.json
  dealgate assess deal.json --as-of 2026-06-30 --lang zh
  dealgate assess folder --since 2026-06-22        what changed within the week
  dealgate assess deals.ndjson --rules b2b-qualification --outcomes
  cat deal.json | dealgate assess - --json

${dealExitCodes.en}
A checklist has no doors: 0 all of it is met, 1 something failed, 2 evidence is missing.`,
  ),
} as const satisfies Record<string, Text>;

/** Adds `assess` to the program. */
export const addAssess = ({ add, rulesOptions, say, io, end }: ProgramBuilder): void => {
  rulesOptions(
    add("assess", say(words.about), say(sharedWords.filesUsage)).argument(
      `<${say(sharedWords.fileName)}...>`,
      say(sharedWords.dealFiles),
    ),
  )
    .addOption(new Option("--since <DATE>", say(words.since)).argParser(day).conflicts("json"))
    .addOption(new Option("--outcomes", say(words.outcomes)).default(false))
    .addOption(new Option("--json", say(sharedWords.json)).default(false))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (files: readonly string[], options: AssessOptions) => {
      end(await assessCommand(files, options, io));
    });
};
