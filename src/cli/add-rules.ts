import { type Language, type Text, text } from "../model/text.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { rulesCommand } from "./rules-command.ts";
import { sharedWords } from "./shared-words.ts";

const words = {
  about: text(
    "列出自带的规则集，或打印其中一个",
    "list the rule sets of the package, or print one",
  ),
  usage: text("[选项] [ID]", "[options] [ID]"),
  examples: text(
    `例子：
  dealgate rules
  dealgate rules sangfor-seven-steps > 我的规则.json     复制一份来改`,
    `Examples:
  dealgate rules
  dealgate rules sangfor-seven-steps > mine.json        a copy to change`,
  ),
} as const satisfies Record<string, Text>;

/** Adds `rules` to the program. */
export const addRules = ({ add, say, io, end }: ProgramBuilder): void => {
  add("rules", say(words.about), say(words.usage))
    .argument("[ID]", say(sharedWords.ruleSetId))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (id: string | undefined, options: { readonly lang: Language }) => {
      end(await rulesCommand(id, options, io));
    });
};
