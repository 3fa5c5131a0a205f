import { describe, expect, test } from "vitest";
import { ruleSetJsonSchema } from "../../src/rules/rule-set-json-schema.ts";
import { openEditor } from "./editor.ts";

const { hover, proposals, warnings } = openEditor(ruleSetJsonSchema());

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

  test("what may be asked to be known, and nothing that may not", async () => {
    const known = `{"fact":"known","operator":"equal","value":true,"params":{"of":"▸"}}`;
    const ofDeal = await proposals(when(known));
    expect(ofDeal["account.tier"]).toBe("客户等级 / customer tier");
    expect(Object.keys(ofDeal).filter((name) => /^(known|contacts\..*)$/.test(name))).toEqual([]);
    const ofPerson = await proposals(where(known));
    expect(ofPerson["personal.family"]).toMatch(/（个人信息） \/ .* \(personal data\)$/);
  });

  test("the attributes that an aggregate can rank, and then the values of their scale", async () => {
    const best = (params: string, value: string) =>
      when(
        `{"fact":"contacts.best","operator":"equal","params":{"of":${params}},"value":${value}}`,
      );
    const ranked = await proposals(best(`"▸"`, `"mentor"`));
    expect(ranked.stance).toBe("立场 / stance");
    expect(ranked).not.toHaveProperty("name");
    expect(await proposals(best(`"stance"`, `"▸"`))).toMatchObject({ enemy: "死敌 / enemy" });
  });

  test("what a signal can be, each choice with what it means", async () => {
    const signal = (key: string) => proposals(`{"signals":{"x":{"${key}":"▸"}}}`);
    expect(await signal("type")).toMatchObject({ boolean: "是或否 / true or false" });
    expect(Object.keys(await signal("type"))).not.toContain("record");
    expect(await signal("subject")).toMatchObject({ contact: "一个人 / one person" });
    expect(await proposals(`{"flags":[{"severity":"▸"}]}`)).toMatchObject({
      block: "阻断推进 / bars the next stage",
    });
  });
});

describe("an editor tells, of what is pointed at,", () => {
  const tier = (text: string) => when(`{${text}}`);

  test.each<[string, string, readonly string[]]>([
    [
      "a key",
      `{"stages":[{"pass▸Mark":60}]}`,
      ["离开这个阶段要达到的分数", "the score needed to leave"],
    ],
    [
      "a fact",
      tier(`"fact":"account.▸tier","operator":"equal","value":"A"`),
      ["客户等级 / customer tier"],
    ],
    [
      "an operator",
      tier(`"fact":"account.tier","operator":"greaterThan▸","value":"B"`),
      ["高于 / is above the value"],
    ],
    [
      "a value of a scale",
      where(`{"fact":"stance","operator":"equal","value":"ment▸or"}`),
      ["良师益友 / mentor"],
    ],
    [
      "a param",
      when(`{"fact":"contacts.count","operator":"equal","value":1,"params":{"sco▸pe":"all"}}`),
      ["只看参与决策的人", "people with a say"],
    ],
    ["a kind of rule set", `{"kind":"check▸list"}`, ["检查清单，只打分", "only scored"]],
  ])("%s, in both languages", async (_, text, expected) => {
    const told = await hover(text);
    for (const words of expected) expect(told).toContain(words);
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
