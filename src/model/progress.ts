import { z } from "zod";
import type { DeepReadonly } from "./field.ts";
import { choiceSchema, daySchema } from "./field.ts";

const name = z.string().min(1).max(200);
const note = z.string().max(5000);
const size = z.int().min(0).max(1e9);

const overSchema = z.strictObject({ stage: name, why: z.literal("not-applicable") });

const ruleSetSchema = z.strictObject({ id: name, version: name, digest: name });

/** How much of each append-only list was on file when a move was decided. */
const onFileSchema = z.strictObject({
  evidence: size,
  waivers: size,
  contacts: size.optional(),
  organisations: size.optional(),
  needs: size.optional(),
  documents: size.optional(),
  activities: size.optional(),
  dates: size.optional(),
});

const common = { at: daySchema, by: name.optional(), note: note.optional() };
const proven = { ...common, ruleSet: ruleSetSchema, onFile: onFileSchema };
const reported = { ...common, ruleSet: ruleSetSchema.optional(), onFile: onFileSchema.optional() };
const kind = z.literal;

/** One move of a deal through the stages of a rule set. */
export const moveSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: kind("start"),
    to: name,
    over: overSchema.array(),
    verdict: name,
    ...proven,
  }),
  z.strictObject({
    kind: kind("advance"),
    from: name,
    to: name,
    over: overSchema.array(),
    verdict: name,
    ...proven,
  }),
  z.strictObject({ kind: kind("retreat"), from: name, to: name, reason: note, ...reported }),
  z.strictObject({
    kind: kind("close"),
    from: name,
    outcome: choiceSchema("outcome"),
    reason: note,
    verdict: name.optional(),
    ...proven,
  }),
  z.strictObject({ kind: kind("reopen"), to: name, reason: note, ...reported }),
  z.strictObject({ kind: kind("adopt"), to: name, reason: note, ...reported }),
  z.strictObject({
    kind: kind("external"),
    from: name.optional(),
    to: name,
    outcome: choiceSchema("outcome").optional(),
    ...reported,
  }),
]);

/** A checkpoint set aside by somebody, for a reason, perhaps until a day. */
export const waiverSchema = z.strictObject({
  checkpoint: name,
  by: name,
  reason: note,
  at: daySchema,
  until: daySchema.optional(),
});

/** Where a deal stands in one rule set, and how it came there. */
export const progressSchema = z.strictObject({
  stage: name.nullable().optional(),
  history: moveSchema.array().optional(),
  waivers: waiverSchema.array().optional(),
});

/**
 * One move of a deal through the stages of a rule set.
 *
 * @useDeclaredType
 */
export type Move = DeepReadonly<z.infer<typeof moveSchema>>;

/**
 * A checkpoint set aside by somebody, for a reason, perhaps until a day.
 *
 * @useDeclaredType
 */
export type Waiver = DeepReadonly<z.infer<typeof waiverSchema>>;

/**
 * Where a deal stands in one rule set, and how it came there.
 *
 * @useDeclaredType
 */
export type Progress = DeepReadonly<z.infer<typeof progressSchema>>;

/**
 * How much was on file when a move was made.
 *
 * @useDeclaredType
 */
export type OnFile = DeepReadonly<z.infer<typeof onFileSchema>>;

/** The rule set that a move was made under. */
export type RuleSetReference = DeepReadonly<z.infer<typeof ruleSetSchema>>;
