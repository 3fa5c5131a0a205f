import { describe, expect, test } from "vitest";
import { getLanguageService } from "vscode-json-languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";
import { ruleSetJsonSchema } from "../../src/rules/rule-set-json-schema.ts";

const service = getLanguageService({});
service.configure({
  schemas: [{ uri: "rule-set.schema.json", fileMatch: ["*.json"], schema: ruleSetJsonSchema() }],
});

/** Opens a text at its ▸ as an editor does. */
const opened = (text: string) => {
  const document = TextDocument.create("file:///mine.json", "json", 1, text.replace("▸", ""));
  const at = document.positionAt(Math.max(0, text.indexOf("▸")));
  return { document, at, json: service.parseJSONDocument(document) };
};

const proposals = async (text: string): Promise<Readonly<Record<string, unknown>>> => {
  const { document, at, json } = opened(text);
  const list = await service.doComplete(document, at, json);
  return Object.fromEntries(
    (list?.items ?? []).map(({ label, documentation }) => [label.replace(/"/g, ""), documentation]),
  );
};

const warnings = async (text: string): Promise<readonly string[]> => {
  const { document, json } = opened(text);
  const found = await service.doValidation(document, json);
  return found.map(({ range, message }) => `${document.getText(range)}: ${message}`);
};

const words = `{"zh":"甲","en":"A"}`;
const when = (condition: string): string =>
  `{"id":"mine","version":"1.0.0","kind":"stages","title":${words},"stages":[{"id":"s","title":${words},"checkpoints":[{"id":"c","title":${words},"when":${condition}}]}]}`;
const where = (condition: string): string =>
  when(
    `{"fact":"contacts.count","operator":"greaterThan","value":0,"params":{"where":${condition}}}`,
  );

describe("an editor offers", () => {
  test("the facts of a deal with their names in both languages", async () => {
    const facts = await proposals(when(`{"fact":"▸"}`));
    expect(facts["account.tier"]).toBe("客户等级 / customer tier");
    expect(facts).toHaveProperty(["contacts.count"]);
    expect(facts).not.toHaveProperty("stance");
  });

  test("the attributes of a person within a `where`", async () => {
    const facts = await proposals(where(`{"fact":"▸"}`));
    expect(facts.stance).toBe("立场 / stance");
    expect(facts).not.toHaveProperty(["account.tier"]);
    expect(facts).not.toHaveProperty(["personal.family"]);
  });

  test("the operators that fit the fact", async () => {
    const ordered = await proposals(when(`{"fact":"account.tier","operator":"▸"}`));
    expect(ordered.greaterThanInclusive).toBe("不低于 / is at least the value");
    const text = await proposals(when(`{"fact":"account.name","operator":"▸"}`));
    expect(Object.keys(text)).toEqual(["equal", "notEqual", "in", "notIn"]);
    const set = await proposals(where(`{"fact":"roles","operator":"▸"}`));
    expect(Object.keys(set)).toContain("contains");
    expect(Object.keys(set)).not.toContain("equal");
  });

  test("the values of the fact's scale, one hop away too", async () => {
    const stance = await proposals(where(`{"fact":"stance","operator":"equal","value":"▸"}`));
    expect(stance).toMatchObject({ enemy: "死敌 / enemy", mentor: "良师益友 / mentor" });
    const kind = await proposals(
      where(`{"fact":"organisation.kind","operator":"equal","value":"▸"}`),
    );
    expect(kind.competitor).toBe("竞争对手 / competitor");
  });

  test("the names of what can grow stale, and of scales", async () => {
    expect(await proposals(`{"staleAfterDays":{▸}}`)).toHaveProperty(["contacts.stance"]);
    const scales = await proposals(`{"signals":{"mood":{"type":"choice","scale":"▸"}}}`);
    expect(scales.degree).toBe("低 < 中 < 高 / low < medium < high");
  });

  test("what a key is for, when it is pointed at", async () => {
    const { document, at, json } = opened(`{"stages":[{"pass▸Mark":60}]}`);
    const hover = await service.doHover(document, at, json);
    expect(JSON.stringify(hover?.contents)).toContain("离开这个阶段要达到的分数");
    expect(JSON.stringify(hover?.contents)).toContain("the score needed to leave");
  });
});

describe("an editor warns, on the very word,", () => {
  test("of a value that the fact's scale lacks, however deep it stands", async () => {
    const condition = `{"all":[{"any":[{"fact":"account.tier","operator":"equal","value":"E"}]}]}`;
    const [warning, ...others] = await warnings(when(condition));
    expect(warning).toMatch(/^"E": .*"D", "C", "B", "A"/);
    expect(others).toEqual([]);
  });

  test("of an operator that does not fit, and of nothing in a sound condition", async () => {
    const condition = (operator: string) =>
      when(`{"fact":"opportunity.amount","operator":"${operator}","value":5}`);
    expect((await warnings(condition("contains"))).map((text) => text.split(":")[0])).toEqual([
      '"contains"',
    ]);
    expect(await warnings(condition("not:lessThan"))).toEqual([]);
  });

  test("of a second combinator in one condition", async () => {
    const tier = `{"fact":"account.tier","operator":"equal","value":"A"}`;
    expect(await warnings(when(`{"all":[${tier}],"any":[${tier}]}`))).toEqual([
      '"any": Property any is not allowed.',
    ]);
  });
});
