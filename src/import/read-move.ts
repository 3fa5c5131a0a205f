import type { Outcome } from "../assess/verdict.ts";
import type { RecordedMove } from "../gate/audit-moves.ts";
import { type Issue, quoted } from "../model/issue.ts";
import { wrongType } from "../model/issue-of.ts";
import { kindOf } from "../model/plain-copy.ts";
import { pointerOf } from "../model/pointer.ts";
import { valuesOf } from "../model/scales.ts";
import { text as inBoth, type Text } from "../model/text.ts";
import { type DateRules, formatHelp, readMoment } from "./date-format.ts";
import { standingOf } from "./history.ts";
import { type HistoryMap, type MovePart, plainHistoryMap, usualFormats } from "./history-map.ts";
import { type ImportIssue, importIssue } from "./import-issue.ts";
import { textOf } from "./read-cell.ts";
import type { Cell } from "./read-table.ts";

/** A row of a history: a move of a deal, as the file has it. */
export interface HistoryRow {
  readonly deal: string;
  readonly line: number;
  /** When, as it is written. */
  readonly at: string;
  readonly by?: string;
  readonly move: RecordedMove;
}

/** What a row of a history comes to: a move, what is wrong with it, or nothing by the map's word. */
export type HistoryReading =
  | { readonly row: HistoryRow }
  | { readonly issues: readonly [ImportIssue | Issue, ...(ImportIssue | Issue)[]] }
  | { readonly isSkipped: true };

const outcomes = valuesOf("outcome");

const orOutcome = (column: string): Text =>
  inBoth(`或者在 ${quoted(column)} 里写明结局`, `or say in ${quoted(column)} how the deal ended`);

/** Returns which columns that the map names a table does not have; without a map only `needed`. */
export const missingHistoryColumns = (
  map: HistoryMap,
  columns: readonly string[],
): readonly ImportIssue[] => {
  const lacks = (column: string, help?: Text): ImportIssue[] =>
    columns.includes(column)
      ? []
      : [
          importIssue("missing-column", [column], {
            word: column,
            candidates: columns,
            ...(help && { help }),
          }),
        ];
  if (map !== plainHistoryMap) {
    return [...Object.keys(map.columns), ...Object.keys(map.skip ?? {})].flatMap((column) =>
      lacks(column),
    );
  }
  const ends = columns.includes("outcome") ? [] : lacks("to", orOutcome("outcome"));
  return [...lacks("deal"), ...lacks("at"), ...ends];
};

/** Returns how rows of a history are read; rows are tables' or objects' of one level. */
export const historyReader = (
  map: HistoryMap,
): ((row: Readonly<Record<string, unknown>>, line: number) => HistoryReading) => {
  const columnOf = new Map<MovePart, string>(
    Object.entries(map.columns).map(([column, part]) => [part, column]),
  );
  const stages = new Map(Object.entries(map.stages ?? {}));
  const dates: DateRules = map.dates ?? { formats: usualFormats };
  const skip = Object.entries(map.skip ?? {});

  return (row, line) => {
    const own = (column: string): unknown => (Object.hasOwn(row, column) ? row[column] : undefined);
    const issues: (ImportIssue | Issue)[] = [];
    const isSkipped = skip.some(([column, cells]) => cells.includes(textOf(own(column) as Cell)));
    if (isSkipped) return { isSkipped };
    const read = (part: MovePart): string | undefined => {
      const column = columnOf.get(part);
      const cell = column === undefined ? undefined : own(column);
      if (column !== undefined && typeof cell === "object" && cell !== null) {
        issues.push(wrongType(pointerOf([column]), ["text", "number"], kindOf(cell)));
        return undefined;
      }
      const text = textOf(cell as Cell);
      return text === "" ? undefined : text;
    };
    const need = (part: MovePart, help?: Text): void => {
      const header = columnOf.get(part) ?? part;
      issues.push(importIssue("cell-empty", [header], { header, ...(help && { help }) }));
    };
    const meant = (name: string | undefined) => {
      const meaning = name === undefined ? undefined : stages.get(name);
      return meaning === undefined ? { stage: name } : standingOf(meaning);
    };
    const deal = read("deal");
    const at = read("at");
    const written = read("outcome");
    const to = meant(read("to"));
    const from = meant(read("from"));
    const said = outcomes.find((one) => one === written);
    const [by, reason, version, id] = (["by", "reason", "version", "id"] as const).map(read);
    const moment = at === undefined ? undefined : readMoment(at, dates);
    if (issues.length === 0) {
      if (deal === undefined) need("deal");
      if (at === undefined) need("at");
      else if (moment === undefined) {
        const header = columnOf.get("at") ?? "at";
        const help = formatHelp(dates.formats);
        issues.push(importIssue("not-in-format", [at], { header, help }));
      }
      if (written !== undefined && said === undefined) {
        const header = columnOf.get("outcome") ?? "outcome";
        issues.push(
          importIssue("value-not-listed", [written], {
            header,
            word: written,
            candidates: outcomes,
          }),
        );
      }
      const isEmpty = to.stage === undefined && to.outcome === undefined && written === undefined;
      const end = columnOf.get("outcome");
      if (isEmpty && columnOf.has("to")) need("to", end === undefined ? end : orOutcome(end));
      else if (isEmpty) need("outcome");
    }
    const [issue, ...others] = issues;
    if (issue !== undefined) return { issues: [issue, ...others] };
    // Invariant: without a deal or a time there is an issue.
    const move = given({
      time: moment?.order ?? 0,
      from: from.stage,
      to: to.stage,
      outcome: said ?? (to.outcome as Outcome | undefined),
      reason,
      version,
      id,
    });
    return {
      row: { deal: deal ?? "", line, at: at ?? "", ...(by !== undefined && { by }), move },
    };
  };
};

/** Returns a move without what nobody said, so that many of them stay small. */
const given = (move: RecordedMove): RecordedMove =>
  Object.fromEntries(
    Object.entries(move).filter(([, value]) => value !== undefined),
  ) as unknown as RecordedMove;
