import { didYouMean, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { text } from "../model/text.ts";
import { parseRuleSet } from "../rules/parse-rule-set.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { applyMore } from "./apply-more.ts";
import { cellName, isBlank, type Sheet } from "./cell.ts";
import { cellOf } from "./cell-of.ts";
import { findSheet, type ReadRow, readRows, setValue } from "./read-rows.ts";
import { checkpointSheet, flagSheet, ownColumns, stageSheet } from "./rule-set-columns.ts";
import { keyedParts, ownKey, ownName } from "./rule-set-sheets.ts";
import type { SheetIssue } from "./sheet-issue.ts";
import { noFirstSheet, ruleSetNames } from "./sheet-names.ts";
import { tellUnknown } from "./tell-unknown.ts";
import { unreadSheets } from "./unread-sheets.ts";

/** The rule set of a workbook, or what is wrong and in which cells. */
export type ReadRuleSetSheets =
  | { readonly ok: true; readonly ruleSet: RuleSet }
  | { readonly ok: false; readonly issues: readonly SheetIssue[] };

/** Returns the rule set that the sheets of a workbook say, headings and conditions in any language. */
export function readRuleSetSheets(sheets: readonly Sheet[]): ReadRuleSetSheets {
  const issues: SheetIssue[] = [];
  const own = readOwn(sheets, issues);
  if (own === undefined) return { ok: false, issues };
  issues.push(...unreadSheets(sheets, ruleSetNames));
  const stages = readRows(sheets, stageSheet, issues);
  const checkpoints = readRows(sheets, checkpointSheet, issues);
  const flags = readRows(sheets, flagSheet, issues);
  const keyed = keyedParts.map(({ plan }) => ({ plan, rows: readRows(sheets, plan, issues) }));
  const all = new Map<string, readonly ReadRow[]>([
    [ownKey, [own]],
    [stageSheet.key, stages],
    [checkpointSheet.key, checkpoints],
    [flagSheet.key, flags],
    ...keyed.map(({ plan, rows }) => [plan.key, rows] as const),
  ]);
  const cells = new Map<string, string>();
  applyMore(sheets, all, issues);

  const whole = own.value;
  place(own, "", cells);
  if (stages.length > 0) {
    whole.stages = stages.map((stage, s) => {
      place(stage, `/stages/${s}`, cells);
      const within = checkpoints.filter(({ value }) => value.stage === stage.id);
      return {
        ...stage.value,
        checkpoints: within.map((checkpoint, c) => {
          place(checkpoint, `/stages/${s}/checkpoints/${c}`, cells);
          const { stage: _, ...value } = checkpoint.value;
          return value;
        }),
      };
    });
  }
  tellUnknown(checkpoints, "stage", stages, issues);
  for (const { plan, rows } of keyed) {
    if (rows.length > 0) whole[plan.key] = readKeyed(plan.key, rows, cells, issues);
  }
  if (flags.length > 0) {
    whole.flags = flags.map(({ value }) => value);
    for (const [f, flag] of flags.entries()) place(flag, `/flags/${f}`, cells);
  }
  if (issues.length > 0) return { ok: false, issues };
  const parsed = parseRuleSet(whole);
  if (parsed.ok) return { ok: true, ruleSet: parsed.ruleSet };
  return {
    ok: false,
    issues: parsed.issues.map((issue) => ({
      cell: cellOf(issue, cells) ?? own.cell,
      message: issue.message,
      ...(issue.help === undefined ? {} : { help: issue.help }),
    })),
  };
}

const ownKeys = ownColumns.map(({ path }) => path.join("."));

/** Reads what the rule set says of itself, one key a row. */
function readOwn(sheets: readonly Sheet[], issues: SheetIssue[]): ReadRow | undefined {
  const sheet = findSheet(sheets, ownName);
  if (sheet === undefined) {
    issues.push(noFirstSheet(sheets));
    return undefined;
  }
  const value: Record<string, unknown> = {};
  const cells = new Map<string, string>();
  for (const [index, [key, , content]] of sheet.rows.entries()) {
    if (index === 0) continue;
    const cell = `${sheet.name}!${cellName(2, index)}`;
    if (isBlank(key)) {
      const message = text("这一行没有键", "this row has no key");
      if (!isBlank(content)) issues.push({ cell, message });
      continue;
    }
    const name = String(key).trim();
    const column = ownColumns.find(({ path }) => path.join(".") === name);
    if (column === undefined || cells.has(`/${column.path.join("/")}`)) {
      const near = column === undefined ? nearest(name, ownKeys) : undefined;
      issues.push({
        cell: `${sheet.name}!${cellName(0, index)}`,
        message:
          column === undefined
            ? text(`没有 ${quoted(name)} 这个键`, `no key ${quoted(name)}`)
            : text(`键 ${quoted(name)} 写了两遍`, `the key ${quoted(name)} is there twice`),
        ...(near !== undefined && { help: didYouMean(near) }),
      });
      continue;
    }
    cells.set(`/${column.path.join("/")}`, cell);
    if (isBlank(content)) continue;
    const read = column.kind.read(content);
    if (read.ok) setValue(value, column.path, read.value);
    else issues.push({ cell, message: read.message });
  }
  return { id: "", value, cells, cell: `${sheet.name}!A1` };
}

/** Returns rows by their ids. */
function readKeyed(
  key: string,
  rows: readonly ReadRow[],
  cells: Map<string, string>,
  issues: SheetIssue[],
): Readonly<Record<string, unknown>> {
  const values = new Map<string, unknown>();
  for (const row of rows) {
    const { id, ...value } = row.value;
    if (row.id !== "" && values.has(row.id)) {
      const name = quoted(row.id);
      issues.push({
        cell: row.cell,
        message: text(`ID ${name} 重复`, `the id ${name} is there twice`),
      });
    }
    const only =
      key === "conditions" ? value.when : key === "staleAfterDays" ? value.staleAfterDays : value;
    values.set(row.id, only === undefined ? null : only);
    place(row, `/${key}/${row.id}`, cells);
  }
  return Object.fromEntries(values);
}

function place({ cells: own, cell }: ReadRow, base: string, cells: Map<string, string>): void {
  if (base !== "") cells.set(base, cell);
  for (const [pointer, name] of own) cells.set(base + pointer, name);
  // What these two say stands without a key of its own.
  if (base.startsWith("/conditions/")) cells.set(base, own.get("/when") ?? cell);
  if (base.startsWith("/staleAfterDays/")) cells.set(base, own.get("/staleAfterDays") ?? cell);
}
