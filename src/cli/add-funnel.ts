import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import { type FunnelOptions, funnelCommand } from "./funnel-command.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { day } from "./option-values.ts";
import { sharedWords } from "./shared-words.ts";

const words = {
  about: text(
    "漏斗分析：容量、斜率、均匀、流速和加权预测",
    "analyse the funnel: capacity, slope, evenness, velocity, weighted forecast",
  ),
  from: text(
    "期初，YYYY-MM-DD（默认从期末往前共 90 天）",
    "first day of the period, YYYY-MM-DD (default: 90 days in all)",
  ),
  to: text("期末，YYYY-MM-DD（默认今天）", "last day of the period, YYYY-MM-DD (default: today)"),
  jsonFunnel: text("输出 JSON", "print the analysis as JSON"),
  examples: text(
    `例子：
  dealgate funnel 目录 --from 2026-04-01 --to 2026-06-30
  dealgate funnel 商机.ndjson --rules 我的规则.json --json

退出码：0 正常，3 有被拒的输入，64 用法错误。`,
    `Examples:
  dealgate funnel folder --from 2026-04-01 --to 2026-06-30
  dealgate funnel deals.ndjson --rules mine.json --json

Exit codes: 0 all went well, 3 input was rejected, 64 wrong usage.`,
  ),
} as const satisfies Record<string, Text>;

/** Adds `funnel` to the program. */
export const addFunnel = ({ add, say, io, end }: ProgramBuilder): void => {
  add("funnel", say(words.about), say(sharedWords.filesUsage))
    .argument(`<${say(sharedWords.fileName)}...>`, say(sharedWords.dealFiles))
    .addOption(
      new Option("--rules <ID|FILE>", say(sharedWords.rules)).default("sangfor-seven-steps"),
    )
    .addOption(new Option("--from <DATE>", say(words.from)).argParser(day))
    .addOption(new Option("--to <DATE>", say(words.to)).argParser(day).default(io.today))
    .addOption(new Option("--json", say(words.jsonFunnel)).default(false))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (files: readonly string[], options: FunnelOptions) => {
      end(await funnelCommand(files, options, io));
    });
};
