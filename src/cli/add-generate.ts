import { Option } from "commander";
import { type Text, text } from "../model/text.ts";
import { type GenerateCommandOptions, generateCommand } from "./generate-command.ts";
import type { ProgramBuilder } from "./open-program.ts";
import { count, day } from "./option-values.ts";
import { sharedWords } from "./shared-words.ts";

const words = {
  about: text(
    "生成虚构的商机（NDJSON），同一种子每次都一样，供演示和压测",
    "make up deals (NDJSON), the same for the same seed, for demos and load tests",
  ),
  usage: text("[选项] --deals <N>", "[options] --deals <N>"),
  deals: text("生成多少个商机", "how many deals to make up"),
  seed: text(
    "随机种子，1 到 999,999,999 的整数（默认 1）",
    "the seed, a whole number from 1 to 999,999,999 (default: 1)",
  ),
  asOf: text(
    "以哪一天为今天，YYYY-MM-DD（默认 2026-06-30，好让结果不随日子变）",
    "the day they are made for, YYYY-MM-DD (default: 2026-06-30, so that no day changes them)",
  ),
  examples: text(
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
} as const satisfies Record<string, Text>;

/** Adds `generate` to the program. */
export const addGenerate = ({ add, say, io, end }: ProgramBuilder): void => {
  add("generate", say(words.about), say(words.usage))
    .addOption(new Option("--deals <N>", say(words.deals)).argParser(count).makeOptionMandatory())
    .addOption(new Option("--seed <N>", say(words.seed)).argParser(count).default(1))
    .addOption(
      new Option("--rules <ID|FILE>", say(sharedWords.rules)).default("sangfor-seven-steps"),
    )
    .addOption(new Option("--as-of <DATE>", say(words.asOf)).argParser(day).default("2026-06-30"))
    .option("--out <FILE>", say(sharedWords.out))
    .addHelpText("after", `\n${say(words.examples)}`)
    .action(async (options: GenerateCommandOptions) => {
      end(await generateCommand(options, io));
    });
};
