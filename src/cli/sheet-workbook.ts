import readExcelFile from "read-excel-file/node";
import type { Cell, Sheet } from "../sheets/cell.ts";
import { headStyle, type WorkbookCell, writeWorkbook } from "../workbook/write-workbook.ts";

const body = { wrap: true, alignVertical: "top" } as const;

/** Returns sheets as the bytes of an Excel workbook; the same sheets give the same bytes. */
export const writeSheets = (sheets: readonly Sheet[]): Promise<Uint8Array> =>
  writeWorkbook(
    sheets.map(({ name, rows, widths = [], offers = [] }) => ({
      name,
      rows: rows.map((row, index) =>
        row.map((cell) => cellOf(cell, index === 0 ? headStyle : body)),
      ),
      widths: (rows[0] ?? []).map((_, index) => widths[index] ?? 28),
      hasHeading: true,
      offers,
    })),
  );

const cellOf = (cell: Cell, style: typeof headStyle | typeof body): WorkbookCell => {
  if (cell === null || cell === "") return null;
  if (typeof cell === "number") return { value: cell, type: Number, ...style };
  if (typeof cell === "boolean") return { value: cell, type: Boolean, ...style };
  return { value: cell, type: String, ...style };
};

/** Returns the sheets of an Excel workbook; throws where the bytes are none. */
export const readSheets = async (bytes: Uint8Array): Promise<readonly Sheet[]> => {
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
