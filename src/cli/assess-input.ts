import type { Mapping } from "../import/mapping.ts";
import { quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";
import type { AssessOptions } from "./assess-command.ts";
import type { BatchItem } from "./batch-item.ts";
import type { Complaint } from "./complain.ts";
import type { Io } from "./io.ts";
import { clashingOutput, outputClash } from "./own-files.ts";

/** What `assess` works on. */
export interface AssessInput {
  /** The arguments. */
  readonly files: readonly string[];
  /** What they lead to: of tables given as `NAME=PATH`, the paths. */
  readonly paths: readonly string[];
  /** By what tables are read; absent: the files are deals. */
  readonly mapping?: Mapping;
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

/**
 * Returns what is wrong with the outputs of `assess`: one of them, or the file in which it is written
 * down how far all is, is one of the files that it reads, rules and mapping too, or another output.
 */
export const clashOf = async (
  { files, paths }: AssessInput,
  { rules, overlay, map, out, rejects }: AssessOptions,
  checkpoint: string | undefined,
  io: Io,
): Promise<Complaint | undefined> => {
  const inputs = [...files, ...paths];
  const others = [rules, ...overlay, ...(map === undefined ? [] : [map])];
  const clashing = async (...outputs: readonly (string | undefined)[]) =>
    (await clashingOutput(inputs, outputs, io)) ??
    (await clashingOutput(others, outputs, io, "spared"));
  const clash = await clashing(out, rejects);
  if (clash !== undefined) return { message: outputClash(clash) };
  const taken = await clashing(out, rejects, checkpoint);
  return taken === undefined ? undefined : { message: checkpointClash(taken), help: elsewhere };
};

const checkpointClash = (name: string): Text =>
  text(
    `${quoted(name)} 要用来记 \`--out\` 的进度，不能又是输入或另一个输出`,
    `${quoted(name)} is where it is written down how far \`--out\` is: it can be neither read nor another output`,
  );

const elsewhere: Text = text(
  "换一个 `--out`，或者给那个文件改名",
  "take another `--out`, or another name for that file",
);
