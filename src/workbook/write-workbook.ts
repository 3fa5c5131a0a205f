import writeExcelFile, { type CellObject } from "write-excel-file/universal";
import { dropDowns } from "./drop-downs.ts";
import type { Offer } from "./offer.ts";
import { withoutClock } from "./without-clock.ts";

/** A cell with its value and its look; null: nothing, or part of a cell that spans it. */
export type WorkbookCell = CellObject | null;

/** A sheet of a workbook. */
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: readonly (readonly WorkbookCell[])[];
  /** The width of each column in characters. */
  readonly widths: readonly number[];
  /** Whether the first row is a heading that stays in sight. */
  readonly hasHeading: boolean;
  /** What the columns offer to choose from, below a heading. */
  readonly offers?: readonly (Offer | undefined)[];
}

/**
 * Returns a cell as the writer can count it: it keeps texts as keys of an object that has some of its
 * own, `constructor` and the like. NUL, which no workbook can hold, makes such a text another key and is
 * left out when it is written.
 */
const countable = (cell: WorkbookCell): WorkbookCell => {
  const value = cell?.value;
  return typeof value === "string" && value in Object.prototype
    ? ({ ...cell, value: `${value}\0` } as WorkbookCell)
    : cell;
};

/** How headings look. */
export const headStyle = { fontWeight: "bold", backgroundColor: "#e8eef7" } as const;

/** Returns sheets as the bytes of an Excel workbook; the same sheets give the same bytes. */
export const writeWorkbook = async (sheets: readonly WorkbookSheet[]): Promise<Uint8Array> => {
  const blob = await writeExcelFile(
    sheets.map(({ name, rows, widths, hasHeading }) => ({
      sheet: name,
      data: rows.map((row) => row.map(countable)),
      columns: widths.map((width) => ({ width })),
      ...(hasHeading ? { stickyRowsCount: 1 } : {}),
    })),
    { features: [dropDowns(sheets.map(({ offers = [] }) => offers))] },
  ).toBlob();
  return withoutClock(new Uint8Array(await blob.arrayBuffer()));
};
