import { z } from "zod";
import { choiceSchema } from "../model/field.ts";
import { exact } from "./exact-schema.ts";
import { factTypeSchema } from "./fact-type-schema.ts";

const schemaOfVerdict = () => {
  const text = z.strictObject({ zh: z.string(), en: z.string() });
  const truth = z.enum(["satisfied", "failed", "unknown"]);
  const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
  const names = z.array(z.string());
  const points = z.int().min(0).max(100).nullable();
  const score = z.strictObject({ floor: points, ceiling: points, value: points });
  const doubts = z.array(
    z.strictObject({ what: z.string(), about: z.string().optional(), at: day }),
  );
  const type = factTypeSchema();

  const checkpoint = z.strictObject({
    id: z.string(),
    applies: truth,
    truth,
    metBy: z.enum(["behaviours", "judgement", "both"]).nullable(),
    essential: z.boolean(),
    weight: z.int().min(0),
    waived: z.boolean(),
  });
  const stage = z.strictObject({
    id: z.string(),
    applies: truth,
    entry: truth,
    exit: truth,
    reach: truth,
    behind: z.enum(["passed", "presumed"]).nullable(),
    score,
    checkpoints: z.array(checkpoint),
  });
  const missing = z.strictObject({
    id: z.string(),
    kind: z.enum(["signal", "fact", "attribute", "completeness", "judgement", "person"]),
    what: z.string(),
    about: z.string().optional(),
    list: z
      .enum(["contacts", "organisations", "needs", "documents", "activities", "dates"])
      .optional(),
    title: text,
    ask: text,
    type,
    source: choiceSchema("sourceKind").optional(),
    reason: z.enum([
      "absent",
      "conflict",
      "stale",
      "source",
      "invalid",
      "incomplete",
      "failed",
      "timed-out",
    ]),
    fields: z
      .array(
        z.strictObject({
          what: z.string(),
          title: text,
          type,
          source: choiceSchema("sourceKind").optional(),
        }),
      )
      .optional(),
    checkpoints: names,
    doors: names,
    points: z.int().min(0),
    essential: z.boolean(),
  });
  const flag = z.strictObject({
    id: z.string(),
    severity: z.enum(["info", "warn", "block"]),
    truth,
    presumed: z.boolean(),
  });

  return exact(
    z.strictObject({
      deal: z.string(),
      ruleSet: z.strictObject({
        id: z.string(),
        version: z.string(),
        digest: z.string().regex(/^[0-9a-f]{64}$/),
        overlays: z.array(z.strictObject({ id: z.string(), version: z.string() })),
      }),
      asOf: day,
      validUntil: day.nullable(),
      closed: z.enum(["won", "lost", "shelved"]).nullable(),
      claimed: z.string().nullable(),
      evidenced: z.string().nullable(),
      possible: z.string().nullable(),
      standing: z.enum(["supported", "understated", "unproven", "overstated", "unclaimed"]),
      score,
      stages: z.array(stage),
      mayAdvance: z.strictObject({ truth, to: z.string().nullable(), over: names }),
      missing: z.array(missing),
      flags: z.array(flag),
      presumed: z.strictObject({ stages: names, flags: names }),
      waived: names,
      conflicts: doubts,
      stale: doubts,
      invalid: doubts,
      reconfirm: names,
    }),
  );
};

/**
 * Accepts a verdict, for those who store them: strict, scores whole numbers from 0 to 100. Costs
 * nothing in a bundle that does not use it.
 */
export const verdictSchema = /* @__PURE__ */ schemaOfVerdict();
