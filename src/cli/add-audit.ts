import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import { type AuditOptions, auditCommand } from "./audit-command.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { sharedWords } from "./shared-words.ts";

const words = {
  about: text(
    "核查阶段变动的历史记录：跳过、无故退回、关闭后变动……",
    "audit recorded moves between stages: skips, unexplained returns, moves after closing …",
  ),
  historyFile: text(
    "历史记录：CSV 或 NDJSON，一行一次变动；- 表示标准输入",
    "recorded moves: CSV or NDJSON, one row a move; - is the standard input",
  ),
  rules: text(
    "按哪个规则集的阶段顺序核查，ID 或文件",
    "the rule set whose stages to audit against, by id or file",
  ),
  stages: text(
    "按这个 JSON 文件里的阶段顺序核查",
    "a JSON file with the order of stages to audit against",
  ),
  map: text(
    "映射文件：哪一列是什么（默认按列名 deal、from、to、at、by、reason …）",
    "a file that says which column is what (default: columns deal, from, to, at, by, reason …)",
  ),
  jsonAudit: text("输出 JSON，列出全部问题", "print everything that was found as JSON"),
  examples: text(
    `例子：
  dealgate audit 历史.csv --rules sangfor-seven-steps
  dealgate audit 历史.csv --stages 阶段.json --map 映射.json
  dealgate audit 历史.ndjson --stages 阶段.json --json

文件的写法见 docs/audit.md。
退出码：0 没有问题，1 有问题，3 有行被拒或文件有问题，64 用法错误。`,
    `Examples:
  dealgate audit history.csv --rules sangfor-seven-steps
  dealgate audit history.csv --stages stages.json --map map.json
  dealgate audit history.ndjson --stages stages.json --json

How the files are written: docs/audit.md.
Exit codes: 0 no findings, 1 findings, 3 rows rejected or files at fault, 64 wrong usage.`,
  ),
} as const satisfies Record<string, Text>;

/** Adds `audit` to the program. */
export const addAudit = ({ add, say, io, end }: ProgramBuilder): void => {
  add("audit", say(words.about), say(sharedWords.fileUsage))
    .argument(`<${say(sharedWords.fileName)}>`, say(words.historyFile))
    .addOption(new Option("--rules <ID|FILE>", say(words.rules)).conflicts("stages"))
    .option("--stages <FILE>", say(words.stages))
    .option("--map <FILE>", say(words.map))
    .addOption(new Option("--json", say(words.jsonAudit)).default(false))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (file: string, options: AuditOptions) => {
      end(await auditCommand(file, options, io));
    });
};
