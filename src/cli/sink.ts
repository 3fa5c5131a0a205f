import { resolve } from "node:path";
import { type GrowingFile, growingFile } from "./growing-file.ts";
import { type Io, print } from "./io.ts";

/** Somewhere to write to: a file that grows, or the standard output for `-`. */
export interface Sink {
  readonly name: string;
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** The file; absent: the standard output, which cannot be gone on with. */
  readonly file?: GrowingFile;
}

/** Opens a sink; a file is left as it is until it is begun. */
export const openSink = async (name: string, io: Io, mayBeNew = true): Promise<Sink> => {
  if (name === "-")
    return { name, write: (bytes) => print(io.stdout, Buffer.from(bytes).toString()) };
  const file = await growingFile(resolve(io.cwd, name), mayBeNew);
  return { name, write: file.write, file };
};
