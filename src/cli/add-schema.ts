import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { type SchemaOptions, schemaCommand } from "./schema-command.ts";
import { sharedWords } from "./shared-words.ts";

const words = {
  about: text(
    "输出编辑器用的 JSON Schema，可带上应用自己的事实",
    "write the JSON Schema for editors, with an app's own facts where there are",
  ),
  usage: text("[选项] [种类]", "[options] [KIND]"),
  kindName: text("种类", "KIND"),
  kind: text(
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
  examples: text(
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
} as const satisfies Record<string, Text>;

/** Adds `schema` to the program. */
export const addSchema = ({ add, say, io, end }: ProgramBuilder): void => {
  add("schema", say(words.about), say(words.usage))
    .argument(`[${say(words.kindName)}]`, say(words.kind))
    .option("--facts <FILE>", say(words.factsFile))
    .option("--extends <ID|FILE>", say(words.extended))
    .addOption(new Option("--rules <ID|FILE>", say(words.testedRules)).conflicts("extends"))
    .option("--out <FILE>", say(sharedWords.out))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (kind: string | undefined, options: SchemaOptions) => {
      end(await schemaCommand(kind, options, io));
    });
};
