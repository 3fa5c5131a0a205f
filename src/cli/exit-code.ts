import { match } from "ts-pattern";
import type { Verdict } from "../assess/verdict.ts";
import type { Truth } from "../logic/truth.ts";

/** What the program ends with, for scripts to go by. */
export const exitCodes = {
  /** The deal may advance, or has all that a checklist asks; or all went well. */
  ok: 0,
  /** The deal may not advance, or something of a checklist failed. */
  mayNot: 1,
  /** Evidence is missing to tell. */
  evidenceMissing: 2,
  /** Something was wrong with what was read. */
  badInput: 3,
  /** The program was called wrongly. */
  usage: 64,
  /** The program was asked to end before it was done. */
  interrupted: 130,
} as const;

/** One of the numbers that the program ends with. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * Returns whether a deal has all that a checklist asks: failed when an applicable checkpoint failed
 * or a block flag is raised, unknown while evidence is missing.
 */
export const hasAll = ({ stages, flags, missing }: Verdict): Truth => {
  const hasFailed = stages.some(
    ({ applies, checkpoints }) =>
      applies === "satisfied" &&
      checkpoints.some(
        (own) => own.applies === "satisfied" && own.truth === "failed" && !own.waived,
      ),
  );
  const isBarred = flags.some(
    ({ severity, truth }) => severity === "block" && truth === "satisfied",
  );
  if (hasFailed || isBarred) return "failed";
  return missing.length > 0 ? "unknown" : "satisfied";
};

/** Returns the exit code for a single deal. */
export const exitCodeFor = (mayAdvance: Truth): ExitCode =>
  match(mayAdvance)
    .with("satisfied", () => exitCodes.ok)
    .with("failed", () => exitCodes.mayNot)
    .with("unknown", () => exitCodes.evidenceMissing)
    .exhaustive();
