import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { extendRuleSet } from "../../src/rules/extend-rule-set.ts";
import { extensionSchema } from "../../src/rules/extension.ts";
import { extensionJsonSchema } from "../../src/rules/extension-json-schema.ts";
import { sangforSevenSteps } from "../../src/shipped/index.ts";
import { openEditor } from "./editor.ts";

const validator = (schema: object) => {
  const ajv = new Ajv2020({ strictTypes: false, strictRequired: false, validateFormats: false });
  ajv.addVocabulary(["enumDescriptions"]);
  const validate = ajv.compile(schema);
  return (input: unknown): boolean => validate(input);
};
const general = extensionJsonSchema();
const { lexicon } = compileRuleSet(sangforSevenSteps);
const special = extensionJsonSchema({ base: sangforSevenSteps, lexicon });
const accepts = { general: validator(general), special: validator(special) };

const words = { zh: "甲", en: "A" };
const extension = (more: object = {}) => ({
  id: "mine",
  version: "1.0.0",
  extends: { id: "sangfor-seven-steps", version: sangforSevenSteps.version },
  ...more,
});
const tier = { fact: "account.tier", operator: "equal", value: "A" };
const signal = { title: words, subject: "deal", type: "boolean", favours: "us", ask: words };

describe("the JSON Schema of extensions", () => {
  test("has the keys that are read, no other", () => {
    const { properties } = general as { readonly properties: object };
    expect(Object.keys(properties).sort()).toEqual(Object.keys(extensionSchema.shape).sort());
  });

  test.each<[string, object]>([
    ["nothing", {}],
    [
      "a mark and a weight",
      {
        stages: {
          "need-discovery": { passMark: 70, checkpoints: { "problem-known": { weight: 3 } } },
        },
      },
    ],
    [
      "one language of a text",
      { title: { zh: "乙" }, signals: { "go-live-date-stated": { ask: { en: "When?" } } } },
    ],
    [
      "things taken away",
      {
        wonAfter: null,
        stages: { tender: null, contract: { passMark: null } },
        flags: { "project-frozen": null },
      },
    ],
    [
      "a new checkpoint, its place",
      {
        stages: {
          contract: {
            checkpoints: { fresh: { title: words, when: tier, before: "contract-signed" } },
          },
        },
      },
    ],
    [
      "a new stage with checkpoints by id",
      {
        stages: { trial: { title: words, after: "funding", checkpoints: { t: { title: words } } } },
      },
    ],
    [
      "a new signal, ages, a record",
      {
        signals: { fresh: signal },
        staleAfterDays: { judgement: 90, "contacts.stance": null },
        was: { "/signals/fresh": null, "/stages/x": { digest: "0" } },
      },
    ],
  ])("accepts %s", (_, more) => {
    expect(accepts.general(extension(more))).toBe(true);
    expect(accepts.special(extension(more))).toBe(true);
  });

  test.each<[string, object]>([
    ["a mark that is a text", { stages: { contract: { passMark: "70" } } }],
    ["stages as a list", { stages: [] }],
    ["an unknown key", { flags: { "project-frozen": { sevirity: "warn" } } }],
    ["an id inside a part", { flags: { "project-frozen": { id: "x" } } }],
    ["a condition on an unknown fact", { conditions: { x: { ...tier, fact: "Account.tier" } } }],
    ["a value outside its scale", { stages: { contract: { entry: { ...tier, value: "E" } } } }],
  ])("refuses %s, as the parser does", (_, more) => {
    expect(accepts.general(extension(more))).toBe(false);
    expect(accepts.special(extension(more))).toBe(false);
    expect(extendRuleSet([sangforSevenSteps], extension(more)).ok).toBe(false);
  });

  test("that knows the base refuses half a part that the base does not have", () => {
    const halves = [
      { stages: { contrakt: { passMark: 70 } } },
      { stages: { contract: { checkpoints: { signed: { weight: 3 } } } } },
      { signals: { "go-live-date": { staleAfterDays: 90 } } },
      { signals: { "go-live-date": null } },
      { extends: { id: "meddpicc", version: "1.0.0" } },
    ];
    for (const half of halves) {
      expect(accepts.special(extension(half))).toBe(false);
      expect(accepts.general(extension(half))).toBe(true);
    }
  });

  test("is the same, keys in the same order, every time", () => {
    const again = extensionJsonSchema({ base: sangforSevenSteps, lexicon });
    expect(JSON.stringify(again)).toBe(JSON.stringify(special));
  });
});

describe("an editor of an extension", () => {
  const editor = openEditor(special);

  test("offers the stages of the base by id, and says what they are when pointed at", async () => {
    const stages = await editor.proposals(`{"stages":{▸}}`);
    expect(Object.keys(stages)).toEqual(sangforSevenSteps.stages?.map(({ id }) => id));
    expect(await editor.hover(`{"stages":{"fund▸ing":{"passMark":60}}}`)).toContain(
      sangforSevenSteps.stages?.[1]?.title.zh,
    );
  });

  test("offers the checkpoints of a stage, and its keys with what they are for", async () => {
    const checkpoints = await editor.proposals(`{"stages":{"contract":{"checkpoints":{▸}}}}`);
    const own = sangforSevenSteps.stages?.find(({ id }) => id === "contract")?.checkpoints;
    expect(Object.keys(checkpoints)).toEqual(own?.map(({ id }) => id));
    const keys = await editor.proposals(`{"stages":{"contract":{▸}}}`);
    expect(Object.keys(keys)).toContain("passMark");
    expect(Object.keys(keys)).toContain("after");
    const hover = await editor.hover(`{"stages":{"contract":{"pass▸Mark":70}}}`);
    expect(hover).toContain("离开这个阶段要达到的分数");
    expect(hover).toContain("the score needed to leave");
  });

  test("offers neighbours with their titles, facts and signals of the base", async () => {
    const neighbours = await editor.proposals(`{"stages":{"mine":{"after":"▸"}}}`);
    const { title } = sangforSevenSteps.stages?.[1] ?? {};
    expect(neighbours.funding).toBe(`${title?.zh} / ${title?.en}`);
    const facts = await editor.proposals(`{"conditions":{"x":{"fact":"▸"}}}`);
    expect(facts["go-live-date-stated"]).toBe(
      "客户说清了上线日期 / the customer has named its go-live date",
    );
  });

  test("warns on the very word", async () => {
    const text = JSON.stringify(extension({ stages: { contract: { passMark: 700 } } }));
    expect((await editor.warnings(text)).map((warning) => warning.split(":")[0])).toEqual(["700"]);
    expect(
      await editor.warnings(JSON.stringify(extension({ stages: { contract: null } }))),
    ).toEqual([]);
  });
});
