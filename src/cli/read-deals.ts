import type { Deal } from "../model/deal.ts";
import type { IssueBase } from "../model/issue.ts";
import { dealRecords } from "./deal-records.ts";
import { parseRecord, placedIn, textOf } from "./parse-record.ts";
import type { Pieces } from "./unpacked.ts";

/** One deal of an input, or what is wrong with it. */
export type DealInput = {
  /** Whether the input is this one deal, and no list. */
  readonly isWhole: boolean;
  /** Where it begins, both counted from 1. */
  readonly line: number;
  readonly column: number;
} & (
  | { readonly deal: Deal }
  | {
      readonly issues: readonly IssueBase[];
      /** The text that the issues stand in, from where it begins. */
      readonly text: string;
    }
);

/**
 * Yields the deals of an input: one deal, a list of deals, or one deal a line, read as they come.
 * What is no deal comes out with its issues, and the rest goes on. An input that is known to be
 * lines can have none.
 */
export async function* readDeals(source: Pieces, areLines = false): AsyncGenerator<DealInput> {
  for await (const record of dealRecords(source, areLines)) {
    const { isWhole, line, column, bytes, fault } = record;
    const parsed = parseRecord(bytes, fault);
    yield parsed.ok
      ? { isWhole, line, column, deal: parsed.deal }
      : {
          isWhole,
          line,
          column,
          issues: placedIn(record, parsed.issues),
          // Worked out only where somebody looks: of a long file there is much to write.
          get text() {
            return textOf(record);
          },
        };
  }
}
