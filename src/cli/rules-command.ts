import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Language, Text } from "../model/text.ts";
import { text } from "../model/text.ts";
import { openPage } from "../report/page.ts";
import { span } from "../report/span.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { shippedRuleSets } from "../shipped/rule-sets.ts";
import { findRuleSet } from "./choose-rules.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, print } from "./io.ts";

const words = {
  id: text("规则集", "rule set"),
  version: text("版本", "version"),
  kind: text("类型", "kind"),
  stages: text("阶段", "stages"),
  checkpoints: text("检查点", "checkpoints"),
  title: text("名称", "title"),
} as const satisfies Record<string, Text>;

const kinds: Readonly<Record<RuleSet["kind"], Text>> = {
  stages: text("分阶段", "stages"),
  checklist: text("检查清单", "checklist"),
  overlay: text("叠加规则集", "overlay"),
};

const installed = "node_modules/dealgate/rules/rule-set.schema.json";

/** Returns the path of the installed schema from a file that is written here; undefined: there is none. */
const schemaFor = async ({ cwd }: Io): Promise<string | undefined> =>
  stat(join(cwd, installed)).then(
    () => `./${installed}`,
    () => undefined,
  );

/** Lists the rule sets of the package, or prints one for a file of one's own. */
export const rulesCommand = async (
  id: string | undefined,
  { lang }: { readonly lang: Language },
  io: Io,
): Promise<ExitCode> => {
  const look = lookOf(io.stdout, io.env, lang);
  if (id !== undefined) {
    const found = await findRuleSet(id, io, lookOf(io.stderr, io.env, lang));
    if (!found.ok) return found.code;
    const { $schema: _schema, ...rules } = found.found;
    const schema = await schemaFor(io);
    const copy = schema === undefined ? rules : { $schema: schema, ...rules };
    await print(io.stdout, `${JSON.stringify(copy, null, 2)}\n`);
    return exitCodes.ok;
  }
  const page = openPage(look);
  const sets: readonly RuleSet[] = Object.values(shippedRuleSets);
  page.table(
    [
      { head: span(words.id[lang], "strong"), isWhole: true },
      { head: span(words.version[lang], "strong") },
      { head: span(words.kind[lang], "strong") },
      { head: span(words.stages[lang], "strong"), align: "right" },
      { head: span(words.checkpoints[lang], "strong"), align: "right" },
      { head: span(words.title[lang], "strong"), least: 10 },
    ],
    sets.map(({ id, version, kind, stages = [], title }) =>
      [
        id,
        version,
        kinds[kind][lang],
        String(stages.length),
        String(stages.reduce((sum, stage) => sum + stage.checkpoints.length, 0)),
        title[lang],
      ].map((cell) => span(cell)),
    ),
  );
  await print(io.stdout, page.text());
  return exitCodes.ok;
};
