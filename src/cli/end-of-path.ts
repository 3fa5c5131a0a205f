import { readlink, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { hasCode } from "./has-code.ts";

/** Returns where a path leads through all links; what it leads to need not be there yet. */
export const endOfPath = async (path: string): Promise<string> => {
  try {
    return await realpath(path);
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
    const folder = await realpath(dirname(path));
    const link = await readlink(path).catch(() => undefined);
    return link === undefined ? join(folder, basename(path)) : endOfPath(resolve(folder, link));
  }
};

/** What stands where an output is to go. */
export type OutputKind =
  /** Nothing, or a file that can be replaced, cut off and gone on with. */
  | "file"
  /** A folder, a device or a pipe: what is written there is gone. */
  | "other";

/** Returns what stands at a path, behind links. */
export const outputKind = async (path: string): Promise<OutputKind> => {
  try {
    return (await stat(path)).isFile() ? "file" : "other";
  } catch (error) {
    if (hasCode(error, "ENOENT")) return "file";
    throw error;
  }
};
