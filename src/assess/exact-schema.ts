import type { z } from "zod";

type Plain = string | number | boolean | null | undefined;

/** A type made readonly throughout, its optional properties absent rather than undefined. */
export type Exact<T> = T extends Plain
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Exact<Item>[]
    : {
        readonly [Key in keyof T]: Exact<
          undefined extends T[Key] ? Exclude<T[Key], undefined> : T[Key]
        >;
      };

/** Returns the schema with its type read strictly: readonly, and without undefined values. */
export const exact = <Schema extends z.ZodType>(schema: Schema) =>
  // Invariant: what the schemas of this folder accept comes from JSON, which has no undefined.
  schema as unknown as z.ZodType<Exact<z.output<Schema>>>;
