import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import { type FormOptions, formCommand } from "./form-command.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { day } from "./option-values.ts";
import { sharedWords } from "./shared-words.ts";

const words = {
  about: text(
    "按商机填写大客户里程碑的表单，空白处列为缺失证据",
    "fill in a form of the key account milestones, blanks named as missing evidence",
  ),
  usage: text("[选项] <ID> <文件...>", "[options] <ID> <FILE...>"),
  id: text("表单：JTF001 至 JTF005", "form: JTF001 to JTF005"),
  asOf: text(
    "按哪一天填写，YYYY-MM-DD（默认今天）",
    "the day to fill it in for, YYYY-MM-DD (default: today)",
  ),
  out: text(
    "写到 .md 或 .xlsx 文件（默认以 Markdown 写到标准输出）",
    "write to a file .md or .xlsx (default: Markdown on the standard output)",
  ),
  personal: text(
    "连同个人信息一起填写（须本人同意）",
    "write down personal data as well (needs consent)",
  ),
  examples: text(
    `例子：
  dealgate form JTF002 商机.json
  dealgate form JTF002 商机.json --lang zh --out 立项申请.xlsx
  dealgate form JTF001 目录 --out 线索.md          一行一个商机
JTF001 客户线索汇总表，JTF002 项目立项申请表，JTF003 客户关键信息登记表，
JTF004 技术突破阶段工作计划书，JTF005 商务突破阶段工作计划书

退出码：0 已填写（有空白也是 0），3 输入有问题，64 用法错误。`,
    `Examples:
  dealgate form JTF002 deal.json
  dealgate form JTF002 deal.json --lang zh --out application.xlsx
  dealgate form JTF001 folder --out leads.md       one row a deal
JTF001 leads, JTF002 project approval application, JTF003 key information,
JTF004 technical breakthrough plan, JTF005 commercial breakthrough plan

Exit codes: 0 filled in (blanks or not), 3 input at fault, 64 wrong usage.`,
  ),
} as const satisfies Record<string, Text>;

/** Adds `form` to the program. */
export const addForm = ({ add, say, io, end }: ProgramBuilder): void => {
  add("form", say(words.about), say(words.usage))
    .argument("<ID>", say(words.id))
    .argument(`<${say(sharedWords.fileName)}...>`, say(sharedWords.dealFiles))
    .addOption(new Option("--as-of <DATE>", say(words.asOf)).argParser(day).default(io.today))
    .option("--out <FILE>", say(words.out))
    .addOption(new Option("--personal", say(words.personal)).default(false))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (id: string, files: readonly string[], options: FormOptions) => {
      end(await formCommand(id, files, options, io));
    });
};
