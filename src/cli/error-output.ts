import { isClosed, type Output } from "./io.ts";

/** An output for what is told beside the work. */
export interface ErrorOutput extends Output {
  /** Returns whether something could not be told although somebody may be reading. */
  readonly hasFailed: () => boolean;
}

/** Returns an output that never stops the work: where nothing more can be told, it goes on untold. */
export const errorOutput = (output: Output): ErrorOutput => {
  let isOpen = true;
  let hasFailed = false;
  return {
    write: (text, done) => {
      if (!isOpen) return done();
      return output.write(text, (error) => {
        if (error) {
          isOpen = false;
          hasFailed ||= !isClosed(error);
        }
        done();
      });
    },
    get isTTY() {
      return output.isTTY;
    },
    get columns() {
      return output.columns;
    },
    hasFailed: () => hasFailed,
  };
};
