import { constants, type FileHandle, open, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { endOfPath, type OutputKind, outputKind } from "./end-of-path.ts";
import { hasCode } from "./has-code.ts";

/**
 * A file being written aside; nobody sees it before it is whole. A device or a pipe cannot be
 * replaced: it takes what is written at once.
 */
export interface PendingFile {
  readonly kind: OutputKind;
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
  hasCode(error, "ENOENT") ? Object.assign(error, { code: "no-folder" }) : error;

const openAside = async (path: string): Promise<{ file: FileHandle; aside: string }> => {
  for (let turn = 0; ; turn++) {
    const aside = join(dirname(path), `.${basename(path)}.${process.pid}-${turn}.part`);
    try {
      return { file: await open(aside, "wx", await modeOf(path)), aside };
    } catch (error) {
      if (!hasCode(error, "EEXIST") || turn === 100) throw error;
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

/** Returns a function that writes to an open file, and one that writes what still waits. */
const gathering = (file: FileHandle) => {
  let waiting = "";
  const flush = async (): Promise<void> => {
    const text = waiting;
    waiting = "";
    await file.appendFile(text);
  };
  const write = async (content: string | Uint8Array): Promise<void> => {
    if (typeof content === "string") {
      waiting += content;
      if (waiting.length > chunk) await flush();
    } else {
      await flush();
      await file.appendFile(content);
    }
  };
  return { write, flush };
};

const writeAside = async (path: string): Promise<PendingFile> => {
  const { file, aside } = await openAside(path);
  const { write, flush } = gathering(file);
  let isOpen = true;
  return {
    kind: "file",
    write,
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

const writeThrough = async (path: string): Promise<PendingFile> => {
  const file = await open(path, constants.O_WRONLY);
  const { write, flush } = gathering(file);
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  };
  return {
    kind: "other",
    write,
    commit: async () => {
      await flush();
      await close();
    },
    discard: () => close().catch(() => undefined),
  };
};

/**
 * Opens a file to be written aside, in the folder in which it is to stand: behind a link, which
 * stays.
 */
export const writeAtomically = async (path: string): Promise<PendingFile> => {
  if ((await outputKind(path)) === "other") return writeThrough(path);
  try {
    return await writeAside(await endOfPath(path));
  } catch (error) {
    throw withoutFolder(error);
  }
};
