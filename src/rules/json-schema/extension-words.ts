import type { z } from "zod";
import { type Text, text } from "../../model/text.ts";
import type { extensionSchema } from "../extension.ts";
import { keyWords } from "./key-words.ts";

const { ruleSet } = keyWords;

/** What the sections of an extension are for, by key; those of their parts are the rule set's. */
export const extensionWords = {
  $schema: ruleSet.$schema,
  id: text("自己的规则集编号，不能与基础规则集相同", "id of its own, not that of the base"),
  version: ruleSet.version,
  extends: text(
    "在哪个规则集的哪个版本上改；没写到的都照原样",
    "the rule set, and the version of it, that this changes; what is not named stays as it is",
  ),
  title: ruleSet.title,
  description: ruleSet.description,
  licence: ruleSet.licence,
  staleAfterDays: ruleSet.staleAfterDays,
  custom: text(
    "按名称改、增自己的字段；`null` 表示删去",
    "fields of the app by name: changed, added, or taken away by `null`",
  ),
  signals: text(
    "按编号改、增信号；`null` 表示删去",
    "signals by id: changed, added, or taken away by `null`",
  ),
  conditions: text(
    "按名称换、增命名条件，条件整个替换；`null` 表示删去",
    "named conditions: replaced as a whole, added, or taken away by `null`",
  ),
  stages: text(
    "按编号改、增阶段；`null` 表示删去",
    "stages by id: changed, added, or taken away by `null`",
  ),
  wonAfter: ruleSet.wonAfter,
  flags: text(
    "按编号改、增提示；`null` 表示删去",
    "flags by id: changed, added, or taken away by `null`",
  ),
  source: ruleSet.source,
  note: ruleSet.note,
  was: text(
    "改动的地方原来是什么，由 `dealgate flatten --record` 写入，不用手改",
    "what was there before each change; written by `dealgate flatten --record`, not by hand",
  ),
} satisfies { readonly [Key in keyof Required<z.infer<typeof extensionSchema>>]: Text };

/** What the further keys of the parts of an extension are for. */
export const placeWords = {
  checkpoints: text(
    "按编号改、增检查点；`null` 表示删去",
    "checkpoints by id: changed, added, or taken away by `null`",
  ),
  after: text(
    "紧接在哪一个之后；不写就排在最后",
    "right after which one it stands; without it, a new one is the last",
  ),
  before: text("紧接在哪一个之前", "right before which one it stands"),
  baseId: text("基础规则集的编号", "the id of the base"),
  baseVersion: text(
    "改的时候基础规则集是哪个版本",
    "the version of the base that the changes were made against",
  ),
} as const;
