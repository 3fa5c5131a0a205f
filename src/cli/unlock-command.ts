import type { Language } from "../model/text.ts";
import type { ExitCode } from "./exit-code.ts";
import { exitCodes } from "./exit-code.ts";
import type { Io } from "./io.ts";

/** What `unlock` may be told. */
export interface UnlockOptions {
  readonly rules: string;
  readonly overlay: readonly string[];
  readonly asOf: string;
  readonly lang: Language;
  readonly stage?: string | undefined;
  readonly steps?: number | undefined;
  readonly json: boolean;
}

/** Finds the least evidence that opens a door; waits for the search of the core. */
export const unlockCommand = async (
  _file: string,
  _options: UnlockOptions,
  _io: Io,
): Promise<ExitCode> => exitCodes.usage;
