import type { Reject } from "../import/ledger.ts";
import type { IssueBase } from "../model/issue.ts";
import type { DealRecord } from "./deal-records.ts";
import { dealRecords } from "./deal-records.ts";
import { dealEndings, fileProblem, sourcesOf } from "./deal-sources.ts";
import type { Io } from "./io.ts";
import { isOfLines } from "./is-of-lines.ts";
import { bytesOf } from "./read-text.ts";

/** One reason why something is no deal. */
export interface RejectIssue extends Omit<IssueBase, "pointer"> {
  /** Where in the input, as a JSON pointer. */
  readonly pointer?: string;
  /** The column of a table. */
  readonly header?: string;
}

/** Something of an input that is no deal, as it is kept: where it stands, what it is, and why. */
export interface RejectLine extends Partial<Pick<Reject, "row">> {
  /** The input, by the name that people know it by. */
  readonly file: string;
  /** Counted from 1; absent: the input as a whole. */
  readonly line?: number;
  readonly column?: number;
  /** What stands there; only the beginning of what is too long. */
  readonly text?: string;
  readonly issues: readonly RejectIssue[];
}

/** One thing that came in: a record that may be a deal, or what has been rejected already. */
export type BatchItem =
  | {
      readonly file: string;
      readonly record: DealRecord;
      /** Whether the input was found in a folder. */
      readonly isFound: boolean;
    }
  | { readonly reject: RejectLine };

/** Returns the reject of an input that cannot be read, or not to its end. */
export const unreadable = (file: string, error: unknown): RejectLine => ({
  file,
  issues: [{ code: "unreadable", message: fileProblem(file, error) }],
});

/** Yields what the arguments lead to, in turn; an input that cannot be read does not stop the rest. */
export async function* dealItems(
  files: readonly string[],
  io: Io,
  onPiece?: (piece: Uint8Array | string) => void,
): AsyncGenerator<BatchItem> {
  for (const file of files) {
    const found = await sourcesOf(file, io, dealEndings);
    if ("problem" in found) {
      yield { reject: { file, issues: [{ code: "unreadable", message: found.problem }] } };
      continue;
    }
    for (const { name, path, isFound } of found.sources) {
      try {
        const pieces = bytesOf(path, io, onPiece);
        for await (const record of dealRecords(pieces, isOfLines(path)))
          yield { file: name, record, isFound };
      } catch (error) {
        yield { reject: unreadable(name, error) };
      }
    }
  }
}
