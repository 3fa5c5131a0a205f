import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { type SheetOptions, sheetCommand } from "./sheet-command.ts";

const words = {
  about: text(
    "把规则集或商机导出成 Excel 工作簿，改完再导入",
    "write a rule set or deals as an Excel workbook, and read it back",
  ),
  usage: text("[选项] <export|import> <来源> [去处]", "[options] <export|import> <FROM> [TO]"),
  direction: text("导出还是导入", "which way"),
  fromName: text("来源", "FROM"),
  toName: text("去处", "TO"),
  from: text(
    "规则集的 ID 或文件，或商机文件；导入时是工作簿",
    "rule set, by id or file, or the file of deals; the workbook to import",
  ),
  to: text(
    "写到哪个文件（导入时默认标准输出）",
    "the file to write (import: the standard output by default)",
  ),
  out: text("同“去处”", "the same as TO"),
  deals: text("导出商机和证据，而不是规则集", "export deals and their evidence, no rule set"),
  examples: text(
    `例子：
  dealgate sheet export sangfor-seven-steps 规则.xlsx --lang zh
  dealgate sheet import 规则.xlsx 规则.json
  dealgate sheet export --deals 商机.json 商机.xlsx --lang zh

条件的写法见 docs/sheets.md。
退出码：0 正常，3 输入有问题，64 用法错误。`,
    `Examples:
  dealgate sheet export sangfor-seven-steps rules.xlsx --lang en
  dealgate sheet import rules.xlsx rules.json
  dealgate sheet export --deals deal.json deal.xlsx --lang en

How conditions are written: docs/sheets.md.
Exit codes: 0 all went well, 3 bad input, 64 wrong usage.`,
  ),
} as const satisfies Record<string, Text>;

/** Adds `sheet` to the program. */
export const addSheet = ({ add, say, io, end }: ProgramBuilder): void => {
  add("sheet", say(words.about), say(words.usage))
    .argument("<export|import>", say(words.direction))
    .argument(`<${say(words.fromName)}>`, say(words.from))
    .argument(`[${say(words.toName)}]`, say(words.to))
    .option("--out <FILE>", say(words.out))
    .addOption(new Option("--deals", say(words.deals)).default(false))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(
      async (direction: string, from: string, to: string | undefined, options: SheetOptions) => {
        end(await sheetCommand(direction, from, to, options, io));
      },
    );
};
