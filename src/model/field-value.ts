import { z } from "zod";

/** A value as a deal holds it: plain, a list of texts, or a record of such values. */
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | { readonly [key: string]: FieldValue };

/** Accepts a value of a field that a rule set or an app may have declared. */
export const fieldValueSchema: z.ZodType<FieldValue> = z.lazy(() =>
  z.union([
    z.string().max(5000),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(z.string().max(300)).max(200),
    z.record(z.string(), fieldValueSchema),
  ]),
);
