import type { Deal } from "../model/deal.ts";
import { type DealMapper, dealMapper, type Notice } from "./deal-mapper.ts";
import { type ImportIssue, importIssue } from "./import-issue.ts";
import type { Reject, Tally } from "./ledger.ts";
import type { MappedFile, Mapping } from "./mapping.ts";
import type { RowOptions } from "./read-row.ts";
import type { BadLines, PlacedRow, Row, WholeTable } from "./read-table.ts";

/** The rows of each file by its name in the mapping: tables that were read, or plain objects. */
export type Records = Readonly<Record<string, readonly Row[] | WholeTable>>;

/** Something wrong with a file as a whole. */
export interface FileIssue {
  /** The file, by its name in the mapping. */
  readonly file: string;
  readonly issue: ImportIssue;
}

/** The deals that rows make, and what became of every row. */
export interface MappedDeals {
  readonly deals: readonly Deal[];
  readonly rejects: readonly Reject[];
  readonly notices: readonly Notice[];
  /** What is wrong with files as a whole; then no row of any is mapped. */
  readonly issues: readonly FileIssue[];
  /** By the file's name in the mapping. */
  readonly tally: Readonly<Record<string, Tally>>;
}

const headersOf = (file: MappedFile): readonly string[] => [
  ...new Set([
    ...(file.key === undefined ? [] : [file.key]),
    ...Object.keys(file.refersTo ?? {}),
    ...Object.keys(file.skip ?? {}),
    ...Object.entries(file.columns).flatMap(([header, columns]) => [
      header,
      ...columns.flatMap(({ observedIn }) => observedIn ?? []),
    ]),
  ]),
];

/** Returns which columns that the mapping names a table does not have. */
export const missingColumns = (
  file: MappedFile,
  columns: readonly string[],
): readonly ImportIssue[] =>
  headersOf(file).flatMap((header) =>
    columns.includes(header)
      ? []
      : [importIssue("missing-column", [header], { word: header, candidates: columns })],
  );

/** Returns which columns of a table the mapping does not speak of. */
export const unmappedColumns = (
  file: MappedFile,
  columns: readonly string[],
): readonly ImportIssue[] => {
  const known = new Set([...headersOf(file), ...(file.ignore ?? [])]);
  return columns.flatMap((column) =>
    known.has(column) ? [] : [importIssue("unmapped-column", [column])],
  );
};

const isTable = (rows: readonly Row[] | WholeTable): rows is WholeTable => !Array.isArray(rows);

const itemsOf = (rows: readonly Row[] | WholeTable): readonly (PlacedRow | BadLines)[] =>
  isTable(rows)
    ? [...rows.rows, ...rows.bad].sort((one, other) => one.line - other.line)
    : rows.map((row, index) => ({ line: index + 1, row }));

const filesOf = (mapping: Mapping): readonly (readonly [string, MappedFile])[] =>
  Object.entries(mapping.files);

const ownRecords = (records: Records, file: string): readonly Row[] | WholeTable | undefined =>
  Object.hasOwn(records, file) ? records[file] : undefined;

const fileIssues = (mapping: Mapping, records: Records): readonly FileIssue[] =>
  filesOf(mapping).flatMap(([id, file]): readonly FileIssue[] => {
    const rows = ownRecords(records, id);
    if (rows === undefined)
      return file.optional ? [] : [{ file: id, issue: importIssue("missing-file", [file.file]) }];
    if (!isTable(rows)) return [];
    const issues = rows.issues.length > 0 ? rows.issues : missingColumns(file, rows.columns);
    return issues.map((issue) => ({ file: id, issue }));
  });

/**
 * Returns the deals that rows make by a mapping, and what became of every row. Rows given as plain
 * objects are counted from 1.
 *
 * @example
 * ```ts
 * const parsed = parseMapping({
 *   id: "mine",
 *   title: { zh: "示例", en: "example" },
 *   deals: "deals",
 *   files: { deals: { file: "deals.csv", key: "No", columns: { Customer: "account.name" } } },
 * });
 * if (parsed.ok) {
 *   const { deals } = mapDeals(parsed.mapping, { deals: [{ No: "7", Customer: "Example Ltd" }] });
 *   console.log(deals[0]?.account?.name); // Example Ltd
 * }
 * ```
 */
export const mapDeals = (
  mapping: Mapping,
  records: Records,
  options: RowOptions = {},
): MappedDeals => {
  const issues = fileIssues(mapping, records);
  if (issues.length > 0) return { deals: [], rejects: [], notices: [], issues, tally: {} };
  const given = filesOf(mapping).flatMap(([id]) => {
    const rows = ownRecords(records, id);
    return rows === undefined ? [] : [[id, rows] as const];
  });
  const sides = given.filter(([id]) => id !== mapping.deals);
  const mapper: DealMapper = dealMapper(
    mapping,
    Object.fromEntries(sides.map(([id, rows]) => [id, itemsOf(rows)])),
    options,
  );
  const deals: Deal[] = [];
  const rejects: Reject[] = [];
  const notices: Notice[] = [];
  for (const item of itemsOf(ownRecords(records, mapping.deals) ?? [])) {
    const mapped = mapper.map(item);
    if ("deal" in mapped) {
      deals.push(mapped.deal);
      notices.push(...mapped.notices);
    } else if ("reject" in mapped) rejects.push(mapped.reject);
  }
  const rest = mapper.finish();
  const unmapped = given.flatMap(([file, rows]) => {
    const mapped = mapping.files[file];
    return mapped && isTable(rows)
      ? unmappedColumns(mapped, rows.columns).map((issue) => ({ file, issue }))
      : [];
  });
  return {
    deals,
    rejects: [...rejects, ...rest.rejects],
    notices: [...unmapped, ...notices],
    issues,
    tally: rest.tally,
  };
};
