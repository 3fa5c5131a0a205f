import readExcelFile from "read-excel-file/node";
import { match } from "ts-pattern";
import { quoted } from "../model/issue.ts";
import { text } from "../model/text.ts";
import type { Cell, Sheet } from "../sheets/cell.ts";
import type { SheetIssue } from "../sheets/sheet-issue.ts";
import { honestWorkbook, unpackedSize } from "../workbook/unpacked-size.ts";
import { type UnreadCell, unreadCells } from "../workbook/unread-cells.ts";
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

/** What an Excel workbook holds, and the cells that do not say their value. */
export interface ReadWorkbook {
  readonly sheets: readonly Sheet[];
  readonly unread: readonly SheetIssue[];
}

/** The largest workbook that is read, in bytes once it is unpacked. */
const largestUnpacked = 160_000_000;

/** Whether a workbook unpacks to more than is read; throws where the bytes are none. */
export const isTooLarge = (bytes: Uint8Array): boolean => unpackedSize(bytes) > largestUnpacked;

/** Returns what an Excel workbook that is not too large holds; throws where the bytes are none. */
export const readWorkbook = async (bytes: Uint8Array): Promise<ReadWorkbook> => {
  const honest = honestWorkbook(bytes);
  const sheets = await readExcelFile(Buffer.from(honest), { trim: false });
  return {
    sheets: sheets.map(({ sheet, data }) => ({
      name: sheet,
      // A sheet that is a chart comes without data.
      rows: (data ?? []).map((row) => row.map((cell) => plainCell(cell))),
    })),
    unread: unreadCells(honest).map(unreadIssue),
  };
};

const unreadIssue = (cell: UnreadCell): SheetIssue => ({
  cell: `${cell.sheet}!${cell.name}`,
  ...match(cell)
    .with({ kind: "formula" }, () => ({
      message: text("公式没有存下结果", "the formula has no stored value"),
      help: text(
        "用 Excel 或 LibreOffice 打开再保存一次，或者直接填值",
        "open and save the workbook in Excel or LibreOffice, or write the value itself",
      ),
    }))
    .with({ kind: "error" }, ({ error }) => ({
      message: text(`单元格报错 ${quoted(error)}`, `the cell holds the error ${quoted(error)}`),
      help: text("改好公式，或者直接填值", "mend the formula, or write the value itself"),
    }))
    .with({ kind: "merged" }, () => ({
      message: text(
        "单元格已合并，只有第一格有值",
        "the cells are merged; the first alone holds a value",
      ),
      help: text(
        "取消合并，每一格都填上该填的值",
        "unmerge them, and write in each what it should say",
      ),
    }))
    .exhaustive(),
});

const plainCell = (cell: unknown): Cell => {
  if (typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean") {
    return cell;
  }
  if (!(cell instanceof Date)) return null;
  // A time of day is told with its day, and so refused where a day is asked for, not lost.
  const [day = "", time] = cell.toISOString().slice(0, 19).split("T");
  return time === "00:00:00" ? day : `${day}T${time}`;
};
