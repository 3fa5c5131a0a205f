export {
  type DealMapper,
  dealMapper,
  type MappedRow,
  type Notice,
  type Remainder,
  type SideTables,
} from "./deal-mapper.ts";
export type { TableSource } from "./decode.ts";
export type { ImportIssue, ImportIssueCode } from "./import-issue.ts";
export type { Reject, Tally } from "./ledger.ts";
export {
  type FileIssue,
  type MappedDeals,
  mapDeals,
  missingColumns,
  type Records,
  unmappedColumns,
} from "./map-deals.ts";
export type { MappedColumn, MappedFile, Mapping, Meaning } from "./mapping.ts";
export type { MappingIssue, MappingIssueCode } from "./mapping-issue.ts";
export { type ParsedMapping, parseMapping } from "./parse-mapping.ts";
export type { RowIssue, RowOptions } from "./read-row.ts";
export {
  type BadLines,
  type Cell,
  type PlacedRow,
  type Row,
  readTable,
  type Table,
  type TableOptions,
  type WholeTable,
  wholeTable,
} from "./read-table.ts";
