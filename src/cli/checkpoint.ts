import { readFile, unlink } from "node:fs/promises";
import { z } from "zod";
import type { OutcomeTally } from "../report/outcomes.ts";
import type { PortfolioTally } from "../report/portfolio-tally.ts";
import { writeWhole } from "./write-whole.ts";

const size = z.int().min(0);

const checkpointSchema = z.object({
  /** What is worked out: the rules, the day and the version of the program. */
  run: z.string(),
  /** How many things have come in, and their SHA-256. */
  count: size,
  input: z.string(),
  /** How many bytes of verdicts and of rejects have been written. */
  out: size,
  rejects: size.nullable(),
  deals: size,
  rejected: size,
  // Invariant: written by this program, and the digest of the run is that of the same program.
  tally: z.unknown().transform((tally) => tally as PortfolioTally),
  outcomes: z.unknown().transform((outcomes) => outcomes as OutcomeTally),
});

/** How far a run has come: all that is needed to go on with it. */
export type Checkpoint = Readonly<z.infer<typeof checkpointSchema>>;

/** Returns where the checkpoint of a file of verdicts stands. */
export const checkpointPath = (out: string): string => `${out}.resume`;

/** Writes a checkpoint, whole or not at all. */
export const saveCheckpoint = (path: string, checkpoint: Checkpoint): Promise<void> =>
  writeWhole(path, `${JSON.stringify(checkpoint)}\n`);

/** Returns the checkpoint that a file holds; undefined where there is none, or nothing of the kind. */
export const readCheckpoint = async (path: string): Promise<Checkpoint | undefined> => {
  try {
    return checkpointSchema.safeParse(JSON.parse(await readFile(path, "utf8"))).data;
  } catch {
    return undefined;
  }
};

/** Removes a checkpoint; there need not be one. */
export const dropCheckpoint = async (path: string): Promise<void> => {
  await unlink(path).catch(() => undefined);
};
