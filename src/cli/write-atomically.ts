import { type FileHandle, open, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** A file being written aside; nobody sees it before it is whole. */
export interface PendingFile {
  readonly write: (content: string | Uint8Array) => Promise<void>;
  /** Puts the file in its place, in the place of one that is there. */
  readonly commit: () => Promise<void>;
  /** Leaves everything as it was; does nothing once the file is in its place. */
  readonly discard: () => Promise<void>;
}

/** Returns who may read and write the file that is to be replaced; of a new one, the usual. */
const modeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).mode & 0o777;
  } catch {
    return 0o666;
  }
};

/** Returns what failed when a file was to be written: a file that is not there has no folder. */
export const withoutFolder = (error: unknown): unknown =>
  error instanceof Error && "code" in error && error.code === "ENOENT"
    ? Object.assign(error, { code: "no-folder" })
    : error;

const openAside = async (path: string): Promise<{ file: FileHandle; aside: string }> => {
  for (let turn = 0; ; turn++) {
    const aside = join(dirname(path), `.${basename(path)}.${process.pid}-${turn}.part`);
    try {
      return { file: await open(aside, "wx", await modeOf(path)), aside };
    } catch (error) {
      const isTaken = error instanceof Error && "code" in error && error.code === "EEXIST";
      if (!isTaken || turn === 100) throw withoutFolder(error);
    }
  }
};

const flushFolder = async (path: string): Promise<void> => {
  try {
    const folder = await open(dirname(path), "r");
    await folder.sync().finally(() => folder.close());
  } catch {
    // Some systems cannot flush a folder; the file itself is safe.
  }
};

/** How many characters are written at a time. */
const chunk = 64 * 1024;

/** Opens a file to be written aside, in the folder in which it is to stand. */
export const writeAtomically = async (path: string): Promise<PendingFile> => {
  const { file, aside } = await openAside(path);
  let isOpen = true;
  let waiting = "";
  const flush = async (): Promise<void> => {
    const text = waiting;
    waiting = "";
    await file.appendFile(text);
  };
  return {
    write: async (content) => {
      if (typeof content === "string") {
        waiting += content;
        if (waiting.length > chunk) await flush();
      } else {
        await flush();
        await file.appendFile(content);
      }
    },
    commit: async () => {
      await flush();
      await file.sync();
      await file.close();
      await rename(aside, path);
      isOpen = false;
      await flushFolder(path);
    },
    discard: async () => {
      if (!isOpen) return;
      isOpen = false;
      await file.close().catch(() => undefined);
      await unlink(aside).catch(() => undefined);
    },
  };
};
