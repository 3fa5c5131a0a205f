import type { MoneyTally } from "../model/money-tally.ts";
import { type Text, text } from "../model/text.ts";
import { bar } from "./bar.ts";
import { listTally } from "./format-money.ts";
import { type FunnelReport, stageTitle } from "./funnel-report.ts";
import { writeHeading } from "./report.ts";
import { type Span, type Style, span } from "./span.ts";
import type { Column } from "./table.ts";

const words = {
  heading: text("容量：期末在手的商机", "Capacity: what is open at the end"),
  stage: text("阶段", "stage"),
  claimed: text("宣称", "claimed"),
  evidenced: text("证据", "evidenced"),
  count: text("单数", "deals"),
  amount: text("金额", "amount"),
  beforeFirst: text("尚未进入", "before the first"),
} as const satisfies Record<string, Text>;

const barCells = 10;

/** The two stages that a deal is counted by, and how their bars are drawn. */
const sides = ["claimed", "evidenced"] as const;
const styles: Readonly<Record<Side, Style>> = { claimed: "open", evidenced: "good" };

type Side = (typeof sides)[number];

/** What stands in one stage, or before the first, by either of the two. */
type Row = Readonly<Record<Side, MoneyTally>> & { readonly title: string };

interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Span[])[];
}

/** Writes what is open in each stage, by claim and by evidence: side by side where there is room. */
export function writeCapacity(report: FunnelReport): void {
  const { funnel, lang, page } = report;
  writeHeading(report, words.heading);
  const { stages, beforeFirst } = funnel.capacity;
  const hasBefore = sides.some((side) => beforeFirst[side].deals > 0);
  const rows: readonly Row[] = [
    ...(hasBefore ? [{ title: words.beforeFirst[lang], ...beforeFirst }] : []),
    ...stages.map((one) => ({ title: stageTitle(report, one.stage), ...one })),
  ];
  const fitting = [tableOf(report, rows, sides, true), tableOf(report, rows, sides, false)]
    .slice(page.width >= 90 ? 0 : 1)
    .find((table) => page.fits(table.columns, table.rows, 2));
  if (fitting !== undefined) {
    page.table(fitting.columns, fitting.rows, 2);
    return;
  }
  // One below the other, so that no amount is cut.
  sides.forEach((side, index) => {
    if (index > 0) page.gap();
    const table = tableOf(report, rows, [side], false);
    page.table(table.columns, table.rows, 2);
  });
}

/** Returns the table of some sides; a stage has a line for each currency. */
function tableOf(
  { lang }: FunnelReport,
  rows: readonly Row[],
  which: readonly Side[],
  hasBars: boolean,
): Table {
  const head = (title: Text): Span => span(title[lang], "faint");
  const columnsOf = (side: Side): readonly Column[] => [
    ...(hasBars ? [{ head: head(words[side]) }] : []),
    { head: head(hasBars ? words.count : words[side]), align: "right", isWhole: true },
    { head: head(words.amount), align: "right", isWhole: true },
  ];
  const most = Math.max(0, ...rows.flatMap((row) => which.map((side) => row[side].deals)));
  const linesOf = (side: Side, tally: MoneyTally): readonly (readonly Span[])[] => {
    const { deals, amounts } = tally;
    const style = deals === 0 ? "faint" : "plain";
    return listTally(tally, lang).map((amount, line) => [
      ...(hasBars ? [span(line === 0 ? bar(deals, most, barCells) : "", styles[side])] : []),
      span(line === 0 ? String(deals) : "", style),
      span(amount, deals > 0 && amounts.length === 0 ? "open" : style),
    ]);
  };
  const blank = new Array<Span>(hasBars ? 3 : 2).fill(span(""));
  return {
    columns: [{ head: head(words.stage), least: 8 }, ...which.flatMap(columnsOf)],
    rows: rows.flatMap((row) => {
      const parts = which.map((side) => linesOf(side, row[side]));
      const height = Math.max(...parts.map((lines) => lines.length));
      return Array.from({ length: height }, (_, line) => [
        span(line === 0 ? row.title : ""),
        ...parts.flatMap((lines) => lines[line] ?? blank),
      ]);
    }),
  };
}
