import readExcelFile from "read-excel-file/node";
import writeExcelFile, { type CellObject } from "write-excel-file/universal";
import { withoutClock } from "../forms/without-clock.ts";
import type { Cell, Sheet } from "../sheets/cell.ts";

const head = { fontWeight: "bold", backgroundColor: "#e8eef7" } as const;
const body = { wrap: true, alignVertical: "top" } as const;

/** Returns sheets as the bytes of an Excel workbook; the same sheets give the same bytes. */
export const writeWorkbook = async (sheets: readonly Sheet[]): Promise<Uint8Array> => {
  const blob = await writeExcelFile(
    sheets.map(({ name, rows, widths = [] }) => ({
      sheet: name,
      data: rows.map((row, index) => row.map((cell) => cellOf(cell, index === 0 ? head : body))),
      columns: (rows[0] ?? []).map((_, index) => ({ width: widths[index] ?? 28 })),
      stickyRowsCount: 1,
    })),
  ).toBlob();
  return withoutClock(new Uint8Array(await blob.arrayBuffer()));
};

const cellOf = (cell: Cell, style: CellObject): CellObject | null => {
  if (cell === null || cell === "") return null;
  if (typeof cell === "number") return { value: cell, type: Number, ...style };
  if (typeof cell === "boolean") return { value: cell, type: Boolean, ...style };
  return { value: cell, type: String, ...style };
};

/** Returns the sheets of an Excel workbook; throws where the bytes are none. */
export const readWorkbook = async (bytes: Uint8Array): Promise<readonly Sheet[]> => {
  const sheets = await readExcelFile(Buffer.from(bytes), { trim: false });
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: data.map((row) => row.map((cell) => plainCell(cell))),
  }));
};

const plainCell = (cell: unknown): Cell => {
  if (typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean") {
    return cell;
  }
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : null;
};
