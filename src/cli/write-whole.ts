import { type PendingFile, writeAtomically } from "./write-atomically.ts";

/** Writes a file as a whole: whoever reads it sees what was there before, or all of it. */
export const writeWhole = async (path: string, content: string | Uint8Array): Promise<void> => {
  let file: PendingFile | undefined;
  try {
    file = await writeAtomically(path);
    await file.write(content);
    await file.commit();
  } finally {
    await file?.discard();
  }
};
