import { quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";

/** The headings of the help, by what commander calls them. */
export const titles: Readonly<Record<string, Text>> = {
  "Usage:": text("用法：", "Usage:"),
  "Arguments:": text("参数：", "Arguments:"),
  "Options:": text("选项：", "Options:"),
  "Commands:": text("命令：", "Commands:"),
};

/** The words of the help and of what is wrong with the values of options. */
export const phrases = {
  program: text(
    "B2B 商机评估：能不能进下一阶段，不能的话，到底缺什么。",
    "Qualifies B2B deals: may this deal enter the next stage, and if not, what exactly is missing?",
  ),
  commandUsage: text("<命令> [选项]", "<command> [options]"),
  fileName: text("文件", "FILE"),
  help: text("显示帮助", "show help"),
  version: text("显示版本", "show the version"),
  lang: text(
    "输出语言（默认按环境变量 LC_ALL、LC_MESSAGES、LANG）",
    "language of the output (default: as LC_ALL, LC_MESSAGES or LANG say)",
  ),
  assess: text(
    "评估商机：一个商机出报告，多个出周一例会表",
    "say where deals stand: a report on one, a table of many",
  ),
  assessUsage: text("[选项] <文件...>", "[options] <FILE...>"),
  dealFiles: text(
    "商机文件：单个商机、JSON 数组、NDJSON，或装这些文件的目录；- 表示标准输入",
    "deals: one, a JSON array, NDJSON, or a folder of such files; - is the standard input",
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
  since: text(
    "与这一天相比，列出变化和带来变化的证据",
    "show what has changed since a day, and through which evidence",
  ),
  outcomes: text(
    "对照实际结果：各得分段的赢率和 AUC",
    "compare with outcomes: win rate by score band, and AUC",
  ),
  json: text("输出 JSON，每行一个结论", "print verdicts as JSON, one a line"),
  unlock: text("找出能打开一道门的最少证据", "find the least evidence that opens a door"),
  unlockUsage: text("[选项] <文件>", "[options] <FILE>"),
  dealFile: text("一个商机的文件；- 表示标准输入", "the file of one deal; - is the standard input"),
  stage: text("要进的阶段（默认下一阶段）", "the stage to enter (default: the next one)"),
  steps: text("最多搜索多少步", "the most steps to search"),
  ask: text(
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
  mapPeople: text(
    "看人：谁向谁汇报、谁支持我们、还缺谁、从谁入手",
    "show the people of a deal: who reports to whom, who is for us, who is not covered yet",
  ),
  jsonMap: text("输出 JSON", "print the map as JSON"),
  audit: text(
    "核查阶段变动的历史记录：跳过、无故退回、关闭后变动……",
    "audit recorded moves between stages: skips, unexplained returns, moves after closing …",
  ),
  historyFile: text(
    "历史记录：CSV 或 NDJSON，一行一次变动；- 表示标准输入",
    "recorded moves: CSV or NDJSON, one row a move; - is the standard input",
  ),
  auditRules: text(
    "按哪个规则集的阶段顺序核查，ID 或文件",
    "the rule set whose stages to audit against, by id or file",
  ),
  auditStages: text(
    "按这个 JSON 文件里的阶段顺序核查",
    "a JSON file with the order of stages to audit against",
  ),
  auditMap: text(
    "映射文件：哪一列是什么（默认按列名 deal、from、to、at、by、reason …）",
    "a file that says which column is what (default: columns deal, from, to, at, by, reason …)",
  ),
  jsonAudit: text("输出 JSON，列出全部问题", "print everything that was found as JSON"),
  funnel: text(
    "漏斗分析：容量、斜率、均匀、流速和加权预测",
    "analyse the funnel: capacity, slope, evenness, velocity, weighted forecast",
  ),
  from: text(
    "期初，YYYY-MM-DD（默认从期末往前共 90 天）",
    "first day of the period, YYYY-MM-DD (default: 90 days in all)",
  ),
  to: text("期末，YYYY-MM-DD（默认今天）", "last day of the period, YYYY-MM-DD (default: today)"),
  jsonFunnel: text("输出 JSON", "print the analysis as JSON"),
  import: text(
    "把 CRM 导出的表格变成商机（NDJSON）",
    "turn tables exported from a CRM into deals (NDJSON)",
  ),
  importUsage: text("[选项] --map <ID|FILE> <文件...>", "[options] --map <ID|FILE> <FILE...>"),
  tables: text(
    "导出的表格文件，按文件名对应；也可写成 名称=路径，或给出所在目录",
    "the exported files, told apart by their names; or NAME=PATH, or their folder",
  ),
  map: text("映射的 ID 或文件", "mapping, by id or file"),
  out: text("写到文件（默认标准输出）", "write to a file (default: the standard output)"),
  rejects: text("把被拒的行连同原因写到文件", "write rejected rows and the reasons to a file"),
  at: text(
    "导出日期，没有日期的观察按这一天记（默认映射所写，否则今天）",
    "day of the export, for observations without a day (default: the mapping's, else today)",
  ),
  form: text(
    "按商机填写大客户里程碑的表单，空白处列为缺失证据",
    "fill in a form of the key account milestones, blanks named as missing evidence",
  ),
  formUsage: text("[选项] <ID> <文件...>", "[options] <ID> <FILE...>"),
  formId: text("表单：JTF001 至 JTF005", "form: JTF001 to JTF005"),
  formAsOf: text(
    "按哪一天填写，YYYY-MM-DD（默认今天）",
    "the day to fill it in for, YYYY-MM-DD (default: today)",
  ),
  formOut: text(
    "写到 .md 或 .xlsx 文件（默认以 Markdown 写到标准输出）",
    "write to a file .md or .xlsx (default: Markdown on the standard output)",
  ),
  personal: text(
    "连同个人信息一起填写（须本人同意）",
    "write down personal data as well (needs consent)",
  ),
  check: text(
    "检查规则文件：写错的，和多半写错的",
    "check rule files for what is wrong, and what is likely wrong",
  ),
  ruleFiles: text(
    "规则文件，或装规则文件的目录；- 表示标准输入",
    "rule files, or a folder of them; - is the standard input",
  ),
  checkFormat: text("输出格式（默认 text）", "how to write what was found (default: text)"),
  fix: text(
    "自动修正不影响结论的问题，其余原样保留",
    "mend what can be mended without changing an answer, leave the rest as written",
  ),
  watch: text("文件有改动就重新检查", "check again on every change"),
  test: text(
    "跑规则测试：商机的结论是不是预期的那样",
    "run rule tests: are the verdicts on deals what they should be",
  ),
  testFiles: text(
    "规则测试文件 *.test.json，或装这些文件的目录（连同子目录）",
    "files of rule tests, *.test.json, or a folder of them, folders in it included",
  ),
  coverage: text(
    "列出测试没有见过的检查点答案和条件分支",
    "list the answers of checkpoints and the branches of conditions that no test has seen",
  ),
  threshold: text(
    "至少要见过百分之几；`100,95`：检查点和提示 100、分支 95",
    "the least that must be seen, in percent; `100,95`: of checkpoints and flags, of branches",
  ),
  testFormat: text("输出格式（默认 text）", "how to write what came of them (default: text)"),
  watchTests: text(
    "测试、规则或商机有改动就重新测试",
    "test again whenever a test, its rules or its deal change",
  ),
  diff: text(
    "按含义比较两个规则集，并看哪些商机的结论会变",
    "compare two rule sets by meaning, and see which verdicts change",
  ),
  diffUsage: text("[选项] <OLD> <NEW>", "[options] <OLD> <NEW>"),
  olderRules: text("原来的规则集：ID 或文件", "the older rule set, by id or file"),
  newerRules: text("改过的规则集：ID 或文件", "the newer rule set, by id or file"),
  diffFormat: text(
    "输出 text、json 或 markdown（默认 text）",
    "print text, json or markdown (default: text)",
  ),
  init: text(
    "新建一个规则目录：扩展自带的规则集，附商机、规则测试和编辑器设置",
    "begin a folder of rules that extend one of the package, with a deal, a test, editor settings",
  ),
  initUsage: text("[选项] <目录>", "[options] <DIR>"),
  initFolder: text("要建的目录；已有的文件不会被覆盖", "the folder; no file is written over"),
  schema: text(
    "输出编辑器用的 JSON Schema，可带上应用自己的事实",
    "write the JSON Schema for editors, with an app's own facts where there are",
  ),
  schemaUsage: text("[选项] [KIND]", "[options] [KIND]"),
  schemaKind: text(
    "rule-set、extension、deal 或 rule-test（默认 rule-set）",
    "rule-set, extension, deal or rule-test (default: rule-set)",
  ),
  factsFile: text(
    "应用自己的事实和字段：`facts`、`custom`，写法同规则集的 `custom`",
    "an app's own: `facts` and `custom`, written as `custom` in a rule set",
  ),
  extended: text(
    "给扩展这个规则集的文件用：补全它的编号和信号",
    "for files that extend this rule set: offers its ids and signals",
  ),
  testedRules: text(
    "给测试这个规则集的文件用：补全它的阶段、检查点和提示",
    "for tests of this rule set: offers its stages, checkpoints and flags",
  ),
  flatten: text(
    "把扩展规则集（`extends`）写成一个完整的文件",
    "write a rule set that builds on another (`extends`) as one file",
  ),
  flattenUsage: text("[选项] <文件>", "[options] <FILE>"),
  extensionFile: text("扩展规则集的文件", "the file of a rule set that extends another"),
  record: text(
    "把每处改动原来的内容记进文件，升级后好比对",
    "keep in the file what each change was made against, to compare after an upgrade",
  ),
  accept: text(
    "基础规则集也改了的地方，保留自己的改法；可重复，`all` 表示全部",
    "keep the change where the base has changed too; may be repeated, `all` for every one",
  ),
  generate: text(
    "生成虚构的商机（NDJSON），同一种子每次都一样，供演示和压测",
    "make up deals (NDJSON), the same for the same seed, for demos and load tests",
  ),
  generateUsage: text("[选项] --deals <N>", "[options] --deals <N>"),
  generateDeals: text("生成多少个商机", "how many deals to make up"),
  seed: text("随机种子，1 以上的整数（默认 1）", "the seed, a whole number above 0 (default: 1)"),
  generateAsOf: text(
    "以哪一天为今天，YYYY-MM-DD（默认 2026-06-30，好让结果不随日子变）",
    "the day they are made for, YYYY-MM-DD (default: 2026-06-30, so that no day changes them)",
  ),
  mutate: text(
    "逐处改动规则集，看规则测试发现不了哪些改动",
    "change a rule set in small ways and tell which changes its rule tests do not notice",
  ),
  mutateUsage: text("[选项] <RULES> --tests <目录...>", "[options] <RULES> --tests <DIR...>"),
  mutateTests: text("规则测试所在的目录或文件", "the folders or files of rule tests"),
  mutateThreshold: text(
    "至少要发现百分之多少，达不到时退出码为 1",
    "the least percentage to be noticed; exit code 1 below it",
  ),
  mutateLimit: text(
    "只试这么多处，均匀取自整个规则集（默认全部）",
    "try no more changes than that, spread over the whole rule set (default: all)",
  ),
  mutateSeed: text(
    "换一批抽样，1 以上的整数（默认 1）",
    "another sample for another number (default: 1)",
  ),
  mutateFormat: text("输出格式（默认 text）", "how to write it (default: text)"),
  handbook: text(
    "把规则集写成销售能读的手册",
    "write a rule set down as a handbook for salespeople",
  ),
  handbookUsage: text("[选项] <RULES>", "[options] <RULES>"),
  handbookOut: text(
    "写到 .html 或 .md 文件（默认以 Markdown 写到标准输出）",
    "write to a file .html or .md (default: Markdown on the standard output)",
  ),
  listRules: text(
    "列出自带的规则集，或打印其中一个",
    "list the rule sets of the package, or print one",
  ),
  sheet: text(
    "把规则集或商机导出成 Excel 工作簿，改完再导入",
    "write a rule set or deals as an Excel workbook, and read it back",
  ),
  sheetUsage: text("[选项] <export|import> <FROM> [TO]", "[options] <export|import> <FROM> [TO]"),
  sheetDirection: text("导出还是导入", "which way"),
  sheetFrom: text(
    "规则集的 ID 或文件，或商机文件；导入时是工作簿",
    "rule set, by id or file, or the file of deals; the workbook to import",
  ),
  sheetTo: text(
    "写到哪个文件（导入时默认标准输出）",
    "the file to write (import: the standard output by default)",
  ),
  sheetOut: text("同 TO", "the same as TO"),
  sheetDeals: text("导出商机和证据，而不是规则集", "export deals and their evidence, no rule set"),
  rulesUsage: text("[选项] [ID]", "[options] [ID]"),
  ruleSetId: text("规则集的 ID 或文件", "rule set, by id or file"),
  prove: text(
    "对所有商机证明规则集的性质，或逐门比较两个版本",
    "prove what holds of a rule set over all deals, or compare two versions door by door",
  ),
  proveUsage: text("[选项] <规则>", "[options] <RULES>"),
  against: text(
    "与哪个规则集逐门比较，ID 或文件",
    "the older rule set to compare doors with, by id or file",
  ),
  proveAsOf: text(
    "按哪一天评估，YYYY-MM-DD（默认今天）",
    "the day that deals are judged on, YYYY-MM-DD (default: today)",
  ),
  effort: text("每个问题最多搜索多少步", "the most steps to spend on one question"),
  proveOut: text(
    "把反例写成商机文件，放进这个目录",
    "write counterexamples as deal files into this folder",
  ),
  jsonProofs: text("输出 JSON", "print JSON"),
  notADay: (value: string) =>
    text(
      `${quoted(value)} 不是日期，要写成 \`YYYY-MM-DD\``,
      `${quoted(value)} is not a day; write \`YYYY-MM-DD\``,
    ),
  notALanguage: (value: string) =>
    text(
      `没有语言 ${quoted(value)}，可选 \`zh\`、\`en\``,
      `no language ${quoted(value)}; choose \`zh\` or \`en\``,
    ),
  notAFormat: (value: string, known: readonly string[]) => {
    const choices = known.map(quoted);
    return text(
      `没有格式 ${quoted(value)}，可选 ${choices.join("、")}`,
      `no format ${quoted(value)}; choose one of ${choices.join(", ")}`,
    );
  },
  notAThreshold: (value: string) =>
    text(
      `${quoted(value)} 不是 0 到 100 的整数，也不是两个这样的数（如 \`100,95\`）`,
      `${quoted(value)} is neither a whole number from 0 to 100 nor two such as \`100,95\``,
    ),
  notAPercentage: (value: string) =>
    text(
      `${quoted(value)} 不是 0 到 100 的整数`,
      `${quoted(value)} is not a whole number from 0 to 100`,
    ),
  notACount: (value: string) =>
    text(`${quoted(value)} 不是正整数`, `${quoted(value)} is not a whole number above 0`),
} as const;

const exitCodes: Text = text(
  `单个商机的退出码：0 可以推进，1 不可以，2 缺证据。
多个商机：0；有被拒的输入：3。用法错误：64。`,
  `Exit codes for one deal: 0 may advance, 1 may not, 2 evidence is missing.
For many: 0; 3 where input was rejected. 64: wrong usage.`,
);

/** The examples at the end of each help. */
export const examples = {
  program: text(
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
  assess: text(
    `例子：
  dealgate assess 商机.json
  dealgate assess 商机.json --as-of 2026-06-30 --lang en
  dealgate assess 目录 --since 2026-06-22          一周来的变化
  dealgate assess 商机.ndjson --rules b2b-qualification --outcomes
  cat 商机.json | dealgate assess - --json

${exitCodes.zh}
检查清单没有门：0 都满足，1 有不满足的，2 缺证据。`,
    `Examples:
  dealgate assess deal.json
  dealgate assess deal.json --as-of 2026-06-30 --lang zh
  dealgate assess folder --since 2026-06-22        what changed within the week
  dealgate assess deals.ndjson --rules b2b-qualification --outcomes
  cat deal.json | dealgate assess - --json

${exitCodes.en}
A checklist has no doors: 0 all of it is met, 1 something failed, 2 evidence is missing.`,
  ),
  unlock: text(
    `例子：
  dealgate unlock 商机.json
  dealgate unlock 商机.json --stage contract

${exitCodes.zh}`,
    `Examples:
  dealgate unlock deal.json
  dealgate unlock deal.json --stage contract

${exitCodes.en}`,
  ),
  ask: text(
    `例子：
  dealgate ask 商机.json --by 李某
  dealgate ask 商机.json --by 李某 --as-of 2026-06-30 --script 答案.ndjson

先问对下一道门影响最大的。答案带日期、来源和回答人，逐条存进商机文件；
退回是撤回，不是删除。文件按两个空格缩进的 JSON 重写。

${exitCodes.zh}`,
    `Examples:
  dealgate ask deal.json --by Li
  dealgate ask deal.json --by Li --as-of 2026-06-30 --script answers.ndjson

What matters most for the next door is asked first. Answers are dated, signed, say where
they come from, and go into the file of the deal one by one; going back withdraws and does
not delete. The file is rewritten as JSON, indented by two spaces.

${exitCodes.en}`,
  ),
  map: text(
    `例子：
  dealgate map 商机.json
  dealgate map 商机.json --as-of 2026-06-30 --json

退出码：0 拍板的人都支持我们，1 其中有人反对，2 还说不准，3 输入有问题，64 用法错误。`,
    `Examples:
  dealgate map deal.json
  dealgate map deal.json --as-of 2026-06-30 --json

Exit codes: 0 those who decide support us, 1 one of them is against us, 2 not known,
3 bad input, 64 wrong usage.`,
  ),
  funnel: text(
    `例子：
  dealgate funnel 目录 --from 2026-04-01 --to 2026-06-30
  dealgate funnel 商机.ndjson --rules 我的规则.json --json

退出码：0 正常，3 有被拒的输入，64 用法错误。`,
    `Examples:
  dealgate funnel folder --from 2026-04-01 --to 2026-06-30
  dealgate funnel deals.ndjson --rules mine.json --json

Exit codes: 0 all went well, 3 input was rejected, 64 wrong usage.`,
  ),
  audit: text(
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
  import: text(
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
  form: text(
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
  check: text(
    `例子：
  dealgate check 我的规则.json
  dealgate check 规则目录 --fix
  dealgate check 我的规则.json --watch
  dealgate check 规则目录 --format github        在 GitHub Actions 里标在改动旁
有意为之的，在那一处或上一层的 note 里写上方括号里的代码，例如 "[zero-weight] 只作记录"。

退出码：0 没有问题（或只有提示），1 有警告或错误，3 文件不能用，64 用法错误。`,
    `Examples:
  dealgate check mine.json
  dealgate check rules --fix
  dealgate check mine.json --watch
  dealgate check rules --format github           notes beside the change in GitHub Actions
What is meant to be so: name the code in square brackets in a note there or above, as in
"[zero-weight] for the record only".

Exit codes: 0 nothing found (or notes alone), 1 warnings or errors, 3 a file cannot be used,
64 wrong usage.`,
  ),
  test: text(
    `例子：
  dealgate test tests
  dealgate test tests --coverage
  dealgate test tests --threshold 100,95 --format junit

退出码：0 全部通过且达到要求，1 有未通过的，或没有达到要求，3 文件有问题，64 用法错误。`,
    `Examples:
  dealgate test tests
  dealgate test tests --coverage
  dealgate test tests --threshold 100,95 --format junit

Exit codes: 0 all passed and enough was seen, 1 some failed or too little was seen,
3 something is wrong with a file, 64 wrong usage.`,
  ),
  mutate: text(
    `例子：
  dealgate mutate 我的规则.json --tests tests
  dealgate mutate 我的规则.json --tests tests --threshold 90
  dealgate mutate 我的规则.json --tests tests --limit 200 --format json

每处只改一点，测试一个不差都通过的，就是没有发现的改动。说明见 docs/mutate.md。
退出码：0 正常，1 没有达到要求，或测试现在就没有通过，3 文件有问题，64 用法错误。`,
    `Examples:
  dealgate mutate mine.json --tests tests
  dealgate mutate mine.json --tests tests --threshold 90
  dealgate mutate mine.json --tests tests --limit 200 --format json

One small change at a time; unnoticed is one with which all tests still pass. More in
docs/mutate.md. Exit codes: 0 all went well, 1 less than asked for, or tests fail as it is,
3 something is wrong with a file, 64 wrong usage.`,
  ),
  diff: text(
    `例子：
  dealgate diff sangfor-seven-steps 我的规则.json
  dealgate diff 旧.json 新.json --deals 目录 --as-of 2026-06-30
  dealgate diff 旧.json 新.json --deals 商机.ndjson --format markdown > 评论.md

退出码：0 没有变化，1 有变化，3 输入有问题，64 用法错误。`,
    `Examples:
  dealgate diff sangfor-seven-steps mine.json
  dealgate diff old.json new.json --deals folder --as-of 2026-06-30
  dealgate diff old.json new.json --deals deals.ndjson --format markdown > comment.md

Exit codes: 0 no change, 1 changes, 3 bad input, 64 wrong usage.`,
  ),
  init: text(
    `例子：
  dealgate init 我们的规则
  dealgate init 我们的规则 --rules meddpicc

退出码：0 已建好，3 写不进去，64 已有文件或用法错误。`,
    `Examples:
  dealgate init our-rules
  dealgate init our-rules --rules meddpicc

Exit codes: 0 all written, 3 cannot write, 64 files are there already, or wrong usage.`,
  ),
  schema: text(
    `例子：
  dealgate schema --out rule-set.schema.json
  dealgate schema --facts 事实.json --out rule-set.schema.json
  dealgate schema --extends sangfor-seven-steps --out extension.schema.json
  dealgate schema rule-test --rules 我的规则.json --out rule-test.schema.json

退出码：0 正常，3 文件有问题，64 用法错误。`,
    `Examples:
  dealgate schema --out rule-set.schema.json
  dealgate schema --facts facts.json --out rule-set.schema.json
  dealgate schema --extends sangfor-seven-steps --out extension.schema.json
  dealgate schema rule-test --rules mine.json --out rule-test.schema.json

Exit codes: 0 all went well, 3 files at fault, 64 wrong usage.`,
  ),
  flatten: text(
    `例子：
  dealgate flatten 我的规则.json --out 完整规则.json
  dealgate flatten 我的规则.json --record                记下改动前是什么
  dealgate flatten 我的规则.json --accept /stages/need-discovery/passMark

退出码：0 正常，3 有冲突或文件有问题，64 用法错误。`,
    `Examples:
  dealgate flatten mine.json --out whole.json
  dealgate flatten mine.json --record                  keep what was there before
  dealgate flatten mine.json --accept /stages/need-discovery/passMark

Exit codes: 0 all went well, 3 conflicts or files at fault, 64 wrong usage.`,
  ),
  generate: text(
    `例子：
  dealgate generate --deals 1000 --out 样例.ndjson
  dealgate generate --deals 1000 --seed 7 --rules meddpicc --out 样例.ndjson
  dealgate generate --deals 1000 | dealgate assess - --as-of 2026-06-30

客户、人员和数字都是编造的，每个商机自己也写明了。各项分布见 docs/generate.md。
退出码：0 已生成，3 写不进去，64 用法错误。`,
    `Examples:
  dealgate generate --deals 1000 --out samples.ndjson
  dealgate generate --deals 1000 --seed 7 --rules meddpicc --out samples.ndjson
  dealgate generate --deals 1000 | dealgate assess - --as-of 2026-06-30

Customers, people and numbers are invented, and every deal says so. How they are spread:
docs/generate.md. Exit codes: 0 all written, 3 cannot write, 64 wrong usage.`,
  ),
  prove: text(
    `例子：
  dealgate prove sangfor-seven-steps
  dealgate prove 新.json --against 旧.json --out 反例
  dealgate prove 我的规则.json --as-of 2026-06-30 --json

需要 z3-solver：npm install z3-solver
退出码：0 都已证明（或两版等价），1 有不成立的（或有差别），2 有判定不了或有条件的，
3 输入有问题，64 用法错误。`,
    `Examples:
  dealgate prove sangfor-seven-steps
  dealgate prove new.json --against old.json --out counterexamples
  dealgate prove mine.json --as-of 2026-06-30 --json

It needs z3-solver: npm install z3-solver
Exit codes: 0 all is proven (or the versions are equivalent), 1 something is refuted (or
differs), 2 something is undecided or conditional, 3 bad input, 64 wrong usage.`,
  ),
  handbook: text(
    `例子：
  dealgate handbook sangfor-seven-steps --lang zh --out 手册.html
  dealgate handbook 我的规则.json --out 手册.md

退出码：0 正常，3 输入有问题，64 用法错误。`,
    `Examples:
  dealgate handbook sangfor-seven-steps --lang en --out handbook.html
  dealgate handbook mine.json --out handbook.md

Exit codes: 0 all went well, 3 bad input, 64 wrong usage.`,
  ),
  sheet: text(
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
  rules: text(
    `例子：
  dealgate rules
  dealgate rules sangfor-seven-steps > 我的规则.json     复制一份来改`,
    `Examples:
  dealgate rules
  dealgate rules sangfor-seven-steps > mine.json        a copy to change`,
  ),
} as const satisfies Record<string, Text>;
