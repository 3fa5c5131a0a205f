import { z } from "zod";

/** What a verdict must come to, or any part of it; see `matchVerdict`. */
export type Expected =
  | string
  | number
  | boolean
  | null
  | readonly Expected[]
  | { readonly [key: string]: Expected };

/** A rule test: on this deal, by these rules, on this day, the verdict must come to that. */
export interface RuleTest {
  /** What it shows; absent: the name of its file, and its number there. */
  readonly name?: string;
  /** Why the verdict must be so: the arithmetic, the rule it follows from. */
  readonly why?: string;
  /** The id of a rule set of the package, or the path of a file. */
  readonly rules: string;
  /** Overlays, each by id or path. */
  readonly overlays: readonly string[];
  /** The deal, or the path of its file. */
  readonly deal: string | Readonly<Record<string, unknown>>;
  /** Where the deal stands in the file, as a JSON pointer. */
  readonly dealAt: string;
  /** The civil day to decide for. */
  readonly asOf: string;
  readonly expect: Readonly<Record<string, Expected>>;
  /** Where the test stands in its file, as a JSON pointer. */
  readonly pointer: string;
}

const note = z.union([z.string(), z.array(z.string())]);
const record = z.record(z.string(), z.unknown());

const given = {
  rules: z.string().min(1).optional(),
  overlays: z.array(z.string().min(1)).optional(),
  deal: z.union([z.string().min(1), record]).optional(),
  asOf: z.string().optional(),
};

/** One test of a file. */
const caseSchema = z.strictObject({
  name: z.string().min(1).optional(),
  why: note.optional(),
  ...given,
  expect: record.optional(),
});

/** A file of one test, or of several under `cases`, which share what stands above them. */
export const ruleTestFileSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().min(1).optional(),
  why: note.optional(),
  ...given,
  expect: record.optional(),
  cases: z.array(caseSchema).min(1).optional(),
});

/** A file of rule tests as it is written. */
export type RuleTestFile = z.infer<typeof ruleTestFileSchema>;
