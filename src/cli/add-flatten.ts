import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import { type FlattenOptions, flattenCommand } from "./flatten-command.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { listed } from "./option-values.ts";
import { sharedWords } from "./shared-words.ts";

const words = {
  about: text(
    "把扩展规则集（`extends`）写成一个完整的文件",
    "write a rule set that builds on another (`extends`) as one file",
  ),
  usage: text("[选项] <文件>", "[options] <FILE>"),
  extensionFile: text("扩展规则集的文件", "the file of a rule set that extends another"),
  record: text(
    "把每处改动原来的内容记进文件，升级后好比对",
    "keep in the file what each change was made against, to compare after an upgrade",
  ),
  accept: text(
    "基础规则集也改了的地方，保留自己的改法；可重复，`all` 表示全部",
    "keep the change where the base has changed too; may be repeated, `all` for every one",
  ),
  examples: text(
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
} as const satisfies Record<string, Text>;

/** Adds `flatten` to the program. */
export const addFlatten = ({ add, say, io, end }: ProgramBuilder): void => {
  add("flatten", say(words.about), say(words.usage))
    .argument(`<${say(sharedWords.fileName)}>`, say(words.extensionFile))
    .option("--out <FILE>", say(sharedWords.out))
    .addOption(new Option("--record", say(words.record)).default(false))
    .addOption(new Option("--accept <POINTER>", say(words.accept)).argParser(listed).default([]))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (file: string, options: FlattenOptions) => {
      end(await flattenCommand(file, options, io));
    });
};
