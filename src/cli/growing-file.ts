import { createHash } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { withoutFolder } from "./write-atomically.ts";

/** How far a file has been written. */
export interface Written {
  readonly bytes: number;
  /** The SHA-256 of them. */
  readonly sha256: string;
}

/** A file that grows as work goes on, and can be gone on with. */
export interface GrowingFile {
  /** Whether it is a plain file: no other can be cut off and gone on with. */
  readonly isFile: boolean;
  /**
   * Cuts the file off where an earlier run had come, or at its beginning; nothing is lost before.
   * Throws a `FileShrunk` or a `FileAltered` when that is no longer what stands there.
   */
  readonly begin: (from?: Written) => Promise<void>;
  readonly written: () => Written;
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

/** Thrown when a file no longer holds what was written. */
export class FileAltered extends Error {
  override readonly name = "FileAltered";
  readonly code = "file-altered";
}

/** Opens a file to write to, one that is there or, where it may be new, another; throws what the file system throws. */
export const growingFile = async (path: string, mayBeNew: boolean): Promise<GrowingFile> => {
  const { O_WRONLY, O_CREAT } = constants;
  const file: FileHandle = mayBeNew
    ? await open(path, O_WRONLY | O_CREAT).catch((error: unknown) => {
        throw withoutFolder(error);
      })
    : await open(path, O_WRONLY);
  const isFile = (await file.stat()).isFile();
  const hash = createHash("sha256");
  let at = 0;
  const written = (): Written => ({ bytes: at, sha256: hash.copy().digest("hex") });
  return {
    isFile,
    begin: async (from) => {
      // What is no plain file cannot be cut, and takes what comes as it comes.
      if (!isFile) return;
      if (from !== undefined && from.bytes > 0) {
        if ((await file.stat()).size < from.bytes) throw new FileShrunk(path);
        for await (const piece of createReadStream(path, { end: from.bytes - 1 }))
          hash.update(piece);
        at = from.bytes;
        if (written().sha256 !== from.sha256) throw new FileAltered(path);
      }
      await file.truncate(at);
    },
    written,
    write: async (bytes) => {
      for (let done = 0; done < bytes.length; ) {
        const position = isFile ? at : null;
        const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position);
        if (isFile) hash.update(bytes.subarray(done, done + bytesWritten));
        done += bytesWritten;
        at += bytesWritten;
      }
    },
    sync: async () => {
      if (isFile) await file.datasync();
    },
    close: () => file.close(),
  };
};
