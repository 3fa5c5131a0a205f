import { importIssue } from "../import/import-issue.ts";
import { type FileIssue, missingColumns, unmappedColumns } from "../import/map-deals.ts";
import type { Mapping } from "../import/mapping.ts";
import { readTable, type Table } from "../import/read-table.ts";
import type { Text } from "../model/text.ts";
import { fileProblem, type Source } from "./deal-sources.ts";
import type { Io } from "./io.ts";
import { bytesOf } from "./read-text.ts";

/** The tables of an import, opened. */
export interface OpenTables {
  readonly tables: ReadonlyMap<string, Table>;
  /** What is wrong with whole files; then nothing is imported. */
  readonly issues: readonly FileIssue[];
  /** Files that cannot be read. */
  readonly problems: readonly Text[];
  /** What to know about whole files. */
  readonly notices: readonly FileIssue[];
}

/** Opens the files of a mapping and checks their headers. */
export const openTables = async (
  mapping: Mapping,
  inputs: ReadonlyMap<string, Source>,
  io: Io,
  onPiece?: (piece: Uint8Array | string) => void,
): Promise<OpenTables> => {
  const tables = new Map<string, Table>();
  const issues: FileIssue[] = [];
  const problems: Text[] = [];
  const notices: FileIssue[] = [];
  const toFile = (file: string) => (issue: FileIssue["issue"]) => ({ file, issue });
  for (const [file, mapped] of Object.entries(mapping.files)) {
    const source = inputs.get(file);
    if (!source) {
      if (!mapped.optional)
        issues.push({ file, issue: importIssue("missing-file", [mapped.file]) });
      continue;
    }
    try {
      const table = await readTable(bytesOf(source.path, io, onPiece), mapped);
      tables.set(file, table);
      const isRead = table.issues.length === 0;
      const missing = isRead ? missingColumns(mapped, table.columns) : table.issues;
      issues.push(...missing.map(toFile(file)));
      if (isRead) notices.push(...unmappedColumns(mapped, table.columns).map(toFile(file)));
    } catch (error) {
      problems.push(fileProblem(source.name, error));
    }
  }
  return { tables, issues, problems, notices };
};
