import type { BatchItem } from "./batch-item.ts";

/** What `assess` works on. */
export interface AssessInput {
  /** The arguments. */
  readonly files: readonly string[];
  readonly items: AsyncIterable<BatchItem>;
  /** Returns how many bytes of the files have been read, before they are unpacked. */
  readonly read: () => number;
}

/** Returns a test whether all there is is one deal in a file of its own, item by item. */
export const aloneTest = ({ files }: AssessInput) => {
  let isAlone = files.length === 1;
  let hasSeen = false;
  return {
    see: (item: BatchItem): void => {
      hasSeen = true;
      isAlone &&= "record" in item && item.record.isWhole && !item.isFound;
    },
    holds: (): boolean => hasSeen && isAlone,
  };
};
