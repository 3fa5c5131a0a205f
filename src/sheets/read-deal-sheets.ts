import type { Deal } from "../model/deal.ts";
import { quoted } from "../model/issue.ts";
import { parseDeal } from "../model/parse-deal.ts";
import { type Draft, putAt } from "../model/put-at.ts";
import { text } from "../model/text.ts";
import { applyMore } from "./apply-more.ts";
import type { Sheet } from "./cell.ts";
import { cellOf } from "./cell-of.ts";
import { dealSheet, listSheets, rowNumber } from "./deal-columns.ts";
import { findSheet, type ReadRow, readRows } from "./read-rows.ts";
import type { SheetIssue } from "./sheet-issue.ts";
import { dealNames } from "./sheet-names.ts";
import { tellUnknown } from "./tell-unknown.ts";
import { unreadSheets } from "./unread-sheets.ts";

/** The deals of a workbook, or what is wrong and in which cells. */
export type ReadDealSheets =
  | { readonly ok: true; readonly deals: readonly Deal[] }
  | { readonly ok: false; readonly issues: readonly SheetIssue[] };

/** Returns whether a workbook holds deals. */
export function holdsDeals(sheets: readonly Sheet[]): boolean {
  return findSheet(sheets, dealSheet.name) !== undefined;
}

/** Returns the deals that the sheets of a workbook say, headings in any language. */
export function readDealSheets(sheets: readonly Sheet[]): ReadDealSheets {
  const issues: SheetIssue[] = [...unreadSheets(sheets, dealNames)];
  const rows = readRows(sheets, dealSheet, issues);
  const lists = listSheets.map(({ path, plan }) => ({
    path,
    plan,
    rows: readRows(sheets, plan, issues),
  }));
  const all = [
    [dealSheet.key, rows] as const,
    ...lists.map((one) => [one.plan.key, one.rows] as const),
  ];
  applyMore(sheets, new Map(all), issues);
  const known = new Set<string>();
  for (const { id, cell } of rows) {
    if (id !== "" && known.has(id)) {
      const message = text(`ID ${quoted(id)} 重复`, `the id ${quoted(id)} is there twice`);
      issues.push({ cell, message });
    }
    known.add(id);
  }
  for (const { rows: elements } of lists) tellUnknown(elements, "deal", rows, issues);
  const deals: Deal[] = [];
  const parts = lists.map(({ path, rows: elements }) => ({ path, ofDeal: byDeal(elements) }));
  for (const row of rows) {
    const cells = new Map<string, string>([["", row.cell]]);
    place(row, "", cells);
    const deal = nested(row.value);
    for (const { path, ofDeal } of parts) {
      const own = ofDeal.get(row.id);
      if (own === undefined) continue;
      putAt(
        deal,
        path,
        own.map((element, index) => {
          place(element, `/${path.join("/")}/${index}`, cells);
          const { deal: _, [rowNumber]: __, ...value } = element.value;
          return nested(value);
        }),
      );
    }
    const parsed = parseDeal(deal);
    if (parsed.ok) deals.push(parsed.deal);
    else {
      for (const issue of parsed.issues) {
        const { message, help } = issue;
        const isIdTold = row.id === "" && "key" in issue && issue.key === "id";
        if (isIdTold && issue.pointer === "") continue;
        const cell = cellOf(issue, cells) ?? row.cell;
        issues.push({ cell, message, ...(help === undefined ? {} : { help }) });
      }
    }
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, deals };
}

function byDeal(elements: readonly ReadRow[]): ReadonlyMap<unknown, readonly ReadRow[]> {
  const found = new Map<unknown, ReadRow[]>();
  for (const element of elements) {
    const own = found.get(element.value.deal);
    if (own === undefined) found.set(element.value.deal, [element]);
    else own.push(element);
  }
  return found;
}

function place({ cells: own, cell }: ReadRow, base: string, cells: Map<string, string>): void {
  if (base !== "") cells.set(base, cell);
  for (const [pointer, name] of own) cells.set(base + pointer.replaceAll(".", "/"), name);
}

/** Returns a thing whose keys were written as paths. */
function nested(flat: Readonly<Record<string, unknown>>): Draft {
  const thing: Draft = {};
  for (const [path, value] of Object.entries(flat)) putAt(thing, path.split("."), value);
  return thing;
}
