import type { Language } from "../model/text.ts";
import { hasCode } from "./has-code.ts";

/** Where the program writes to. */
export interface Output {
  readonly write: (text: string, done: (error?: Error | null) => void) => unknown;
  readonly isTTY?: boolean | undefined;
  /** The width of the terminal in cells. */
  readonly columns?: number | undefined;
}

/** All that the program touches of the world around it. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string> & {
    readonly isTTY?: boolean | undefined;
    /** Ends it, whether or not there is more. */
    readonly destroy?: (() => unknown) | undefined;
  };
  readonly stdout: Output;
  readonly stderr: Output;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** The civil day it is. */
  readonly today: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Returns the time in milliseconds since some moment; absent: nobody is shown how long it takes. */
  readonly now?: () => number;
  /** How many threads can work at a time; absent: one. */
  readonly cores?: number;
  /** The file that the threads of a batch run; absent: there are none. */
  readonly batchWorker?: URL;
  /** Calls when somebody asks the program to end; returns what makes it listen no longer. */
  readonly onStop?: (stop: () => void) => () => void;
  /** Ends what would go on for ever; absent: the process is ended from outside. */
  readonly stop?: AbortSignal;
}

/** Thrown when the standard output takes no more. */
export class OutputFailed extends Error {
  override readonly name: string = "OutputFailed";

  readonly reason: Error;

  constructor(reason: Error) {
    super(reason.message);
    this.reason = reason;
  }
}

/** Thrown when nobody reads the standard output any more. */
export class PipeClosed extends OutputFailed {
  override readonly name = "PipeClosed";
}

/** Returns whether a write failed because nobody reads any more. */
export const isClosed = (error: Error): boolean =>
  hasCode(error, "EPIPE") || hasCode(error, "ERR_STREAM_DESTROYED");

/** Writes a text and waits until it is taken; throws `OutputFailed` when it is not. */
export const print = (output: Output, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (text === "") {
      resolve();
      return;
    }
    output.write(text, (error) => {
      if (!error) resolve();
      else reject(isClosed(error) ? new PipeClosed(error) : new OutputFailed(error));
    });
  });

const isSet = (value: string | undefined): boolean => value !== undefined && value !== "";

/** Returns whether to write in colour: as `FORCE_COLOR` and `NO_COLOR` say, else on terminals. */
const hasColour = (output: Output, env: Io["env"]): boolean => {
  const forced = env.FORCE_COLOR;
  if (isSet(forced)) return forced !== "0" && forced !== "false";
  return !isSet(env.NO_COLOR) && env.TERM !== "dumb" && output.isTTY === true;
};

/** How reports are written to an output: language, colour, width in cells. */
export interface Look {
  readonly lang: Language;
  readonly colour: boolean;
  readonly width: number;
}

/** Returns how reports are written to an output. */
export const lookOf = (output: Output, env: Io["env"], lang: Language): Look => ({
  lang,
  colour: hasColour(output, env),
  width: output.columns ?? 100,
});
