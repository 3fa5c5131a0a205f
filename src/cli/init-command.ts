import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { quoted } from "../model/issue.ts";
import { type Language, text } from "../model/text.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { shippedRuleSets } from "../shipped/rule-sets.ts";
import { findRuleSet } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, print } from "./io.ts";
import { starterFiles, starterRules } from "./starter-files.ts";

/** What `init` may be told. */
export interface InitOptions {
  readonly lang: Language;
  readonly rules: string;
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Begins a folder of rules that extend a rule set of the package; never writes over a file. */
export const initCommand = async (
  folder: string,
  options: InitOptions,
  io: Io,
): Promise<ExitCode> => {
  const { lang, rules } = options;
  const look = lookOf(io.stderr, io.env, lang);
  const found = await findRuleSet(rules, io, look);
  if (!found.ok) return found.code;
  const base: RuleSet = found.found;
  if (!Object.hasOwn(shippedRuleSets, rules) || base.kind === "overlay") {
    await complain(io, look, {
      message: text(
        `${quoted(rules)} 不能作起点：要自带的、分阶段的规则集或检查清单`,
        `${quoted(rules)} is none to begin with: take one of the package with stages, or a checklist`,
      ),
      help: text("`dealgate rules` 列出自带的规则集", "`dealgate rules` lists those there are"),
    });
    return exitCodes.usage;
  }
  const files = starterFiles(base, lang, io.today);
  const root = resolve(io.cwd, folder);
  const taken: string[] = [];
  for (const name of files.keys()) if (await isThere(join(root, name))) taken.push(name);
  if (taken.length > 0) {
    await complain(io, look, {
      message: text(
        `${quoted(folder)} 里已有 ${taken.join("、")}，什么都没写`,
        `${quoted(folder)} already has ${taken.join(", ")}: nothing is written`,
      ),
    });
    return exitCodes.usage;
  }
  try {
    for (const [name, content] of files) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), content, { flag: "wx" });
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    await complain(io, look, { message: fileProblem(folder, error) });
    return exitCodes.badInput;
  }
  const names = [...files.keys()].map((name) => `  ${join(folder, name)}\n`).join("");
  const isHere = resolve(io.cwd, folder) === resolve(io.cwd);
  const opened = isHere ? text("这个目录", "this folder") : text(` ${folder}`, folder);
  const next = text(
    `接下来：用编辑器打开${opened.zh}，改 ${starterRules}，再运行\n` +
      `  dealgate check ${join(folder, starterRules)}\n`,
    `Next: open ${opened.en} in an editor, change ${starterRules}, then run\n` +
      `  dealgate check ${join(folder, starterRules)}\n`,
  );
  await print(io.stdout, `${names}${next[lang]}`);
  return exitCodes.ok;
};
