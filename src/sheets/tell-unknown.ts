import { didYouMean, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { type Text, text } from "../model/text.ts";
import type { ReadRow } from "./read-rows.ts";
import type { SheetIssue } from "./sheet-issue.ts";

/** What the rows of other sheets belong to, as messages call it. */
const names = {
  stage: text("阶段", "stage"),
  deal: text("商机", "deal"),
} as const satisfies Record<string, Text>;

/** Tells of rows that belong to nothing, or to what is in no row of its own sheet. */
export function tellUnknown(
  rows: readonly ReadRow[],
  key: keyof typeof names,
  owners: readonly ReadRow[],
  issues: SheetIssue[],
): void {
  const { zh, en } = names[key];
  const ids = new Set(
    owners.flatMap(({ value: { id } }) => (id === undefined ? [] : [String(id)])),
  );
  // What has no id yet may be what others name.
  const areWhole = owners.every(({ value }) => value.id !== undefined);
  for (const { value, cells, cell } of rows) {
    const id = value[key];
    const at = cells.get(`/${key}`);
    if (id === undefined) {
      // A column that is missing is told once.
      if (at === undefined) continue;
      issues.push({ cell: at, message: text(`这一行没有写${zh}`, `this row has no ${en}`) });
      continue;
    }
    const name = String(id);
    if (ids.has(name) || !areWhole) continue;
    const near = nearest(name, ids);
    issues.push({
      cell: at ?? cell,
      message: text(`没有${zh} ${quoted(name)}`, `no ${en} ${quoted(name)}`),
      ...(near !== undefined && { help: didYouMean(near) }),
    });
  }
}
