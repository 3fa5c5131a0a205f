import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import { type CheckOptions, checkCommand, checkFormats } from "./check-command.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { format } from "./option-values.ts";
import { sharedWords } from "./shared-words.ts";

const words = {
  about: text(
    "检查规则文件：写错的，和多半写错的",
    "check rule files for what is wrong, and what is likely wrong",
  ),
  ruleFiles: text(
    "规则文件，或装规则文件的目录（连同子目录）；- 表示标准输入",
    "rule files, or a folder of them and those in it; - is the standard input",
  ),
  format: text("输出格式（默认 text）", "how to write what was found (default: text)"),
  fix: text(
    "自动修正不影响结论的问题，其余原样保留",
    "mend what can be mended without changing an answer, leave the rest as written",
  ),
  watch: text("文件有改动就重新检查", "check again on every change"),
  examples: text(
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
} as const satisfies Record<string, Text>;

/** Adds `check` to the program. */
export const addCheck = ({ add, say, io, end }: ProgramBuilder): void => {
  add("check", say(words.about), say(sharedWords.filesUsage))
    .argument(`<${say(sharedWords.fileName)}...>`, say(words.ruleFiles))
    .addOption(
      new Option("--format <text|json|sarif|github>", say(words.format))
        .argParser((value) => format(value, checkFormats))
        .default("text"),
    )
    .addOption(new Option("--fix", say(words.fix)).default(false))
    .addOption(new Option("--watch", say(words.watch)).default(false))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (files: readonly string[], options: CheckOptions) => {
      end(await checkCommand(files, options, io));
    });
};
