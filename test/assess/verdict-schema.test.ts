import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Verdict } from "../../src/assess/verdict.ts";
import { verdictSchema } from "../../src/assess/verdict-schema.ts";
import {
  b2bQualification,
  keyAccountMilestones,
  sangforSevenSteps,
} from "../../src/shipped/index.ts";
import { dealArbitrary } from "../../src/testing/deal-arbitrary.ts";

type Stored = z.infer<typeof verdictSchema>;

const asOf = "2026-06-30";
const empty = assess(compileRuleSet(sangforSevenSteps), { id: "d-1" }, { asOf });

const stored = (change: (verdict: Record<string, unknown>) => void): unknown => {
  const copy = JSON.parse(JSON.stringify(empty)) as Record<string, unknown>;
  change(copy);
  return copy;
};
const refused = (change: (verdict: Record<string, unknown>) => void): string =>
  verdictSchema.safeParse(stored(change)).error?.issues[0]?.path.join(".") ?? "accepted";

describe("a stored verdict", () => {
  test("is described by a JSON Schema for those who read it in other languages", () => {
    const schema = z.toJSONSchema(verdictSchema, { target: "draft-2020-12" });
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(JSON.parse(JSON.stringify(empty)))).toBe(true);
    expect(validate(stored((verdict) => Object.assign(verdict, { standing: "sure" })))).toBe(false);
  });

  test("has the type of a verdict, neither wider nor narrower", () => {
    expectTypeOf<Verdict>().toExtend<Stored>();
    expectTypeOf<Stored>().toExtend<Verdict>();
  });

  test.each([
    ["the seven steps", sangforSevenSteps],
    ["the general qualification", b2bQualification],
    ["the milestones, which ask who reports to whom", keyAccountMilestones],
  ])("of any deal reads back as it was written: %s", (_, ruleSet) => {
    const plan = compileRuleSet<string>(ruleSet);
    fc.assert(
      fc.property(dealArbitrary(plan), (deal) => {
        const verdict = assess(plan, deal, { asOf });
        expect(verdictSchema.parse(JSON.parse(JSON.stringify(verdict)))).toEqual(verdict);
      }),
      { numRuns: 60 },
    );
  });

  test("is refused with a key that verdicts do not have", () => {
    expect(refused((verdict) => Object.assign(verdict, { extra: 1 }))).toBe("");
    expect(refused((verdict) => Object.assign(verdict.score as object, { extra: 1 }))).toBe(
      "score",
    );
  });

  test.each([
    ["score.floor", { score: { floor: 100.5, ceiling: 100, value: 0 } }],
    ["score.ceiling", { score: { floor: 0, ceiling: 101, value: 0 } }],
    ["standing", { standing: "fine" }],
    ["asOf", { asOf: "30.06.2026" }],
    ["mayAdvance.truth", { mayAdvance: { truth: true, to: null, over: [] } }],
    ["ruleSet.digest", { ruleSet: { id: "a", version: "1.0.0", digest: "abc", overlays: [] } }],
    ["claimed", { claimed: undefined }],
  ])("is refused when `%s` is not what verdicts have", (path, change) => {
    expect(refused((verdict) => Object.assign(verdict, change))).toBe(path);
  });

  test.each([
    ["day", "", ["2026-06-30"], ["2026-06-30x", "x2026-06-30", "2026-6-30"]],
    ["standing", "", ["supported", "understated", "unproven", "overstated", "unclaimed"], [""]],
    ["closed", "", ["won", "lost", "shelved", null], [""]],
    ["behind", "stages", ["passed", "presumed", null], [""]],
    ["metBy", "checkpoints", ["behaviours", "judgement", "both", null], [""]],
    ["source", "missing", ["own-judgement", "informant", "customer-statement", "document"], [""]],
    [
      "reason",
      "missing",
      [
        ...["absent", "conflict", "stale", "source", "invalid", "incomplete"],
        // Where facts are loaded live.
        ...["failed", "timed-out"],
      ],
      [""],
    ],
    ["severity", "flags", ["info", "warn", "block"], [""]],
    ["digest", "ruleSet", ["0123456789abcdef".repeat(4)], ["0".repeat(65), `x${"0".repeat(64)}`]],
    ["overlays", "ruleSet", [[], [{ id: "a", version: "1.0.0" }]], [[{ id: "a" }], [{}]]],
  ])("says `%s` in its own words", (key, where, allowed, others) => {
    const accepts = (value: unknown): boolean =>
      verdictSchema.safeParse(
        stored((verdict) => {
          const named = (name: string) => verdict[name] as Record<string, unknown>[];
          const holders: Readonly<Record<string, object | undefined>> = {
            "": verdict,
            stages: named("stages")[0],
            checkpoints: ((named("stages")[0]?.checkpoints ?? []) as object[])[0],
            missing: named("missing")[0],
            flags: named("flags")[0],
            ruleSet: verdict.ruleSet as object,
          };
          Object.assign(holders[where] as object, { [key === "day" ? "asOf" : key]: value });
        }),
      ).success;
    expect(allowed.filter((value: unknown) => !accepts(value))).toEqual([]);
    expect(others.filter(accepts)).toEqual([]);
  });

  test("may hold records within records as the type of an answer", () => {
    const type = {
      kind: "record",
      fields: { erp: { kind: "record", fields: { seats: { kind: "number", min: 0 } } } },
    };
    const item = { ...empty.missing[0], type };
    expect(verdictSchema.safeParse({ ...empty, missing: [item] }).success).toBe(true);
    const broken = { ...item, type: { kind: "record", fields: { erp: { kind: "table" } } } };
    expect(verdictSchema.safeParse({ ...empty, missing: [broken] }).success).toBe(false);
  });
});
