import { z } from "zod";
import type { Account } from "./account.ts";
import { accountSchema } from "./account.ts";
import type { Contact } from "./contact.ts";
import { contactSchema } from "./contact.ts";
import { idSchema } from "./field.ts";
import { type FieldValue, fieldValueSchema } from "./field-value.ts";
import type { Observation } from "./observation.ts";
import { observationSchema } from "./observation.ts";
import type { Opportunity } from "./opportunity.ts";
import { opportunitySchema } from "./opportunity.ts";
import type { Organisation } from "./organisation.ts";
import { organisationSchema } from "./organisation.ts";
import type { Progress } from "./progress.ts";
import { progressSchema } from "./progress.ts";

/** The app's own fields; records within one nest at most four deep. */
export type Custom = { readonly [key: string]: FieldValue };

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
  custom: z.record(z.string(), fieldValueSchema).optional(),
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
