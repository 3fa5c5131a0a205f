/** Thrown when an output cannot be written. */
export class WriteFailed extends Error {
  override readonly name = "WriteFailed";
  /** The output, by the name that people know it by. */
  readonly file: string;

  constructor(file: string, cause: Error) {
    super(cause.message, { cause });
    this.file = file;
  }
}

/** Does some work on a file; throws a `WriteFailed` for what the file system throws. */
export const on = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Error && "code" in error ? new WriteFailed(file, error) : error;
  }
};
