import type { Language } from "../model/text.ts";
import { type Cell, defused, longestCell, type Sheet } from "./cell.ts";
import type { Column } from "./columns.ts";
import { moreColumns, moreName } from "./more-sheet.ts";
import type { SheetPlan } from "./rule-set-columns.ts";

/** A value that has no cell of its own: of which sheet and row, under which key. */
export interface Leftover {
  readonly sheet: string;
  readonly id: string;
  readonly key: string;
  readonly value: unknown;
}

/** Something with keys. */
export type Thing = Readonly<Record<string, unknown>>;

/** Returns what a column shows of a thing. */
function valueAt(thing: Thing, { path: [key, lang] }: Column): unknown {
  const value = Object.hasOwn(thing, key) ? thing[key] : undefined;
  return lang === undefined ? value : (value as Thing | undefined)?.[lang];
}

/** Returns the cell of a thing in a column; what no cell can hold is added to the leftovers. */
export function writeCell(
  thing: Thing,
  column: Column,
  at: Pick<Leftover, "sheet" | "id">,
  lang: Language,
  leftovers: Leftover[],
): Cell {
  const value = valueAt(thing, column);
  if (value === undefined) return null;
  const cell = column.kind.write(value, lang);
  if (cell !== undefined) return cell;
  leftovers.push({ ...at, key: column.path.join("."), value });
  return null;
}

/**
 * Returns things as a sheet, one a row; what has no cell is added to the leftovers. `rowsIn` says how
 * many rows the sheets have whose ids are offered, by their English names.
 */
export function writeRows(
  { key: sheet, name, columns, numberedBy = "id" }: SheetPlan,
  things: readonly Thing[],
  lang: Language,
  leftovers: Leftover[],
  rowsIn: Readonly<Record<string, number>> = {},
): Sheet {
  const covered = new Set(columns.map(({ path }) => path[0]));
  const rows = things.map((thing) => {
    const at = { sheet, id: String(thing[numberedBy]) };
    for (const [key, value] of Object.entries(thing)) {
      if (!covered.has(key) && value !== undefined) leftovers.push({ ...at, key, value });
    }
    return columns.map((column) => writeCell(thing, column, at, lang, leftovers));
  });
  return {
    name: name[lang],
    rows: [columns.map(({ title }) => title[lang]), ...rows],
    widths: columns.map(({ width }) => width),
    offers: columns.map(({ kind, standsIn }) =>
      standsIn === undefined
        ? kind.offers?.(lang)
        : { sheet: standsIn[lang], rows: rowsIn[standsIn.en] ?? 0 },
    ),
  };
}

/** Returns the sheet of what has no cell of its own, as JSON. */
export function writeLeftovers(leftovers: readonly Leftover[], lang: Language): Sheet {
  const rows = leftovers.map(({ sheet, id, key, value }): Cell[] => [
    sheet,
    id,
    key,
    ...pieces(plainJson(value)),
  ]);
  return { name: moreName[lang], rows: [moreColumns.map((title) => title[lang]), ...rows] };
}

/** Returns JSON that any workbook can hold: nothing but printable characters, no `_x0000_`. */
function plainJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffd\p{Noncharacter_Code_Point}]|\s|_(?=x)/gu,
    (found) => (found === " " ? found : escaped(found)),
  );
}

function escaped(text: string): string {
  return text
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

// Half of what a cell can hold, and never cut where white space would be lost.
const piece = Math.floor(longestCell / 2);

function pieces(json: string): readonly string[] {
  const found: string[] = [];
  for (let start = 0; start < json.length; ) {
    let end = Math.min(json.length, start + piece);
    while (end < json.length && !/[\w,]{2}/.test(json.slice(end - 1, end + 1))) end--;
    found.push(defused(json.slice(start, end)));
    start = end;
  }
  return found;
}
