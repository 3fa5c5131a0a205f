import type { Issue } from "../model/issue.ts";
import type { Moment } from "./date-format.ts";
import { type ImportIssue, importIssue } from "./import-issue.ts";
import type { MappedColumn, MappedFile, Mapping, Meaning } from "./mapping.ts";
import { type CellReading, cellReader, errorIn, textOf } from "./read-cell.ts";
import type { Cell, PlacedRow } from "./read-table.ts";
import { type Target, targetOf } from "./target.ts";

/** Something wrong with a row: with what it says, or with the deal that it would make. */
export type RowIssue = (Issue | ImportIssue) & { readonly header?: string };

/** A value that a row gives to a target. */
export interface Placement {
  readonly target: Target;
  readonly value: Meaning;
  /** The column it comes from; absent: it is a constant. */
  readonly header?: string;
  /** For dates: what to sort by. */
  readonly moment?: Moment;
  /** The day of the observation, where it is one. */
  readonly at?: string;
  readonly source?: MappedColumn["source"];
}

/** A row as its mapping understands it. */
export interface ReadRow extends PlacedRow {
  readonly file: string;
  readonly skipped: boolean;
  /** Its id, of the key column or of its line; empty where the file has no ids. */
  readonly key: string;
  /** The keys of the rows that it refers to, by file; those of empty cells are left out. */
  readonly refers: ReadonlyMap<string, string>;
  readonly placements: readonly Placement[];
  readonly issues: readonly RowIssue[];
}

/** What reading rows may be told beside the mapping. */
export interface RowOptions {
  /** The day of observations that have none of their own, in place of the mapping's. */
  readonly observedAt?: string | undefined;
}

type Read = Placement | { readonly issue: RowIssue } | undefined;

interface ReadColumn {
  readonly header: string;
  readonly what: string;
  readonly read: (row: PlacedRow["row"]) => Read;
}

const cellOf = (row: PlacedRow["row"], header: string): Cell =>
  Object.hasOwn(row, header) ? row[header] : undefined;

const columnReader = (
  header: string,
  column: MappedColumn,
  target: Target,
  mapping: Mapping,
  day: string | undefined,
): ReadColumn => {
  const read = cellReader(header, column, target, mapping);
  const { observedIn, source } = column;
  const dayColumn: MappedColumn = {
    to: "at",
    as: "date",
    ...(column.dates && { dates: column.dates }),
  };
  const readDay =
    observedIn === undefined
      ? undefined
      : cellReader(observedIn, dayColumn, { kind: "field", what: "at", path: [] }, mapping);
  const isObserved = target.kind === "signal" || observedIn !== undefined;
  return {
    header,
    what: target.what,
    read: (row) => {
      const reading: CellReading = read(cellOf(row, header));
      if ("issue" in reading) return reading;
      if ("unknown" in reading) return undefined;
      const { value, moment } = reading;
      const placement = {
        target,
        value,
        header,
        ...(moment && { moment }),
        ...(source && { source }),
      };
      if (!isObserved) return placement;
      const own = observedIn === undefined ? undefined : readDay?.(cellOf(row, observedIn));
      if (own && "issue" in own) return own;
      const at = own && "moment" in own ? own.moment?.day : day;
      return at === undefined
        ? { issue: importIssue("no-day", [target.what], { header: observedIn ?? header }) }
        : { ...placement, at };
    },
  };
};

const constants = (file: MappedFile, day: string | undefined): readonly Read[] =>
  Object.entries(file.constants ?? {}).flatMap(([to, value]): readonly Read[] => {
    const target = targetOf(to, file.into ?? "deal");
    if (!target) return [];
    if (target.kind !== "signal") return [{ target, value }];
    return day === undefined
      ? [{ issue: importIssue("no-day", [target.what]) }]
      : [{ target, value, at: day }];
  });

/** Returns how the rows of one file are read; the mapping must have been parsed. */
export const rowReader = (
  mapping: Mapping,
  id: string,
  { observedAt }: RowOptions = {},
): ((row: PlacedRow) => ReadRow) => {
  // Invariant: the caller takes the id from the mapping.
  const file = mapping.files[id] as MappedFile;
  const day = observedAt ?? mapping.observedAt;
  const columns = Object.entries(file.columns).flatMap(([header, specs]) =>
    specs.flatMap((column) => {
      const target = targetOf(column.to, file.into ?? "deal");
      return target ? [columnReader(header, column, target, mapping, day)] : [];
    }),
  );
  const always = constants(file, day);
  const skips = Object.entries(file.skip ?? {}).map(([header, cells]) => ({
    header,
    cells: new Set(cells),
  }));
  const references = Object.entries(file.refersTo ?? {});
  const nobodyKnows = new Set(mapping.unknown);
  const needsReference = id !== mapping.deals && references.length > 0;
  const needed =
    file.into === "history"
      ? columns.flatMap(({ header, what }) =>
          what === "stage" || what === "at" ? [{ what, header }] : [],
        )
      : [];
  return ({ line, row }) => {
    const text = (header: string): string => textOf(cellOf(row, header));
    const keyIn = (header: string): string => {
      const said = text(header);
      return nobodyKnows.has(said) ? "" : said;
    };
    const issues: RowIssue[] = [];
    const placements: Placement[] = [];
    const key = file.key === undefined ? `${file.numbered ?? ""}${line}` : keyIn(file.key);
    const result = {
      file: id,
      line,
      row,
      key,
      refers: new Map<string, string>(),
      placements,
      issues,
    };
    if (skips.some(({ header, cells }) => cells.has(text(header))))
      return { ...result, skipped: true };
    if (file.key !== undefined) {
      const issue =
        key === ""
          ? importIssue("key-empty", [file.key], { header: file.key })
          : errorIn(key, file.key);
      if (issue) issues.push(issue);
    }
    for (const [header, to] of references) {
      const reference = keyIn(header);
      if (reference !== "") result.refers.set(to, reference);
      else if (needsReference) issues.push(importIssue("reference-empty", [header], { header }));
    }
    for (const read of [...always, ...columns.map((column) => column.read(row))]) {
      if (read === undefined) continue;
      if ("issue" in read) issues.push(read.issue);
      else placements.push(read);
    }
    if (issues.length === 0)
      for (const { what, header } of needed)
        if (!placements.some(({ target }) => target.what === what))
          issues.push(importIssue("cell-empty", [header], { header }));
    return { ...result, skipped: false };
  };
};
