import { type ImportIssue, importIssue } from "./import-issue.ts";
import type { Mapping } from "./mapping.ts";
import type { ReadRow, RowIssue } from "./read-row.ts";
import type { BadLines, Row } from "./read-table.ts";

/** What has become of a row: `sound` rows still wait for a deal that refers to them. */
export type Fate = "sound" | "skipped" | "rejected" | "deal" | "joined";

/** A row on the books of an import. */
export interface Entry {
  readonly file: string;
  readonly line: number;
  fate: Fate;
  issues: readonly RowIssue[];
  /** The row as it was read; absent for lines that are no row, and once it is forgotten. */
  read?: ReadRow | undefined;
  /** The lines as they stand, where they are no row. */
  readonly text?: string;
}

/** A row that made no deal and joined none, as it was, with every reason. */
export interface Reject {
  /** The file, by its name in the mapping. */
  readonly file: string;
  readonly line: number;
  /** The cells; absent where the lines could not be read as a row. */
  readonly row?: Row;
  /** The lines as they stand in the file, where they could not be read as a row. */
  readonly text?: string;
  readonly issues: readonly RowIssue[];
}

/** What became of the rows of a file: `rows` is the sum of all the others. */
export interface Tally {
  readonly rows: number;
  /** Rows that are a deal of their own. */
  readonly deals: number;
  /** Rows that are part of at least one deal. */
  readonly joined: number;
  /** Sound rows that no deal refers to. */
  readonly unused: number;
  /** Rows that the mapping leaves out. */
  readonly skipped: number;
  readonly rejected: number;
}

/** The books of an import: each row's fate, found by key and by what it refers to. */
export interface Ledger {
  readonly enter: (row: ReadRow) => Entry;
  readonly enterBad: (file: string, lines: BadLines) => Entry;
  /** Returns the entry of a key, the first that had it. */
  readonly at: (file: string, key: string) => Entry | undefined;
  /** Returns the entries of the other files that refer to a row. */
  readonly referringTo: (row: ReadRow) => readonly Entry[];
  /** Returns the rejects of the other files, and what became of the rows of every file. */
  readonly close: () => {
    readonly rejects: readonly Reject[];
    readonly tally: Readonly<Record<string, Tally>>;
  };
}

/** Returns an entry as a reject. */
export const rejectOf = ({ file, line, read, text, issues }: Entry): Reject => ({
  file,
  line,
  ...(read && { row: read.row }),
  ...(text !== undefined && { text }),
  issues,
});

const placeOf = (file: string, key: string): string => JSON.stringify([file, key]);

/** Returns empty books for a mapping; `isGiven` says which of its files there are. */
export const openLedger = (mapping: Mapping, isGiven: (file: string) => boolean): Ledger => {
  const entries = new Map<string, Entry[]>(Object.keys(mapping.files).map((file) => [file, []]));
  const byKey = new Map<string, Entry>();
  const referring = new Map<string, Entry[]>();

  const note = (entry: Entry): Entry => {
    entries.get(entry.file)?.push(entry);
    return entry;
  };

  const at = (file: string, key: string): Entry | undefined => byKey.get(placeOf(file, key));

  const referenceIssue = (file: string, key: string): ImportIssue | undefined => {
    const target = at(file, key);
    if (!target) return importIssue("reference-not-found", [key, file]);
    const { fate, line } = target;
    if (fate === "rejected") return importIssue("reference-rejected", [key, file, line]);
    return fate === "skipped" ? importIssue("reference-skipped", [key, file, line]) : undefined;
  };
  const referenceIssues = (row: ReadRow, follows: (file: string) => boolean) =>
    [...row.refers].flatMap(([file, key]) =>
      isGiven(file) && follows(file) ? (referenceIssue(file, key) ?? []) : [],
    );

  const enter = (row: ReadRow): Entry => {
    const { file, line, key } = row;
    const hasKey = mapping.files[file]?.key !== undefined && key !== "";
    const taken = hasKey ? at(file, key) : undefined;
    const issues = row.skipped
      ? []
      : [
          ...row.issues,
          ...(taken ? [importIssue("key-taken", [key, taken.line])] : []),
          // The file of deals comes last: who refers to it is judged when all is read.
          ...referenceIssues(row, (to) => to !== mapping.deals),
        ];
    const fate = row.skipped ? "skipped" : issues.length > 0 ? "rejected" : "sound";
    const entry: Entry = { file, line, fate, issues, read: row };
    if (hasKey && !taken) byKey.set(placeOf(file, key), entry);
    if (fate === "sound" && file !== mapping.deals)
      for (const [to, reference] of row.refers) {
        const place = placeOf(to, reference);
        const others = referring.get(place);
        if (others) others.push(entry);
        else referring.set(place, [entry]);
      }
    return note(entry);
  };

  const settle = (): void => {
    for (const entry of [...entries.values()].flat()) {
      if (entry.fate !== "sound" || !entry.read) continue;
      const issues = referenceIssues(entry.read, () => true);
      if (issues.length > 0) Object.assign(entry, { fate: "rejected", issues });
    }
  };

  const tallyOf = (own: readonly Entry[]): Tally => {
    const count = (fate: Fate): number => own.filter((entry) => entry.fate === fate).length;
    return {
      rows: own.length,
      deals: count("deal"),
      joined: count("joined"),
      unused: count("sound"),
      skipped: count("skipped"),
      rejected: count("rejected"),
    };
  };

  const close = () => {
    settle();
    const sides = [...entries].filter(([file]) => file !== mapping.deals);
    return {
      rejects: sides.flatMap(([, own]) =>
        own.filter(({ fate }) => fate === "rejected").map(rejectOf),
      ),
      tally: Object.fromEntries([...entries].map(([file, own]) => [file, tallyOf(own)])),
    };
  };

  return {
    enter,
    enterBad: (file, { line, text, issues }) =>
      note({ file, line, text, fate: "rejected", issues }),
    at,
    referringTo: ({ file, key }) =>
      mapping.files[file]?.key === undefined ? [] : (referring.get(placeOf(file, key)) ?? []),
    close,
  };
};
