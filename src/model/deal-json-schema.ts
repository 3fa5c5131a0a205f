import { z } from "zod";
import { dealSchema } from "./deal.ts";
import { daySchema, type FieldMeta, fieldMeta } from "./field.ts";
import { observationSchema } from "./observation.ts";
import { scaleOf } from "./scales.ts";

const valueWords = ({ type }: FieldMeta): string => {
  const scale = type.kind === "choice" || type.kind === "set" ? type.of : undefined;
  if (scale === undefined) return "";
  const words = scaleOf(scale).values.map(
    ({ value, title }) => `${value} = ${title.zh} / ${title.en}`,
  );
  return `; ${words.join(", ")}`;
};

const describe = (schema: z.core.$ZodType): string | undefined => {
  const meta = fieldMeta(schema);
  if (!meta) return undefined;
  const personal = meta.personal ? " (个人信息 / personal data)" : "";
  return `${meta.title.zh} / ${meta.title.en}${personal}${valueWords(meta)}`;
};

/**
 * Returns the JSON Schema (draft 2020-12) of a deal, fields described in Chinese and English; the
 * same object, keys in the same order, every time.
 */
export const dealJsonSchema = (): object => ({
  ...z.toJSONSchema(dealSchema, {
    target: "draft-2020-12",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === daySchema)
        Object.assign(jsonSchema, {
          format: "date",
          pattern: "^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        });
      if (zodSchema === observationSchema)
        jsonSchema.anyOf = [{ required: ["value"] }, { required: ["withdraws"] }];
      const description = describe(zodSchema);
      if (description !== undefined) jsonSchema.description = description;
    },
  }),
  title: "deal",
});
