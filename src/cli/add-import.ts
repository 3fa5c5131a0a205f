import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import { type ImportOptions, importCommand } from "./import-command.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { day } from "./option-values.ts";
import { sharedWords } from "./shared-words.ts";

const words = {
  about: text(
    "把 CRM 导出的表格变成商机（NDJSON）",
    "turn tables exported from a CRM into deals (NDJSON)",
  ),
  usage: text("[选项] --map <ID|FILE> <文件...>", "[options] --map <ID|FILE> <FILE...>"),
  tables: text(
    "导出的表格文件，按文件名对应；也可写成 名称=路径，或给出所在目录",
    "the exported files, told apart by their names; or NAME=PATH, or their folder",
  ),
  map: text("映射的 ID 或文件", "mapping, by id or file"),
  rejects: text("把被拒的行连同原因写到文件", "write rejected rows and the reasons to a file"),
  at: text(
    "导出日期，没有日期的记录按这一天记（默认映射所写，否则今天）",
    "day of the export, for observations without a day (default: the mapping's, else today)",
  ),
  examples: text(
    `例子：
  dealgate import --map salvirt-b2b deals.csv --out 商机.ndjson
  dealgate import --map salesforce-dev-org 导出目录 --rejects 被拒.ndjson
  dealgate import --map 我的映射.json 商机=一月.csv 客户=客户.csv
  dealgate import --map salvirt-b2b deals.csv | dealgate assess - --rules b2b-qualification

退出码：0 全部导入，3 有行被拒或文件有问题，64 用法错误。`,
    `Examples:
  dealgate import --map salvirt-b2b deals.csv --out deals.ndjson
  dealgate import --map salesforce-dev-org folder --rejects rejects.ndjson
  dealgate import --map mine.json deals=january.csv accounts=accounts.csv
  dealgate import --map salvirt-b2b deals.csv | dealgate assess - --rules b2b-qualification

Exit codes: 0 all imported, 3 rows rejected or files at fault, 64 wrong usage.`,
  ),
} as const satisfies Record<string, Text>;

/** Adds `import` to the program. */
export const addImport = ({ add, say, io, end }: ProgramBuilder): void => {
  add("import", say(words.about), say(words.usage))
    .argument(`<${say(sharedWords.fileName)}...>`, say(words.tables))
    .requiredOption("--map <ID|FILE>", say(words.map))
    .option("--out <FILE>", say(sharedWords.out))
    .option("--rejects <FILE>", say(words.rejects))
    .addOption(new Option("--at <DATE>", say(words.at)).argParser(day))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (files: readonly string[], options: ImportOptions) => {
      end(await importCommand(files, options, io));
    });
};
