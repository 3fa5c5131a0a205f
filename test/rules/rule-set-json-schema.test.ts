import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { defineFact } from "../../src/facts/fact.ts";
import { decorators } from "../../src/logic/decorators.ts";
import { operators } from "../../src/logic/operators.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { ruleSetJsonSchema } from "../../src/rules/rule-set-json-schema.ts";
import { sangforSevenSteps, shippedRuleSets } from "../../src/shipped/index.ts";
import { overlayArbitrary, ruleSetArbitrary } from "../../src/testing/rule-set-arbitrary.ts";
import { vocabulary } from "../conformance/vocabulary.ts";
import { faultyRuleSets } from "./faulty-rule-sets.ts";

const validator = (schema: object) => {
  const ajv = new Ajv2020({ strictTypes: false, strictRequired: false, validateFormats: false });
  ajv.addVocabulary(["enumDescriptions"]);
  return ajv.compile(schema);
};
const isAccepted = validator(ruleSetJsonSchema());
const acceptedBy = (accepts: typeof isAccepted, input: unknown): boolean => accepts(input);

const words = { zh: "甲", en: "A" };
const overlay = (when: unknown) => ({
  id: "mine",
  version: "1.0.0",
  kind: "overlay",
  title: words,
  flags: [{ id: "f", severity: "warn", title: words, when }],
});

/** Faults that lie between places of a file, or in names that only the file itself gives. */
const beyondSchema = [
  "k-out-of-range /stages/0/checkpoints/0/when/atLeast",
  "value-type /stages/0/checkpoints/0/when/value",
  "unknown-path /stages/0/checkpoints/0/when/path",
  "path-needed /stages/0/checkpoints/0/when",
  "unknown-condition /stages/0/checkpoints/0/when/condition",
  "circular-condition /conditions/b/condition",
  "duplicate-choice /signals/mood/values/1/value",
  "unknown-stage /wonAfter",
  "value-range /signals/mood/min",
  "rules-too-deep /custom/a/fields/b/fields/c/fields/d/fields/e",
  "duplicate-rule-id /stages/1/id",
  "duplicate-rule-id /stages/0/formerly/0",
  "duplicate-rule-id /stages/0/checkpoints/1/id",
  "duplicate-key /note",
  "ill-formed-text /note",
  "name-taken /flags/0/id",
  "name-taken /custom/valueOf",
  "reserved-key /conditions/constructor",
  "reserved-key /signals/prototype",
  "reserved-key /custom/constructor",
];

describe("the JSON Schema of rule sets accepts", () => {
  test.each(Object.entries(shippedRuleSets))("a shipped rule set: %s", (_, ruleSet) => {
    expect(acceptedBy(isAccepted, ruleSet)).toBe(true);
  });

  test("every rule set that the parser accepts", { timeout: 30_000 }, () => {
    const agree = (ruleSet: RuleSet): void => {
      expect(parseRuleSet(ruleSet).ok).toBe(true);
      expect(acceptedBy(isAccepted, ruleSet)).toBe(true);
    };
    fc.assert(fc.property(ruleSetArbitrary(), agree), { numRuns: 50 });
    fc.assert(fc.property(overlayArbitrary(), agree), { numRuns: 50 });
    agree({ ...vocabulary, stages: [{ id: "s", title: words, checkpoints: [] }] });
  });
});

