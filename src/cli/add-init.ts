import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import { type InitOptions, initCommand } from "./init-command.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { sharedWords } from "./shared-words.ts";

const words = {
  about: text(
    "新建一个规则目录：扩展自带的规则集，附商机、规则测试和编辑器设置",
    "begin a folder of rules that extend one of the package, with a deal, a test, editor settings",
  ),
  usage: text("[选项] <目录>", "[options] <DIR>"),
  folder: text("要建的目录；已有的文件不会被覆盖", "the folder; no file is written over"),
  rules: text("自带的规则集，写 id", "rule set of the package, by id"),
  examples: text(
    `例子：
  dealgate init 我们的规则
  dealgate init 我们的规则 --rules meddpicc

退出码：0 已建好，3 写不进去，64 已有文件或用法错误。`,
    `Examples:
  dealgate init our-rules
  dealgate init our-rules --rules meddpicc

Exit codes: 0 all written, 3 cannot write, 64 files are there already, or wrong usage.`,
  ),
} as const satisfies Record<string, Text>;

/** Adds `init` to the program. */
export const addInit = ({ add, say, io, end }: ProgramBuilder): void => {
  add("init", say(words.about), say(words.usage))
    .argument(`<${say(sharedWords.folderName)}>`, say(words.folder))
    .addOption(new Option("--rules <ID>", say(words.rules)).default("sangfor-seven-steps"))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (folder: string, options: InitOptions) => {
      end(await initCommand(folder, options, io));
    });
};
