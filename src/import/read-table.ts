import { type CsvError, type Info, parse } from "csv-parse";
import type { Issue } from "../model/issue.ts";
import { text } from "../model/text.ts";
import { decode, type TableSource } from "./decode.ts";
import { type ImportIssue, importIssue } from "./import-issue.ts";

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

/** The longest that one row may be, in bytes; longer ones are quotes that never close. */
const longestRow = 1_000_000;

const delimiters = [",", ";", "\t", "|"];

const delimiterOf = (head: string): string => {
  const line = /^(?:"[^"]*"|[^"\n])*/.exec(head.trimStart())?.[0] ?? "";
  const bare = line.replaceAll(/"[^"]*"/g, "");
  const counts = delimiters.map((delimiter) => bare.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
};

interface CsvRecord {
  readonly record: readonly string[];
  readonly raw: string;
  readonly info: Info;
}

interface PlacedRecord extends CsvRecord {
  readonly line: number;
}

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

interface Failure {
  readonly error: CsvError;
  readonly raw: string;
}

async function* csvRecords(
  chunks: AsyncIterator<string>,
  head: string,
  delimiter: string,
): AsyncGenerator<CsvRecord | Failure> {
  let failure: Failure | undefined;
  const parser = parse({
    delimiter,
    record_delimiter: "\n",
    info: true,
    raw: true,
    relax_column_count: true,
    // A stray quote inside a cell is part of it, so that one bad cell never swallows good rows.
    relax_quotes: true,
    max_record_size: longestRow,
    // An error would throw away good records that wait to be taken: it is kept for the end instead.
    skip_records_with_error: true,
    on_skip: (error, raw) => {
      if (error) failure ??= { error, raw: raw ?? "" };
      return undefined;
    },
  });
  const pump = async (): Promise<void> => {
    parser.write(head);
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
      if (failure || parser.destroyed) break;
      if (next.value === "" || parser.write(next.value)) continue;
      await new Promise<void>((resolve) => {
        const goOn = (): void => {
          parser.off("drain", goOn);
          parser.off("close", goOn);
          resolve();
        };
        parser.on("drain", goOn);
        parser.on("close", goOn);
      });
    }
    parser.end();
  };
  const pumped = pump().catch((error: unknown) => {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    let records = 0;
    for await (const record of parser as AsyncIterable<CsvRecord>) {
      // What comes after the failure is the torn rest of it.
      if (failure && records >= Number(failure.error.records)) break;
      records++;
      yield record;
    }
    if (failure) yield failure;
  } finally {
    parser.destroy();
    await pumped;
    await chunks.return?.();
  }
}

const badLines = ({ error, raw }: Failure, line: number): BadLines => ({
  line,
  text: raw.trim(),
  issues: [
    error.code === "CSV_QUOTE_NOT_CLOSED"
      ? importIssue("quote-not-closed", [])
      : error.code === "CSV_MAX_RECORD_SIZE"
        ? importIssue("row-too-long", [longestRow])
        : importIssue("not-readable", [error.message]),
  ],
});

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

const isBlank = ({ record }: CsvRecord): boolean => record.length === 1 && record[0]?.trim() === "";

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
  const records = csvRecords(chunks, head, delimiter ?? delimiterOf(head));
  let line = 1;
  const nextRecord = async (): Promise<PlacedRecord | BadLines | undefined> => {
    for (let next = await records.next(); !next.done; next = await records.next()) {
      if ("error" in next.value) return badLines(next.value, line);
      const began = line;
      line = next.value.info.lines + 1;
      if (!isBlank(next.value)) return { ...next.value, line: began };
    }
    return undefined;
  };
  const header = await nextRecord();
  const none = { columns: [], rows: (async function* () {})() };
  if (header === undefined) return { ...none, issues: [importIssue("no-header", [])] };
  if ("issues" in header) return { ...none, issues: header.issues as readonly ImportIssue[] };
  const columns = header.record.map((column) => column.trim());
  const issues = headerIssues(columns);
  if (issues.length > 0) return { ...none, columns, issues };
  async function* rows(): AsyncGenerator<PlacedRow | BadLines> {
    for (let next = await nextRecord(); next; next = await nextRecord()) {
      if ("issues" in next) {
        yield next;
        return;
      }
      const issue = rowIssue(columns, next.record);
      yield issue
        ? { line: next.line, text: next.raw.trim(), issues: [issue] }
        : {
            line: next.line,
            row: Object.fromEntries(columns.map((column, index) => [column, next.record[index]])),
          };
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
