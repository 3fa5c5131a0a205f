import { z } from "zod";
import type { DeepReadonly } from "./field.ts";
import { choiceSchema, daySchema, idSchema } from "./field.ts";
import { fieldValueSchema } from "./field-value.ts";

/**
 * One thing that somebody observed: a signal, a field of the model, the completeness of a list, the
 * judgement of a checkpoint or a fact of the app, with its value and day. One that only takes an
 * earlier one away has no value.
 */
export const observationSchema = z
  .strictObject({
    id: idSchema.optional(),
    what: z.string().min(1).max(300),
    about: idSchema.optional(),
    value: fieldValueSchema.optional(),
    at: daySchema,
    by: z.string().max(300).optional(),
    source: choiceSchema("sourceKind").optional(),
    note: z.string().max(5000).optional(),
    recordedAt: daySchema.optional(),
    withdraws: idSchema.optional(),
  })
  .refine(({ value, withdraws }) => value !== undefined || withdraws !== undefined, {
    path: ["value"],
    // However much else is wrong with it, an observation must say something.
    when: ({ value }) => typeof value === "object" && value !== null,
  });

/**
 * One thing that somebody observed, with its value and day.
 *
 * @useDeclaredType
 */
export type Observation = DeepReadonly<z.infer<typeof observationSchema>>;
