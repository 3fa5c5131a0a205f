import { createHash } from "node:crypto";
import { readFile, unlink } from "node:fs/promises";
import { z } from "zod";
import type { OutcomeTally } from "../report/outcomes.ts";
import type { PortfolioTally } from "../report/portfolio-tally.ts";
import { outputKind } from "./end-of-path.ts";
import { hasCode } from "./has-code.ts";
import { writeWhole } from "./write-whole.ts";

const size = z.int().min(0);
const written = z.object({ bytes: size, sha256: z.string() });

const checkpointSchema = z.object({
  /** What is worked out: the rules, the day and the version of the program. */
  run: z.string(),
  /** What has been written of verdicts and of rejects. */
  out: written,
  rejects: written.nullable(),
  totals: z.object({
    /** How many things have come in, and their SHA-256. */
    count: size,
    input: z.string(),
    deals: size,
    rejected: size,
    // Invariant: what is read has the digest that this program has written, and is what it wrote; the
    // digest of the run is that of the same program.
    tally: z.unknown().transform((tally) => tally as PortfolioTally),
    outcomes: z.unknown().transform((outcomes) => outcomes as OutcomeTally),
  }),
});

const sealedSchema = z.object({ checkpoint: z.unknown(), sha256: z.string() });

/** How far a run has come: all that is needed to go on with it. */
export type Checkpoint = Readonly<z.infer<typeof checkpointSchema>>;

/** Thrown when something else stands where a checkpoint belongs, or one that has been changed. */
export class NoCheckpoint extends Error {
  override readonly name = "NoCheckpoint";
}

/** Returns where the checkpoint of a file of verdicts stands. */
export const checkpointPath = (out: string): string => `${out}.resume`;

const digestOf = (json: string): string => createHash("sha256").update(json).digest("hex");

/** Writes a checkpoint, whole or not at all. */
export const saveCheckpoint = (path: string, checkpoint: Checkpoint): Promise<void> => {
  const json = JSON.stringify(checkpoint);
  return writeWhole(path, `{"checkpoint":${json},"sha256":"${digestOf(json)}"}\n`);
};

const parseCheckpoint = (text: string): Checkpoint | undefined => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const sealed = sealedSchema.safeParse(json).data;
  if (sealed === undefined || digestOf(JSON.stringify(sealed.checkpoint)) !== sealed.sha256)
    return undefined;
  return checkpointSchema.safeParse(sealed.checkpoint).data;
};

/**
 * Returns the checkpoint that a file holds; undefined where there is no file. Throws a `NoCheckpoint`
 * when something else stands there, and what the file system throws.
 */
export const readCheckpoint = async (path: string): Promise<Checkpoint | undefined> => {
  if ((await outputKind(path)) === "other") throw new NoCheckpoint(path);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
  const checkpoint = parseCheckpoint(text);
  if (checkpoint === undefined) throw new NoCheckpoint(path);
  return checkpoint;
};

/** Removes a checkpoint; there need not be one. */
export const dropCheckpoint = async (path: string): Promise<void> => {
  await unlink(path).catch((error: unknown) => {
    if (!hasCode(error, "ENOENT")) throw error;
  });
};
