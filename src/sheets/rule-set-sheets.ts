import { type Language, type Text, text } from "../model/text.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import type { Sheet } from "./cell.ts";
import {
  ageSheet,
  checkpointSheet,
  conditionSheet,
  customSheet,
  flagSheet,
  ownColumns,
  type SheetPlan,
  signalSheet,
  stageSheet,
} from "./rule-set-columns.ts";
import { type Leftover, type Thing, writeCell, writeLeftovers, writeRows } from "./write-rows.ts";

/** The name of the sheet that says what the rule set itself is. */
export const ownName: Text = text("规则集", "rule set");
/** The key of that sheet in the `more` sheet. */
export const ownKey = "rule-set";
/** Its columns. */
const ownHeads: readonly Text[] = [
  text("键", "key"),
  text("含义", "meaning"),
  text("内容", "content"),
];

/** A part of a rule set that holds its things by id, and how a thing stands in a row. */
interface Keyed {
  readonly plan: SheetPlan;
  readonly toRow: (id: string, value: unknown) => Thing;
}

const spread = (id: string, value: unknown): Thing => ({ id, ...(value as object) });

/** The parts of a rule set that hold their things by id. */
export const keyedParts: readonly Keyed[] = [
  { plan: signalSheet, toRow: spread },
  { plan: customSheet, toRow: spread },
  { plan: conditionSheet, toRow: (id, when) => ({ id, when }) },
  { plan: ageSheet, toRow: (id, staleAfterDays) => ({ id, staleAfterDays }) },
];

/** Returns a rule set as the sheets of a workbook: headings and conditions in a language. */
export function ruleSetSheets(ruleSet: RuleSet, lang: Language): readonly Sheet[] {
  const whole = ruleSet as unknown as Thing;
  const leftovers: Leftover[] = [];
  const own = {
    name: ownName[lang],
    rows: [
      ownHeads.map((head) => head[lang]),
      ...ownColumns.map((column) => [
        column.path.join("."),
        column.title[lang],
        writeCell(whole, column, { sheet: ownKey, id: "" }, lang, leftovers),
      ]),
    ],
    widths: [20, 24, 60],
  };
  const { stages = [], flags = [] } = ruleSet;
  const checkpoints = stages.flatMap(({ id, checkpoints: within }) =>
    within.map((checkpoint) => ({ stage: id, ...checkpoint })),
  );
  const sheets = [
    own,
    writeRows(
      stageSheet,
      stages.map(({ checkpoints: _, ...stage }) => stage),
      lang,
      leftovers,
    ),
    writeRows(checkpointSheet, checkpoints, lang, leftovers, {
      [stageSheet.name.en]: stages.length,
    }),
    ...keyedParts.map(({ plan, toRow }) =>
      writeRows(
        plan,
        Object.entries(whole[plan.key] ?? {}).map(([id, value]) => toRow(id, value)),
        lang,
        leftovers,
      ),
    ),
    writeRows(flagSheet, flags, lang, leftovers),
  ];
  // A part that is there and empty differs from one that is not.
  for (const key of ["stages", "flags", ...keyedParts.map(({ plan }) => plan.key)]) {
    const part = whole[key];
    if (part !== undefined && Object.keys(part as object).length === 0) {
      leftovers.push({ sheet: ownKey, id: "", key, value: part });
    }
  }
  return [...sheets, writeLeftovers(leftovers, lang)];
}
