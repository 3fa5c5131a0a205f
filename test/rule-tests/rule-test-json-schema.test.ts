import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { ruleTestFileSchema } from "../../src/rule-tests/rule-test.ts";
import { ruleTestJsonSchema } from "../../src/rule-tests/rule-test-json-schema.ts";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";
import { openEditor } from "../rules/editor.ts";

const ruleSets = Object.values(shippedRuleSets);
const general = ruleTestJsonSchema({ ruleSets });
const special = ruleTestJsonSchema({
  ruleSets,
  ruleSet: shippedRuleSets["sangfor-seven-steps"],
});
const ajv = new Ajv2020({ strictTypes: false, strictRequired: false, validateFormats: false });
ajv.addVocabulary(["enumDescriptions"]);
const validate = { general: ajv.compile(general), special: ajv.compile(special) };
const accepts = (input: object): boolean => {
  const [one, other] = [validate.general(input), validate.special(input)];
  expect(one).toBe(other);
  return one;
};

const shared = { rules: "sangfor-seven-steps", deal: "deal.json", asOf: "2026-06-30" };
const expecting = (part: object) => ({ ...shared, expect: part });

describe("the JSON Schema of rule tests", () => {
  test("has the keys that are read, no other", () => {
    const { properties } = general as { readonly properties: object };
    expect(Object.keys(properties)).toEqual(Object.keys(ruleTestFileSchema.shape));
  });

  const folder = resolve(import.meta.dirname, "../../fixtures/rule-tests");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".test.json"),
  );
  test.each(files)("accepts the rule tests of the package: %s", (name) => {
    expect(accepts(JSON.parse(readFileSync(join(folder, name), "utf8")))).toBe(true);
  });

  test.each<[string, object]>([
    ["nothing expected", expecting({})],
    ["a deal in the file", { ...shared, deal: { id: "d", custom: { a: { b: 1 } } }, expect: {} }],
    ["a stage by its id", expecting({ stages: { tender: { reach: "failed" } } })],
    ["a stage that no rule set here has", expecting({ stages: { ours: { applies: "failed" } } })],
    ["stages as a list", expecting({ stages: [{ id: "need-discovery" }] })],
    ["a checkpoint", expecting({ stages: { tender: { checkpoints: { x: { waived: true } } } } })],
    ["nothing of that id", expecting({ flags: { "project-frozen": null }, missing: { x: null } })],
    ["part of a score", expecting({ score: { floor: null } })],
    ["cases that share what stands above them", { ...shared, cases: [{ expect: {} }] }],
    ["cases with rules of their own", { cases: [expecting({}), expecting({ claimed: null })] }],
  ])("accepts %s", (_, file) => {
    expect(accepts(file)).toBe(true);
  });

  test.each<[string, object]>([
    ["a misspelt key", { ...shared, expcet: {} }],
    ["an expectation beside cases", { ...expecting({}), cases: [{ expect: {} }] }],
    ["a case that expects nothing at all", { ...shared, cases: [{ name: "a" }] }],
    ["a test without a day", { rules: "a", deal: "b", expect: {} }],
    ["a key that verdicts do not have", expecting({ standng: "supported" })],
    ["a truth that is none", expecting({ mayAdvance: { truth: "yes" } })],
    [
      "a truth of a checkpoint that is none",
      expecting({
        stages: { tender: { checkpoints: { x: { truth: true } } } },
      }),
    ],
    ["a deal that is none", { ...shared, deal: { id: 1 }, expect: {} }],
  ])("refuses %s", (_, file) => {
    expect(accepts(file)).toBe(false);
  });
});

describe("an editor of rule tests", () => {
  const editor = openEditor(special);
  const tested = (part: string): string =>
    `{"rules":"sangfor-seven-steps","deal":"d.json","asOf":"2026-06-30","expect":${part}}`;

  test("offers the rule sets of the package by name, overlays apart", async () => {
    const rules = await editor.proposals(`{"rules":"▸"}`);
    expect(rules).toHaveProperty(["sangfor-seven-steps"]);
    expect(rules).not.toHaveProperty(["deal-risk"]);
    expect(await editor.proposals(`{"overlays":["▸"]}`)).toHaveProperty(["deal-risk"]);
  });

  test("offers what verdicts have, stages and checkpoints by id, and truths", async () => {
    expect(await editor.proposals(tested("{▸}"))).toHaveProperty(["mayAdvance"]);
    const ids = shippedRuleSets["sangfor-seven-steps"].stages?.map(({ id }) => id);
    expect(Object.keys(await editor.proposals(tested(`{"stages":{▸}}`)))).toEqual(ids);
    const checkpoints = tested(`{"stages":{"need-discovery":{"checkpoints":{▸}}}}`);
    expect(await editor.proposals(checkpoints)).toHaveProperty(["problem-known"]);
    const truths = await editor.proposals(tested(`{"mayAdvance":{"truth":"▸"}}`));
    expect(Object.keys(truths)).toEqual(["satisfied", "failed", "unknown"]);
  });

  test("tells in both languages what a key or an id means", async () => {
    expect(await editor.hover(tested(`{"stand▸ing":"supported"}`))).toMatch(/站不站得住.*stands/);
    const stage = shippedRuleSets["sangfor-seven-steps"].stages?.[0];
    const told = await editor.hover(tested(`{"stages":{"need-dis▸covery":{}}}`));
    expect(told).toContain(stage?.title.zh);
  });

  test("marks the very word that is wrong", async () => {
    expect(await editor.warnings(tested(`{"mayAdvnace":{}}`))).toEqual([
      '"mayAdvnace": Property mayAdvnace is not allowed.',
    ]);
    const wrong = tested(`{"stages":{"tender":{"reach":"open"}}}`);
    expect((await editor.warnings(wrong))[0]).toMatch(/^"open": /);
  });
});
