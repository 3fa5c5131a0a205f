import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";
import { endOfPath } from "./end-of-path.ts";
import type { Io } from "./io.ts";

const infoOf = (path: string) => stat(path).catch(() => undefined);

const endOf = (path: string): Promise<string> => endOfPath(path).catch(() => path);

/** Returns all by which a place can be told to be the same as another, whatever it is called. */
const marksOf = async (path: string): Promise<readonly string[]> => {
  const info = await infoOf(path);
  if (info === undefined) return [path, await endOf(path)];
  // Two may write to one device or pipe: nothing that was there is lost.
  const isKept = info.isFile() || info.isDirectory();
  return isKept ? [path, await endOf(path), `${info.dev} ${info.ino}`] : [path];
};

/** Returns the folder that something stands in, the one around it, and so on. */
const foldersAround = (path: string): readonly string[] => {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersAround(folder)];
};

const foldersOf = async (path: string): Promise<readonly string[]> => {
  const folders = new Set([...foldersAround(path), ...foldersAround(await endOf(path))]);
  return (await Promise.all([...folders].map(marksOf))).flat();
};

/**
 * Returns an output that is one of the inputs, stands in a folder of inputs, or is given twice, by
 * this name or another: to write it would destroy what is read. Where folders are spared, what is
 * written is never read from one, and may stand there.
 */
export const clashingOutput = async (
  inputs: readonly string[],
  outputs: readonly (string | undefined)[],
  io: Io,
  folders: "guarded" | "spared" = "guarded",
): Promise<string | undefined> => {
  const taken = new Set<string>();
  for (const input of inputs) {
    if (input === "-") continue;
    for (const mark of await marksOf(resolve(io.cwd, input))) taken.add(mark);
  }
  for (const output of outputs) {
    if (output === undefined) continue;
    const full = resolve(io.cwd, output);
    const marks = output === "-" ? [output] : await marksOf(full);
    const isGuarded = output !== "-" && folders === "guarded";
    const around = isGuarded ? await foldersOf(full) : [];
    if ([...marks, ...around].some((mark) => taken.has(mark))) return output;
    for (const mark of marks) taken.add(mark);
  }
  return undefined;
};

/** Returns what is said of such an output. */
export const outputClash = (name: string): Text =>
  text(
    `${quoted(name)} 又是输入又是输出，或者给了两次`,
    `${quoted(name)} is both input and output, or given twice`,
  );
