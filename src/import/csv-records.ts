import { type CsvError, parse } from "csv-parse";
import { type ImportIssue, importIssue } from "./import-issue.ts";
import type { KeptText } from "./kept-text.ts";

/** The longest that one row may be, in bytes; longer ones are mostly quotes that never close. */
export const longestRow = 1_000_000;

/** The most text that is looked at for one row: quotes may double it. */
const mostText = 2 * longestRow;

/** How much text is given at once: little at first, as all of it is given again after a fault. */
const pieces = { first: 512, most: 64 * 1024 };

/** A row by its cells, as it stands, and the line on which it begins. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  readonly raw: string;
}

/** A line that begins no row. */
export interface CsvFault {
  readonly line: number;
  /** The line, or the first of it. */
  readonly text: string;
  readonly issue: ImportIssue;
}

interface Parsed {
  readonly record: readonly string[];
  readonly raw: string;
}

interface Failure {
  readonly code: CsvError["code"] | "text-too-long";
  readonly message: string;
  /** Whether it shows on a later line than that on which the row begins. */
  readonly runsOn: boolean;
}

/** What is wrong with a row of nothing but delimiters and quotes, say. */
const textTooLong: Failure = { code: "text-too-long", message: "", runsOn: false };

/** What is wrong where a quote opens on one line and the next one, lines below, opens a cell. */
const torn: Failure = { code: "CSV_QUOTE_NOT_CLOSED", message: "", runsOn: true };

/**
 * Returns whether a cell in quotes runs over several lines and goes on behind the quote that ends it:
 * then that belongs to another cell, and rows between the two would be lost in this one.
 */
const isTorn = ({ record, raw }: Parsed, delimiter: string): boolean => {
  // A cell keeps its first quote where its end is none, and where it is one that is written twice.
  if (!record.some((cell) => cell.startsWith('"') && cell.includes("\n"))) return false;
  for (let at = 0; at < raw.length; ) {
    if (raw[at] === '"') {
      let end = raw.indexOf('"', at + 1);
      while (end >= 0 && raw[end + 1] === '"') end = raw.indexOf('"', end + 2);
      let after = end + 1;
      while (raw[after] === " ") after++;
      const isEnd = !raw[after] || raw[after] === "\n" || raw.startsWith(delimiter, after);
      if (end > 0 && !isEnd && raw.slice(at, end).includes("\n")) return true;
      at = Math.max(at, end);
    }
    const next = raw.indexOf(delimiter, at);
    if (next < 0) return false;
    at = next + delimiter.length;
  }
  return false;
};

/** Yields rows up to the first that is none, then why. */
async function* parsed(text: KeptText, delimiter: string): AsyncGenerator<Parsed | Failure> {
  let failure: Failure | undefined;
  let unread = 0;
  const parser = parse({
    delimiter,
    record_delimiter: "\n",
    raw: true,
    relax_column_count: true,
    // A stray quote inside a cell is part of it, so that one bad cell never swallows good rows.
    relax_quotes: true,
    max_record_size: longestRow,
    // An error would throw away good records that wait to be taken: it is kept for the end instead.
    skip_records_with_error: true,
    on_skip: (error, raw = "") => {
      if (error) {
        const { code, message } = error;
        failure ??= { code, message, runsOn: raw.includes("\n") };
      }
      return undefined;
    },
    on_record: (record) => {
      const { raw } = record as unknown as Parsed;
      unread -= raw.length;
      if (raw.length > mostText) failure ??= textTooLong;
      else if (isTorn(record as unknown as Parsed, delimiter)) failure ??= torn;
      // What comes after the failure is the torn rest of it.
      return failure ? undefined : record;
    },
  });
  const pump = async (): Promise<void> => {
    let most = pieces.first;
    for (let piece = await text.next(most); piece !== undefined; piece = await text.next(most)) {
      most = Math.min(2 * most, pieces.most);
      // Invariant: of the row that is read, all but the last piece has been looked at.
      if (unread > mostText + pieces.most) failure ??= textTooLong;
      if (failure || parser.destroyed) break;
      unread += piece.length;
      if (parser.write(piece)) continue;
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
    yield* parser as AsyncIterable<Parsed>;
    if (failure) yield failure;
  } finally {
    parser.destroy();
    await pumped;
  }
}

const feedsOf = (raw: string): number => {
  let feeds = 0;
  for (let at = raw.indexOf("\n"); at >= 0; at = raw.indexOf("\n", at + 1)) feeds++;
  return feeds;
};

const issueOf = ({ code, message, runsOn }: Failure, length: number): ImportIssue => {
  if (code === "CSV_QUOTE_NOT_CLOSED") return importIssue("quote-not-closed", []);
  if (code !== "CSV_MAX_RECORD_SIZE" && code !== "text-too-long")
    return importIssue("not-readable", [message]);
  const isQuote = code === "text-too-long" ? length <= longestRow : runsOn;
  return importIssue(isQuote ? "quote-not-closed" : "row-too-long", [longestRow]);
};

/**
 * Yields the rows of comma-separated values or the like, whose lines end with a line feed alone. Where
 * a row does not end, for a quote that does not close or a length that no row has, the line on which it
 * begins is at fault alone: it goes on with the next one.
 */
export async function* csvRecords(
  text: KeptText,
  delimiter: string,
): AsyncGenerator<CsvRecord | CsvFault> {
  let line = 1;
  try {
    for (let failure: Failure | undefined; ; failure = undefined) {
      for await (const item of parsed(text, delimiter)) {
        if ("runsOn" in item) {
          failure = item;
          break;
        }
        const { raw, record } = item;
        text.forget(raw.length);
        yield { line, cells: record, raw };
        line += feedsOf(raw);
      }
      if (failure === undefined) return;
      const { start, length } = await text.takeLine(longestRow);
      yield { line: line++, text: start, issue: issueOf(failure, length) };
    }
  } finally {
    await text.close();
  }
}
