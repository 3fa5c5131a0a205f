import type { AssessOptions } from "./assess-command.ts";
import type { BatchItem } from "./batch-item.ts";
import type { Io } from "./io.ts";
import { clashingOutput } from "./own-files.ts";

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

/** Returns an output of `assess` that is one of the files it reads, rules and mapping too. */
export const clashOf = async (
  { files }: AssessInput,
  { rules, overlay, map, out, rejects }: AssessOptions,
  io: Io,
): Promise<string | undefined> => {
  const others = [rules, ...overlay, ...(map === undefined ? [] : [map])];
  return (
    (await clashingOutput(files, [out, rejects], io)) ??
    (await clashingOutput(others, [out, rejects], io, "spared"))
  );
};
