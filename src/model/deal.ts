import { z } from "zod";
import type { Account } from "./account.ts";
import { accountSchema } from "./account.ts";
import type { Contact } from "./contact.ts";
import { contactSchema } from "./contact.ts";
import { idSchema } from "./field.ts";
import type { Observation } from "./observation.ts";
import { observationSchema } from "./observation.ts";
import type { Opportunity } from "./opportunity.ts";
import { opportunitySchema } from "./opportunity.ts";
import type { Organisation } from "./organisation.ts";
import { organisationSchema } from "./organisation.ts";
import type { Progress } from "./progress.ts";
import { progressSchema } from "./progress.ts";

/** A value of a field that the app adds itself; records within it nest at most four deep. */
export type CustomValue =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | { readonly [key: string]: CustomValue };

/** The app's own fields. */
export type Custom = { readonly [key: string]: CustomValue };

/** Accepts a value of a field that the app adds itself. */
const customValueSchema: z.ZodType<CustomValue> = z.lazy(() =>
  z.union([
    z.string().max(5000),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(z.string().max(300)).max(200),
    z.record(z.string(), customValueSchema),
  ]),
);

/** A deal: all that is known of it. Only the id is required. */
export const dealSchema = z.strictObject({
  id: idSchema,
  name: z.string().max(300).optional(),
  account: accountSchema.optional(),
  contacts: contactSchema.array().optional(),
  organisations: organisationSchema.array().optional(),
  opportunity: opportunitySchema.optional(),
  evidence: observationSchema.array().optional(),
  progress: z.record(z.string(), progressSchema).optional(),
  custom: z.record(z.string(), customValueSchema).optional(),
});

/** A deal: all that is known of it. Only the id is required. */
export interface Deal {
  readonly id: string;
  readonly name?: string | undefined;
  readonly account?: Account | undefined;
  readonly contacts?: readonly Contact[] | undefined;
  readonly organisations?: readonly Organisation[] | undefined;
  readonly opportunity?: Opportunity | undefined;
  readonly evidence?: readonly Observation[] | undefined;
  readonly progress?: { readonly [ruleSet: string]: Progress } | undefined;
  readonly custom?: Custom | undefined;
}
