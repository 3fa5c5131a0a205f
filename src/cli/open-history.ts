import { resolve } from "node:path";
import type { HistoryMap } from "../import/history-map.ts";
import type { ImportIssue } from "../import/import-issue.ts";
import { type PlacedObject, readJsonRows } from "../import/read-json-rows.ts";
import { missingHistoryColumns } from "../import/read-move.ts";
import { type BadLines, type PlacedRow, readTable } from "../import/read-table.ts";
import type { Io } from "./io.ts";
import { isOfLines } from "./is-of-lines.ts";
import { bytesOf, linesOf } from "./read-text.ts";

/** The rows of a history, still to be read; or what is wrong with the file as a whole. */
export type OpenHistory =
  | { readonly rows: AsyncIterable<PlacedRow | PlacedObject | BadLines> }
  | { readonly issues: readonly ImportIssue[] };

/** How much may stand before the first character that tells what a file is. */
const mostBlank = 64 * 1024;

type Piece = Uint8Array | string;

const asText = (piece: Piece): string =>
  typeof piece === "string" ? piece : new TextDecoder().decode(piece);

const isBlank = (text: string): boolean => text.replace(/^\uFEFF/, "").trim() === "";

/**
 * Opens a history, a file or the standard input: newline-delimited JSON where it begins with an object,
 * or is empty and named so; else a table.
 */
export const openHistory = async (file: string, map: HistoryMap, io: Io): Promise<OpenHistory> => {
  const pieces = bytesOf(file === "-" ? file : resolve(io.cwd, file), io)[Symbol.asyncIterator]();
  const read: Piece[] = [];
  let head = "";
  while (head.length < mostBlank && isBlank(head)) {
    const next = await pieces.next();
    if (next.done) break;
    read.push(next.value);
    head += asText(next.value);
  }
  const whole = async function* (): AsyncGenerator<Piece> {
    yield* read;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  };
  const areObjects = /^\uFEFF?\s*\{/.test(head) || (isBlank(head) && isOfLines(file));
  if (areObjects) return { rows: readJsonRows(linesOf(whole())) };
  const table = await readTable(whole(), map);
  const issues = table.issues.length > 0 ? table.issues : missingHistoryColumns(map, table.columns);
  return issues.length > 0 ? { issues } : { rows: table.rows };
};
