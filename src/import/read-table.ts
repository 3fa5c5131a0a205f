import type { Issue } from "../model/issue.ts";
import { text } from "../model/text.ts";
import { type CsvFault, type CsvRecord, csvRecords, longestRow } from "./csv-records.ts";
import { decode, type TableSource } from "./decode.ts";
import { type ImportIssue, importIssue } from "./import-issue.ts";
import { keptText } from "./kept-text.ts";

/** One cell: text from a file, or a plain value from an app. */
export type Cell = string | number | boolean | null | undefined;

/** One row of a table, by column. */
export type Row = Readonly<Record<string, Cell>>;

/** A row and the line of the file on which it begins, counted from 1. */
export interface PlacedRow {
  readonly line: number;
  readonly row: Row;
}

/** Lines of a file that are no row, as they stand there. */
export interface BadLines {
  readonly line: number;
  readonly text: string;
  readonly issues: readonly [ImportIssue | Issue, ...(ImportIssue | Issue)[]];
}

/** A table whose rows are still to be read. */
export interface Table {
  /** The columns, as the header has them, without surrounding space. */
  readonly columns: readonly string[];
  /** What is wrong with the header; then there are no rows. */
  readonly issues: readonly ImportIssue[];
  readonly rows: AsyncIterable<PlacedRow | BadLines>;
}

/** How a table is written. */
export interface TableOptions {
  /** Absent: what the header line has most of: comma, semicolon, tab, bar. */
  readonly delimiter?: string | undefined;
  /** Absent: told from the bytes. */
  readonly encoding?: string | undefined;
}

const delimiters = [",", ";", "\t", "|"];

const delimiterOf = (head: string): string => {
  const line = /^(?:"[^"]*"|[^"\n])*/.exec(head.trimStart())?.[0] ?? "";
  const bare = line.replaceAll(/"[^"]*"/g, "");
  const counts = delimiters.map((delimiter) => bare.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
};

/** Yields the same text with every line ended by a line feed alone. */
async function* lineFeeds(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let kept = "";
  for await (const chunk of chunks) {
    const joined = kept + chunk;
    // The other half of a line's end may come with the next chunk.
    kept = joined.endsWith("\r") ? "\r" : "";
    yield joined.slice(0, joined.length - kept.length).replaceAll(/\r\n?/g, "\n");
  }
  if (kept !== "") yield "\n";
}

const headerIssues = (columns: readonly string[]): readonly ImportIssue[] =>
  columns.flatMap((column, index) => {
    if (column === "") return [importIssue("empty-column-name", [index + 1])];
    return columns.indexOf(column) < index ? [importIssue("duplicate-column", [column])] : [];
  });

const encodingHelp = text(
  "换一个编码试试：utf-8、gb18030、big5",
  "try another encoding: utf-8, gb18030, big5",
);

const rowIssue = (columns: readonly string[], record: readonly string[]) => {
  if (record.length !== columns.length)
    return importIssue("cell-count", [record.length, columns.length]);
  const broken = record.findIndex((cell) => cell.includes("\uFFFD"));
  const header = columns[broken];
  return header === undefined
    ? undefined
    : importIssue("not-decodable", [], { header, help: encodingHelp });
};

const isBlank = ({ cells }: CsvRecord): boolean => cells.length === 1 && cells[0]?.trim() === "";

/**
 * Opens a table of comma-separated values or the like: reads its header, and its rows as they are
 * asked for, so that files of any size can be read. Rows that are no rows come out as bad lines.
 */
export const readTable = async (
  source: TableSource,
  { delimiter, encoding }: TableOptions = {},
): Promise<Table> => {
  const chunks = lineFeeds(decode(source, encoding));
  let head = "";
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    head += next.value;
    if (head.trimStart().includes("\n") || head.length > longestRow) break;
  }
  const records = csvRecords(keptText(head, chunks), delimiter ?? delimiterOf(head));
  const nextRecord = async (): Promise<CsvRecord | CsvFault | undefined> => {
    for (let next = await records.next(); !next.done; next = await records.next())
      if ("issue" in next.value || !isBlank(next.value)) return next.value;
    return undefined;
  };
  const header = await nextRecord();
  const none = { columns: [], rows: (async function* () {})() };
  if (header === undefined) return { ...none, issues: [importIssue("no-header", [])] };
  const columns = "issue" in header ? [] : header.cells.map((column) => column.trim());
  const issues = "issue" in header ? [header.issue] : headerIssues(columns);
  if (issues.length > 0) {
    await records.return(undefined);
    return { ...none, columns, issues };
  }
  async function* rows(): AsyncGenerator<PlacedRow | BadLines> {
    for (let next = await nextRecord(); next; next = await nextRecord()) {
      const { line } = next;
      const issue = "issue" in next ? next.issue : rowIssue(columns, next.cells);
      if (issue) {
        yield { line, text: ("issue" in next ? next.text : next.raw).trim(), issues: [issue] };
        continue;
      }
      const { cells } = next as CsvRecord;
      yield { line, row: Object.fromEntries(columns.map((column, at) => [column, cells[at]])) };
    }
  }
  return { columns, issues, rows: rows() };
};

/** A table read whole. */
export interface WholeTable {
  readonly columns: readonly string[];
  readonly issues: readonly ImportIssue[];
  readonly rows: readonly PlacedRow[];
  readonly bad: readonly BadLines[];
}

/** Returns a table with all its rows in memory. */
export const wholeTable = async (table: Table): Promise<WholeTable> => {
  const rows: PlacedRow[] = [];
  const bad: BadLines[] = [];
  for await (const item of table.rows) {
    if ("row" in item) rows.push(item);
    else bad.push(item);
  }
  return { columns: table.columns, issues: table.issues, rows, bad };
};
