import { z } from "zod";
import type { FactType } from "../facts/fact-type.ts";
import { exact } from "./exact-schema.ts";

const wordsSchema = () => z.strictObject({ zh: z.string(), en: z.string() });

const textSchema = () =>
  z.strictObject({
    kind: z.literal("text"),
    leadsTo: z.enum(["contacts", "organisations"]).optional(),
  });

const choiceSchema = () =>
  z.strictObject({
    kind: z.literal("choice"),
    ordered: z.boolean(),
    values: z.array(z.strictObject({ value: z.string(), title: wordsSchema() })),
    scale: z.string().optional(),
  });

/** Returns the schema of a fact's type, as verdicts hold it. */
export function factTypeSchema(): z.ZodType<FactType> {
  const schema: z.ZodType<FactType> = exact(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("boolean") }),
      z.strictObject({
        kind: z.literal("number"),
        min: z.number().optional(),
        max: z.number().optional(),
        integer: z.boolean().optional(),
        unit: z.string().optional(),
      }),
      textSchema(),
      z.strictObject({ kind: z.literal("date") }),
      choiceSchema(),
      z.strictObject({
        kind: z.literal("set"),
        of: z.discriminatedUnion("kind", [choiceSchema(), textSchema()]),
      }),
      z.strictObject({
        kind: z.literal("record"),
        fields: z.record(
          z.string(),
          z.lazy(() => schema),
        ),
      }),
    ]),
  );
  return schema;
}
