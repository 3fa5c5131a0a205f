import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import { type AssessOptions, assessCommand } from "./assess-command.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { count, day } from "./option-values.ts";
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
    "对照实际结果：按得分分五档的赢单率，以及 AUC",
    "compare with outcomes: win rate by fifths of the score, and AUC",
  ),
  map: text(
    "文件是 CRM 导出的表格，按这个映射（ID 或文件）读",
    "the files are tables of a CRM: read them by this mapping, by id or file",
  ),
  out: text(
    "结论写到文件，每行一个 JSON；多少个商机都行，不出表",
    "write verdicts to a file, one a line, of any number of deals; no table",
  ),
  rejects: text(
    "把被拒的条目连同行号和原因写到文件，每行一个 JSON",
    "write what is rejected to a file, one a line, with its place and the reasons",
  ),
  summary: text(
    "只出合计：单数、金额、风险、最常缺的证据",
    "only what all deals come to: number, amounts, risk, evidence most often missing",
  ),
  resume: text("接着做完上次中断的 `--out`", "go on with an `--out` that was interrupted"),
  jobs: text("用几个线程（默认用满处理器）", "how many threads to work with (default: all cores)"),
  examples: text(
    `例子：
  dealgate assess 商机.json
  dealgate assess 商机.json --as-of 2026-06-30 --lang en
  dealgate assess 目录 --since 2026-06-22          一周来的变化
  dealgate assess 商机.ndjson --rules b2b-qualification --outcomes
  cat 商机.json | dealgate assess - --json
  dealgate assess 商机.ndjson.gz --out 结论.ndjson --rejects 被拒.ndjson --summary
  dealgate assess 商机.ndjson.gz --out 结论.ndjson --rejects 被拒.ndjson --summary --resume
  dealgate assess 导出.csv --map salvirt-b2b --rules b2b-qualification --summary

${dealExitCodes.zh}被中断：130。
检查清单没有门：0 都满足，1 有不满足的，2 缺证据。`,
    `Examples:
  dealgate assess deal.json
  dealgate assess deal.json --as-of 2026-06-30 --lang zh
  dealgate assess folder --since 2026-06-22        what changed within the week
  dealgate assess deals.ndjson --rules b2b-qualification --outcomes
  cat deal.json | dealgate assess - --json
  dealgate assess deals.ndjson.gz --out verdicts.ndjson --rejects rejects.ndjson --summary
  dealgate assess deals.ndjson.gz --out verdicts.ndjson --rejects rejects.ndjson --summary --resume
  dealgate assess deals.csv --map salvirt-b2b --rules b2b-qualification --summary

${dealExitCodes.en} 130: interrupted.
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
    .addOption(new Option("--json", say(sharedWords.json)).default(false).conflicts("out"))
    .option("--map <ID|FILE>", say(words.map))
    .option("--out <FILE>", say(words.out))
    .option("--rejects <FILE>", say(words.rejects))
    .addOption(new Option("--summary", say(words.summary)).default(false))
    .addOption(new Option("--resume", say(words.resume)).default(false))
    .addOption(new Option("--jobs <N>", say(words.jobs)).argParser(count))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (files: readonly string[], options: AssessOptions) => {
      end(await assessCommand(files, options, io));
    });
};
