import { match } from "ts-pattern";
import type { Truth } from "../logic/truth.ts";

/** What the program ends with, for scripts to go by. */
export const exitCodes = {
  /** The deal may advance; or all went well. */
  ok: 0,
  /** The deal may not advance. */
  mayNot: 1,
  /** Evidence is missing to tell. */
  evidenceMissing: 2,
  /** Something was wrong with what was read. */
  badInput: 3,
  /** The program was called wrongly. */
  usage: 64,
} as const;

/** One of the numbers that the program ends with. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Returns the exit code for a single deal. */
export const exitCodeFor = (mayAdvance: Truth): ExitCode =>
  match(mayAdvance)
    .with("satisfied", () => exitCodes.ok)
    .with("failed", () => exitCodes.mayNot)
    .with("unknown", () => exitCodes.evidenceMissing)
    .exhaustive();