describe("the JSON Schema of rule sets refuses", () => {
  test.each(faultyRuleSets)("what is wrong in itself: $code at $pointer", (faulty) => {
    const { code, pointer, text } = faulty;
    const isBeyond =
      beyondSchema.includes(`${code} ${pointer}`) &&
      // A day that is written as none is refused, only one that does not exist is not.
      !(code === "value-type" && !text.includes("2026-02-30")) &&
      !(code === "k-out-of-range" && text.includes('"atLeast":0'));
    expect(acceptedBy(isAccepted, JSON.parse(text))).toBe(isBeyond);
  });

  test("exactly the operators with decorators that the parser refuses", { timeout: 30_000 }, () => {
    const facts = [
      ["account.name", "华东"],
      ["account.tier", "A"],
      ["opportunity.procurement", "other"],
      ["opportunity.amount", 5],
      ["opportunity.closeDate", "2026-06-30"],
      ["opportunity.isTendered", true],
      ["account.products", "空压机"],
      ["contacts.count", 1],
      ["contacts.share", 0.5],
    ] as const;
    const params = {
      meets: { fact: "known", operator: "equal", value: true, params: { of: "disc" } },
    };
    const comparison = fc
      .record({
        fact: fc.constantFrom(...facts),
        operator: fc.constantFrom(...operators.keys()),
        chain: fc.array(fc.constantFrom(...decorators.keys()), { maxLength: 4 }),
        form: fc.constantFrom("one", "list", "null", "list with null"),
      })
      .map(({ fact: [fact, value], operator, chain, form }) => ({
        fact,
        operator: [...chain, operator].join(":"),
        value: { one: value, list: [value], null: null, "list with null": [value, null] }[form],
        ...(fact === "contacts.share" ? { params } : {}),
      }));
    fc.assert(
      fc.property(comparison, (when) => {
        const input = overlay(when);
        expect(acceptedBy(isAccepted, input)).toBe(parseRuleSet(input).ok);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the JSON Schema of rule sets", () => {
  test("says what each key is for, in Chinese and in English", () => {
    const undescribed: string[] = [];
    const walk = (schema: unknown, path: string): void => {
      if (typeof schema !== "object" || schema === null) return;
      const { properties = {}, type } = schema as { properties?: object; type?: unknown };
      for (const [key, value] of Object.entries(properties)) {
        if (value === false) continue;
        const { description } = value as { description?: string };
        const isTold = description !== undefined && /\p{Script=Han}.*\n.*[a-z]/u.test(description);
        if (type === "object" && !isTold) undescribed.push(`${path}/${key}`);
      }
      for (const [key, value] of Object.entries(schema)) {
        if (key !== "if" && key !== "not") walk(value, `${path}/${key}`);
      }
    };
    walk(ruleSetJsonSchema(), "");
    expect(undescribed).toEqual([]);
  });

  test("is the same, keys in the same order, every time", () => {
    expect(JSON.stringify(ruleSetJsonSchema())).toBe(JSON.stringify(ruleSetJsonSchema()));
  });

  test("has the facts of a lexicon: what an app registers, what a rule set declares", () => {
    const health = defineFact({
      name: "crm.health",
      title: words,
      ask: words,
      type: { kind: "number", min: 0, max: 100 },
    });
    const erp = defineFact({
      name: "erp.state",
      title: words,
      ask: words,
      type: {
        kind: "record",
        fields: {
          seats: { kind: "number" },
          contract: { kind: "record", fields: { signed: { kind: "boolean" } } },
        },
      },
    });
    const { lexicon } = compileRuleSet(sangforSevenSteps, { facts: [health, erp] });
    const accepts = validator(ruleSetJsonSchema(lexicon));
    const asks = (fact: string, value: unknown, more = {}): boolean =>
      acceptedBy(accepts, overlay({ fact, operator: "equal", value, ...more }));
    expect(
      acceptedBy(isAccepted, overlay({ fact: "crm.health", operator: "equal", value: 5 })),
    ).toBe(false);
    expect(asks("crm.health", 5)).toBe(true);
    expect(asks("crm.health", 101)).toBe(false);
    expect(asks("crm.health", "good")).toBe(false);
    expect(asks("go-live-date-stated", true)).toBe(true);
    expect(asks("go-live-date-stated", "yes")).toBe(false);
    expect(asks("erp.state", true, { path: "contract.signed" })).toBe(true);
    expect(asks("erp.state", true, { path: "contract" })).toBe(false);
    expect(asks("erp.state", true)).toBe(false);
  });
});
