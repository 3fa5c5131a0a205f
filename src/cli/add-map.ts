import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import { type MapOptions, mapCommand } from "./map-command.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { sharedWords } from "./shared-words.ts";

const words = {
  about: text(
    "看人：谁向谁汇报、谁支持我们、还缺谁、从谁入手",
    "show the people of a deal: who reports to whom, who is for us, who is not covered yet",
  ),
  jsonMap: text("输出 JSON", "print the map as JSON"),
  examples: text(
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
} as const satisfies Record<string, Text>;

/** Adds `map` to the program. */
export const addMap = ({ add, rulesOptions, say, io, end }: ProgramBuilder): void => {
  rulesOptions(
    add("map", say(words.about), say(sharedWords.fileUsage)).argument(
      `<${say(sharedWords.fileName)}>`,
      say(sharedWords.dealFile),
    ),
  )
    .addOption(new Option("--json", say(words.jsonMap)).default(false))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (file: string, options: MapOptions) => {
      end(await mapCommand(file, options, io));
    });
};
