import { quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { enumerate, listOut } from "../words/enumeration.ts";
import type { Sheet } from "./cell.ts";
import { dealSheet, listSheets } from "./deal-columns.ts";
import { moreName } from "./more-sheet.ts";
import { findSheet } from "./read-rows.ts";
import { checkpointSheet, flagSheet, stageSheet } from "./rule-set-columns.ts";
import { keyedParts, ownName } from "./rule-set-sheets.ts";
import type { SheetIssue } from "./sheet-issue.ts";

/** The sheets of a rule set; by the first it is known. */
export const ruleSetNames: readonly [Text, ...Text[]] = [
  ownName,
  moreName,
  ...[stageSheet, checkpointSheet, flagSheet, ...keyedParts.map(({ plan }) => plan)].map(
    ({ name }) => name,
  ),
];

/** The sheets of deals; by the first they are known. */
export const dealNames: readonly [Text, ...Text[]] = [
  dealSheet.name,
  ...listSheets.map(({ plan }) => plan.name),
  moreName,
];

/** The most sheets that are named. */
const mostNamed = 20;

/** Returns what is wrong where a workbook has neither of the sheets that tell what it holds. */
export function noFirstSheet(sheets: readonly Sheet[]): SheetIssue {
  const kinds = [ruleSetNames, dealNames];
  const begun = kinds.filter((names) =>
    names.some((name) => name !== moreName && findSheet(sheets, name)),
  );
  const wanted = (begun.length === 1 ? begun : kinds).map(([first]) => first);
  const present = sheets.map(({ name }) => name);
  const said = present.slice(0, mostNamed).map(quoted);
  const there = (lang: Language): string =>
    listOut(present.length > mostNamed ? [...said, "…"] : said, lang);
  const names = wanted.map(({ zh, en }) => text(`${quoted(zh)}（${quoted(en)}）`, quoted(en)));
  const missing = (lang: Language): string =>
    enumerate(
      names.map((name) => name[lang]),
      "or",
      lang,
    );
  const message = text(
    `没有 ${missing("zh")}这张表，现有 ${there("zh")}`,
    `no sheet ${missing("en")}; there are ${there("en")}`,
  );
  for (const name of wanted.flatMap(({ zh, en }) => [zh, en])) {
    const near = present.find((one) => one.toLowerCase().includes(name)) ?? nearest(name, present);
    if (near === undefined) continue;
    const help = text(
      `${quoted(near)} 是不是该叫 ${quoted(name)}？`,
      `should ${quoted(near)} be called ${quoted(name)}?`,
    );
    return { cell: "", message, help };
  }
  return { cell: "", message };
}
