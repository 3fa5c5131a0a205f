import type { DateRules, Moment } from "./date-format.ts";
import { formatHelp, readMoment } from "./date-format.ts";
import { type ImportIssue, importIssue } from "./import-issue.ts";
import type { MappedColumn, Mapping, Meaning } from "./mapping.ts";
import { countNumber, readNumber } from "./number-format.ts";
import type { Cell } from "./read-table.ts";
import { type Target, type ValueKind, valueKindOf } from "./target.ts";

/** What a cell says: a value, nothing, or something that cannot be understood. */
export type CellReading =
  | { readonly value: Meaning; readonly moment?: Moment }
  | { readonly unknown: true }
  | { readonly issue: ImportIssue };

const unknown: CellReading = { unknown: true };
const noDates: DateRules = { formats: [] };

/** Returns the text of a cell without surrounding space; a cell with nothing in it is empty text. */
export const textOf = (cell: Cell): string =>
  cell === null || cell === undefined ? "" : String(cell).trim();

// As spreadsheets export a cell that holds no value but an error.
const spreadsheetError = /^(#(N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|Err:\d{3})$/;

const errorHelp = {
  zh: "改好原表再导出；不知道的话列进映射的 `unknown`",
  en: "mend the table and export it again; if nobody knows, list it under `unknown` in the mapping",
};

/** Returns what is wrong with a cell that holds an error of a spreadsheet. */
export const errorIn = (text: string, header: string): ImportIssue | undefined =>
  spreadsheetError.test(text)
    ? importIssue("spreadsheet-error", [text], { header, help: errorHelp })
    : undefined;

const plain = (
  cell: Cell,
  kind: ValueKind,
  column: MappedColumn,
  mapping: Mapping,
  header: string,
): CellReading => {
  const text = textOf(cell);
  const issue = errorIn(text, header);
  if (issue) return { issue };
  switch (kind) {
    case "number": {
      const rules = column.numbers ?? mapping.numbers;
      const isRead = typeof cell === "number" && Number.isFinite(cell);
      const value = isRead ? countNumber(cell, rules) : readNumber(text, rules);
      return value === undefined
        ? { issue: importIssue("not-a-number", [text], { header }) }
        : { value };
    }
    case "date": {
      const rules = column.dates ?? mapping.dates ?? noDates;
      const moment = readMoment(text, rules);
      if (moment) return { value: moment.day, moment };
      const help = formatHelp(rules.formats);
      return { issue: importIssue("not-in-format", [text], { header, help }) };
    }
    case "boolean":
      return { issue: importIssue("value-not-listed", [text], { header }) };
    default:
      return { value: text };
  }
};

/** Returns how the cells of a column are read. */
export const cellReader = (
  header: string,
  column: MappedColumn,
  target: Target,
  mapping: Mapping,
): ((cell: Cell) => CellReading) => {
  const kind = valueKindOf(target, column);
  const values = new Map(Object.entries(column.values ?? {}));
  const nobodyKnows = new Set([...(mapping.unknown ?? []), ...(column.unknown ?? [])]);
  const { otherwise = column.values ? "reject" : "keep" } = column;

  const one = (cell: Cell, inner: ValueKind): CellReading => {
    const text = textOf(cell);
    const meaning = values.get(text);
    if (meaning !== undefined) return { value: meaning };
    if (text === "" || nobodyKnows.has(text)) return unknown;
    if (typeof otherwise === "object") return { value: otherwise.value };
    if (otherwise === "unknown") return unknown;
    if (otherwise === "keep") return plain(cell, inner, column, mapping, header);
    const detail = { header, word: text, candidates: values.keys() };
    return { issue: importIssue("value-not-listed", [text], detail) };
  };

  const set = (text: string): CellReading => {
    const { split } = column;
    const isWhole = split === undefined || values.has(text) || nobodyKnows.has(text);
    const pieces = isWhole ? [text] : text.split(split).map((piece) => piece.trim());
    const members: string[] = [];
    for (const piece of pieces) {
      const reading = one(piece, "text");
      if ("issue" in reading) return reading;
      if ("unknown" in reading) continue;
      if (reading.value === null && isWhole) return reading;
      members.push(...[reading.value].flat().map(String));
    }
    // A cell of which nothing is known is no empty set; one that a value map makes empty is.
    return members.length === 0 && !values.has(text) ? unknown : { value: [...new Set(members)] };
  };

  return kind === "set" ? (cell) => set(textOf(cell)) : (cell) => one(cell, kind);
};
