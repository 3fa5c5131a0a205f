import { stat } from "node:fs/promises";
import { sourcesOf } from "./deal-sources.ts";
import type { Io } from "./io.ts";

/** Returns how many bytes all inputs have; undefined where nobody can know it in advance. */
export const sizeOf = async (files: readonly string[], io: Io): Promise<number | undefined> => {
  let size = 0;
  for (const file of files) {
    if (file === "-") return undefined;
    const found = await sourcesOf(file, io, [""]);
    for (const { path } of "sources" in found ? found.sources : []) {
      const info = await stat(path).catch(() => undefined);
      if (info !== undefined && !info.isFile()) return undefined;
      size += info?.size ?? 0;
    }
  }
  return size;
};
