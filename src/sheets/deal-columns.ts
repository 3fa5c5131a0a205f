import { factCatalogue, listPaths } from "../facts/catalogue.ts";
import type { Fact } from "../facts/fact.ts";
import { factsAbout } from "../facts/lexicon.ts";
import { listTitles } from "../facts/list-titles.ts";
import type { ListName, Subject } from "../facts/reading.ts";
import { valuesOf } from "../model/scales.ts";
import { text } from "../model/text.ts";
import {
  type Column,
  type ColumnKind,
  line,
  lines,
  number,
  observed,
  oneOf,
  yesNo,
} from "./columns.ts";
import type { SheetPlan } from "./rule-set-columns.ts";

const column = (key: string, zh: string, en: string, kind: ColumnKind = line): Column => ({
  path: [key],
  title: text(zh, en),
  kind,
  width: 20,
});

const kindOf = ({ type }: Fact): ColumnKind =>
  type.kind === "boolean"
    ? yesNo
    : type.kind === "number"
      ? number
      : type.kind === "set"
        ? lines
        : type.kind === "choice"
          ? oneOf(type.values.map(({ value }) => value))
          : line;

/** The fields of the model, each with its name beside its title. */
const fieldsOf = (subject: Subject): readonly Column[] =>
  [...factsAbout(factCatalogue, subject).values()].flatMap((fact) => {
    const { reading, title, type } = fact;
    if (reading.read !== "value" || reading.plain === undefined || reading.through) return [];
    if (type.kind === "record") return [];
    const key = reading.plain.join(".");
    return [column(key, `${title.zh} ${key}`, `${title.en} ${key}`, kindOf(fact))];
  });

/** The key of the number that tells the rows of lists apart. */
export const rowNumber = "#";

/** The deals, one a row. */
export const dealSheet: SheetPlan = {
  key: "deals",
  name: text("商机", "deals"),
  columns: [column("id", "ID", "id"), column("name", "商机名称", "name"), ...fieldsOf("deal")],
};

/** A list of a deal: where it stands, and its sheet. */
export interface ListSheet {
  readonly path: readonly string[];
  readonly plan: SheetPlan;
}

const whose = [
  column(rowNumber, "行号", "row", number),
  { ...column("deal", "商机 ID", "deal id"), standsIn: dealSheet.name },
  column("id", "ID", "id"),
];

const list = (name: ListName): ListSheet => ({
  path: listPaths[name],
  plan: {
    key: name,
    name: listTitles[name],
    columns: [...whose, ...fieldsOf(name)],
    numberedBy: rowNumber,
  },
});

/** The lists of a deal, and its evidence. */
export const listSheets: readonly ListSheet[] = [
  {
    path: ["evidence"],
    plan: {
      key: "evidence",
      name: text("证据", "evidence"),
      columns: [
        ...whose,
        column("what", "记录项", "what"),
        column("about", "对象 ID", "about"),
        column("value", "内容", "value", observed),
        column("at", "日期", "day"),
        column("by", "记录人", "by"),
        column("source", "来源", "source", oneOf(valuesOf("sourceKind"))),
        column("note", "备注", "note"),
        column("recordedAt", "登记日", "recorded on"),
        column("withdraws", "撤回哪条", "withdraws"),
      ],
      numberedBy: rowNumber,
    },
  },
  list("contacts"),
  list("organisations"),
  list("needs"),
  list("dates"),
  list("documents"),
  list("activities"),
];
