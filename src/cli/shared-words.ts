import { type Text, text } from "../model/text.ts";

/** The headings of the help, by what commander calls them. */
export const titles: Readonly<Record<string, Text>> = {
  "Usage:": text("用法：", "Usage:"),
  "Arguments:": text("参数：", "Arguments:"),
  "Options:": text("选项：", "Options:"),
  "Commands:": text("命令：", "Commands:"),
};

/** The words of the help that several commands share, and those of the program itself. */
export const sharedWords = {
  program: text(
    "B2B 商机评估：能不能进下一阶段，不能的话，到底缺什么。",
    "Qualifies B2B deals: may this deal enter the next stage, and if not, what exactly is missing?",
  ),
  commandUsage: text("<命令> [选项]", "<command> [options]"),
  fileName: text("文件", "FILE"),
  folderName: text("目录", "DIR"),
  rulesName: text("规则", "RULES"),
  help: text("显示帮助", "show help"),
  version: text("显示版本", "show the version"),
  lang: text(
    "输出语言（默认按环境变量 LC_ALL、LC_MESSAGES、LANG）",
    "language of the output (default: as LC_ALL, LC_MESSAGES or LANG say)",
  ),
  filesUsage: text("[选项] <文件...>", "[options] <FILE...>"),
  dealFiles: text(
    "商机文件：单个商机、JSON 数组、NDJSON，可以是 gzip，或装这些文件的目录（连同子目录）；- 表示标准输入",
    "deals: one, a JSON array, NDJSON, gzip or not, or a folder of them and those in it; - is the standard input",
  ),
  rules: text(
    "规则集的 ID 或文件（默认 sangfor-seven-steps）",
    "rule set, by id or file (default: sangfor-seven-steps)",
  ),
  overlay: text("叠加规则集的 ID 或文件，可重复", "overlay, by id or file; may be repeated"),
  asOf: text(
    "按哪一天评估，YYYY-MM-DD（默认今天）",
    "the day to decide for, YYYY-MM-DD (default: today)",
  ),
  json: text("输出 JSON，每行一个结论", "print verdicts as JSON, one a line"),
  fileUsage: text("[选项] <文件>", "[options] <FILE>"),
  dealFile: text("一个商机的文件；- 表示标准输入", "the file of one deal; - is the standard input"),
  out: text("写到文件（默认标准输出）", "write to a file (default: the standard output)"),
  ruleSetId: text("规则集的 ID 或文件", "rule set, by id or file"),
  programExamples: text(
    `例子：
  dealgate assess 商机.json               评估一个商机
  dealgate assess fixtures/deals          周一例会表
  dealgate unlock 商机.json               还差哪几条证据
  dealgate ask 商机.json                  逐项问清缺什么
  dealgate map 商机.json                  人员关系图
  dealgate funnel fixtures/deals          漏斗分析
  dealgate rules                          有哪些规则集
  dealgate diff 旧.json 新.json           规则改了什么，哪些结论会变
  dealgate handbook 规则.json             写成销售能读的手册
每个命令都有自己的帮助：dealgate assess --help`,
    `Examples:
  dealgate assess deal.json               where one deal stands
  dealgate assess fixtures/deals          the table of many
  dealgate unlock deal.json               the least evidence that is missing
  dealgate ask deal.json                  ask for what is missing
  dealgate map deal.json                  who stands where
  dealgate funnel fixtures/deals          the funnel of many
  dealgate rules                          which rule sets there are
  dealgate diff old.json new.json         what a change of rules means
  dealgate handbook rules.json            a handbook for salespeople
Every command has its own help: dealgate assess --help`,
  ),
} as const satisfies Record<string, Text>;

/** What the commands end with that take one deal alone. */
export const oneDealExitCodes: Text = text(
  "退出码：0 可以推进，1 不可以，2 缺证据，3 输入有问题，64 用法错误。",
  "Exit codes: 0 may advance, 1 may not, 2 evidence is missing, 3 bad input, 64 wrong usage.",
);

/** What the command that takes one deal or many ends with. */
export const dealExitCodes: Text = text(
  `单个商机的退出码：0 可以推进，1 不可以，2 缺证据。
多个商机：0；有被拒的输入：3。用法错误：64。`,
  `Exit codes for one deal: 0 may advance, 1 may not, 2 evidence is missing.
For many: 0; 3 where input was rejected. 64: wrong usage.`,
);
