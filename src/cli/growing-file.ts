import { type FileHandle, open } from "node:fs/promises";
import { withoutFolder } from "./write-atomically.ts";

/** A file that grows as work goes on, and can be gone on with. */
export interface GrowingFile {
  /** How many bytes have been written. */
  readonly size: () => number;
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Waits until everything is on the disk. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Thrown when a file has less in it than was written. */
export class FileShrunk extends Error {
  override readonly name = "FileShrunk";
  readonly code = "file-shrunk";
}

/**
 * Opens a file to write to, from its beginning or, cut off there, from where an earlier run had come.
 * Throws a `FileShrunk` when it does not reach that far, and what the file system throws.
 */
export const growingFile = async (path: string, from: number): Promise<GrowingFile> => {
  const file: FileHandle =
    from > 0
      ? await open(path, "r+")
      : await open(path, "w").catch((error: unknown) => {
          throw withoutFolder(error);
        });
  let at = from;
  try {
    const info = await file.stat();
    if (info.size < from) throw new FileShrunk(path);
    // What is no plain file cannot be cut, and takes what comes as it comes.
    if (info.isFile()) await file.truncate(from);
    const position = (): number | null => (info.isFile() ? at : null);
    return {
      size: () => at,
      write: async (bytes) => {
        for (let done = 0; done < bytes.length; ) {
          const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position());
          done += bytesWritten;
          at += bytesWritten;
        }
      },
      sync: async () => {
        if (info.isFile()) await file.datasync();
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
};
