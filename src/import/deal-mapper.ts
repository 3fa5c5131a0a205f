import type { Deal } from "../model/deal.ts";
import { draftDeal } from "./draft-deal.ts";
import { inOrder, reachOf } from "./file-order.ts";
import { type Entry, openLedger, type Reject, rejectOf, type Tally } from "./ledger.ts";
import type { Mapping } from "./mapping.ts";
import { type ReadRow, type RowIssue, type RowOptions, rowReader } from "./read-row.ts";
import type { BadLines, PlacedRow } from "./read-table.ts";

/** Something to know about a row that was taken nevertheless. */
export interface Notice {
  /** The file, by its name in the mapping. */
  readonly file: string;
  readonly line?: number;
  readonly issue: RowIssue;
}

/** What became of one row of the file of deals. */
export type MappedRow =
  | { readonly deal: Deal; readonly notices: readonly Notice[] }
  | { readonly reject: Reject }
  | { readonly skipped: true };

/** What is known once all rows of the file of deals have been seen. */
export interface Remainder {
  /** Rejects of the other files. */
  readonly rejects: readonly Reject[];
  /** By the file's name in the mapping. */
  readonly tally: Readonly<Record<string, Tally>>;
}

/** Takes the rows of the file of deals one by one, the rows of all other files in memory. */
export interface DealMapper {
  /** Returns what becomes of the next row of the deals' file. */
  readonly map: (item: PlacedRow | BadLines) => MappedRow;
  /** Returns what is left once every row has been mapped. */
  readonly finish: () => Remainder;
}

/** The rows and bad lines of the files beside that of deals; absent: the file was not given. */
export type SideTables = Readonly<Record<string, Iterable<PlacedRow | BadLines> | undefined>>;

/** Returns what is wrong with a row that is part of a deal, whatever the deal. */
const ownFaults = (row: ReadRow, mapping: Mapping): readonly RowIssue[] => {
  if (row.skipped || mapping.files[row.file]?.into === "history") return [];
  const own: ReadRow = {
    ...row,
    file: mapping.deals,
    key: "any",
    placements: [],
    refers: new Map(),
  };
  const drafted = draftDeal({ own, others: [row] }, mapping);
  const issues = drafted.ok ? [] : (drafted.faults.get(row) ?? []);
  // Whom a row refers to is known once the deal is.
  return issues.filter(({ code }) => code !== "dangling-reference");
};

/**
 * Returns a mapper of rows to deals; the mapping must have been parsed. Every row that goes in comes
 * out as a deal, as part of one, or with a reason why not.
 */
export const dealMapper = (
  mapping: Mapping,
  sides: SideTables,
  options: RowOptions = {},
): DealMapper => {
  const files = Object.keys(mapping.files);
  const sideOf = (file: string) =>
    file !== mapping.deals && Object.hasOwn(sides, file) ? sides[file] : undefined;
  const isGiven = (file: string) => file === mapping.deals || sideOf(file) !== undefined;
  const ledger = openLedger(mapping, isGiven);
  const readers = new Map(files.map((file) => [file, rowReader(mapping, file, options)]));
  const entryOf = new Map<ReadRow, Entry>();

  const enter = (file: string, item: PlacedRow | BadLines): Entry => {
    if (!("row" in item)) return ledger.enterBad(file, item);
    // Invariant: every file of the mapping has its reader.
    const row = (readers.get(file) as (item: PlacedRow) => ReadRow)(item);
    const isAside = file !== mapping.deals && row.issues.length === 0;
    return ledger.enter(isAside ? { ...row, issues: ownFaults(row, mapping) } : row);
  };

  const order = inOrder(mapping);
  // Invariant: a parsed mapping has no circle.
  for (const file of "files" in order ? order.files : [])
    for (const item of sideOf(file) ?? []) {
      const entry = enter(file, item);
      if (entry.read) entryOf.set(entry.read, entry);
    }

  const reach = reachOf(mapping);
  const isOne = (file: string): boolean => reach.get(file) === "one";

  const relatedTo = (own: ReadRow): readonly ReadRow[] => {
    const found = new Set([own]);
    const add = (entry: Entry | undefined): void => {
      const isTaken = entry?.fate === "sound" || entry?.fate === "joined";
      if (!isTaken || !entry.read) return;
      const { refers } = entry.read;
      // What refers to another deal is of that one, whoever else it refers to.
      if ((refers.get(mapping.deals) ?? own.key) === own.key) found.add(entry.read);
    };
    for (const row of found) {
      // What a deal has one of is what it refers to itself, not what leads there in another way.
      for (const [file, key] of row.refers)
        if (isOne(row.file) || !isOne(file)) add(ledger.at(file, key));
      for (const entry of ledger.referringTo(row)) if (!isOne(entry.file)) add(entry);
    }
    found.delete(own);
    return [...found].sort(
      (one, other) => files.indexOf(one.file) - files.indexOf(other.file) || one.line - other.line,
    );
  };

  const map = (item: PlacedRow | BadLines): MappedRow => {
    const entry = enter(mapping.deals, item);
    const reject = (issues: readonly RowIssue[]): MappedRow => {
      Object.assign(entry, { fate: "rejected", issues });
      return { reject: rejectOf(entry) };
    };
    const { read: own, fate } = entry;
    try {
      if (fate === "skipped") return { skipped: true };
      if (fate === "rejected" || !own) return { reject: rejectOf(entry) };
      for (let others = relatedTo(own); ; ) {
        const drafted = draftDeal({ own, others }, mapping);
        if (drafted.ok) {
          entry.fate = "deal";
          for (const other of others) Object.assign(entryOf.get(other) ?? {}, { fate: "joined" });
          const { file, line } = own;
          const notices = drafted.notices.map((issue) => ({ file, line, issue }));
          return { deal: drafted.deal, notices };
        }
        const { faults } = drafted;
        const left = others.filter((other) => !faults.has(other));
        if (left.length === others.length) return reject(faults.get(own) ?? []);
        // Faults of the deal itself may only be the shadow of a row that belongs to it.
        for (const other of others) {
          const issues = faults.get(other);
          if (issues) Object.assign(entryOf.get(other) ?? {}, { fate: "rejected", issues });
        }
        others = left;
      }
    } finally {
      // Rows of deals may be too many to keep: their fate is all that is asked for later.
      entry.read = undefined;
      entry.issues = [];
    }
  };

  return { map, finish: ledger.close };
};
