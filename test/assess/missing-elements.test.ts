import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import type { MissingItem } from "../../src/assess/verdict.ts";
import type { Condition } from "../../src/rules/condition.ts";
import { dealOf, is, observed, planOf, shown, signal, stage } from "../gate/pipeline.ts";

const asOf = "2026-06-30";
const over = (fn: string, params: object, list = "contacts"): Condition => ({
  fact: `${list}.${fn}`,
  operator: "greaterThan",
  value: 0,
  params: params as NonNullable<Extract<Condition, { fact: string }>["params"]>,
});

/** Returns what a deal lacks for one condition, by id. */
const lacking = (when: Condition, deal: object): ReadonlyMap<string, MissingItem> => {
  const plan = planOf({
    signals: {
      keen: signal({ subject: "contact" }),
      good: signal({ subject: "organisation" }),
      weight: signal({ subject: "contact", type: "number", min: 0 }),
    },
    stages: [stage("one", [shown("a", when, { weight: 3 })]), stage("two", [])],
  });
  const { missing } = assess(plan, dealOf(deal), { asOf });
  return new Map(missing.map((item) => [item.id, item]));
};
const all = [{ what: "contacts.complete", value: "all", at: "2026-06-01" }];
const people = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `p${n + 1}` }));
const keen = (about: string, more: object = {}) => ({
  what: "keen",
  about,
  value: true,
  at: "2026-06-01",
  ...more,
});

describe("what is missing about the elements of a list", () => {
  it("is what each may still answer, named by element and question", () => {
    const missing = lacking(over("count", { where: is("keen", true) }), {
      contacts: people(2),
      evidence: [keen("p1", { value: false })],
    });
    expect([...missing.keys()]).toEqual(["p2:keen", "contacts.new", "contacts.complete"]);
    expect(missing.get("p2:keen")).toMatchObject({
      kind: "attribute",
      what: "keen",
      about: "p2",
      list: "contacts",
      reason: "absent",
      checkpoints: ["a"],
      doors: ["two"],
      points: 3,
    });
  });

  it("stands with the person past the first thirty-two as well", () => {
    const contacts = people(70);
    const others = contacts.filter(({ id }) => !["p1", "p33", "p70"].includes(id));
    const missing = lacking(over("count", { where: is("keen", true) }), {
      contacts,
      evidence: [...all, ...others.map(({ id }) => keen(id, { value: false }))],
    });
    expect([...missing.keys()]).toEqual(["p1:keen", "p33:keen", "p70:keen"]);
  });

  it("is the employer, or what nobody knows of the employer", () => {
    const where = is("organisation.good", true);
    const missing = lacking(over("count", { where }), {
      contacts: [
        { id: "p1" },
        { id: "p2", organisation: "o2" },
        { id: "p3", organisation: null },
        { id: "p4", organisation: "o3" },
      ],
      organisations: [{ id: "o1" }, { id: "o2" }, { id: "o3" }],
      evidence: [...all, { what: "good", about: "o3", value: false, at: "2026-06-01" }],
    });
    expect([...missing.keys()]).toEqual(["p1:organisation", "o2:good"]);
    expect(missing.get("o2:good")).toMatchObject({ list: "organisations", about: "o2" });
  });

  it("is told with the list that it refers to, for those on file and those yet to be found", () => {
    const where = is("organisation.good", true);
    const missing = lacking(over("count", { where }), { contacts: [{ id: "p1" }] });
    const type = { kind: "text", leadsTo: "organisations" };
    expect(missing.get("p1:organisation")?.type).toEqual(type);
    expect(missing.get("contacts.new")?.fields).toContainEqual(
      expect.objectContaining({ what: "organisation", type }),
    );
  });

  it("is the number that is added up, of those alone who are meant", () => {
    const missing = lacking(over("sum", { of: "visits", where: is("keen", true) }), {
      contacts: [{ id: "p1" }, { id: "p2", visits: 0 }, { id: "p3" }],
      evidence: [...all, keen("p1"), keen("p2"), keen("p3", { value: false })],
    });
    expect([...missing.keys()]).toEqual(["p1:visits"]);
  });

  it("is the weight of a share, past the first thirty-two too", () => {
    const contacts = people(40);
    const missing = lacking(over("weightedShare", { weight: "weight", meets: is("keen", true) }), {
      contacts,
      evidence: [
        ...all,
        ...contacts.map(({ id }) => keen(id, { value: false })).slice(1),
        ...contacts
          .filter(({ id }) => id !== "p35")
          .map(({ id }) => ({ what: "weight", about: id, value: 1, at: "2026-06-01" })),
      ],
    });
    expect([...missing.keys()].sort()).toEqual(["p1:keen", "p35:weight"]);
  });

  it("is nobody on a list that is complete, but for a statement about all of nobody", () => {
    const meets = is("keen", true);
    const every = { ...over("every", { meets }), operator: "equal", value: true } as Condition;
    const [one] = people(1);
    expect([...lacking(every, { contacts: [one], evidence: all }).keys()]).toEqual(["p1:keen"]);
    const none = lacking(every, { contacts: [] });
    expect([...none.keys()]).toEqual(["contacts.new"]);
    const count = lacking(over("count", { where: meets }), { contacts: [one], evidence: all });
    expect([...count.keys()]).toEqual(["p1:keen"]);
  });

  it.each([
    ["absent", [], undefined],
    ["source", [keen("p1", { source: "informant" })], "document"],
    ["source", [], "document"],
    ["conflict", [keen("p1"), keen("p1", { value: false })], undefined],
  ] as const)("says why it is not known: %s", (reason, evidence, source) => {
    const where = is("keen", true, source === undefined ? {} : { source });
    const missing = lacking(over("count", { where }), {
      contacts: people(1),
      evidence: [...all, ...evidence],
    });
    const [item, ...others] = missing.values();
    expect(others).toEqual([]);
    expect(item).toMatchObject({ id: "p1:keen", reason });
    expect(item?.source).toBe(source);
  });
});

describe("what is missing about days", () => {
  const until = (operator: string, value: number) => ({
    fact: "opportunity.closeDate.daysUntil",
    operator,
    value,
  });

  it("is the date that the days are counted to", () => {
    expect([...lacking(until("lessThan", 10), {}).keys()]).toEqual(["opportunity.closeDate"]);
  });

  // Days until 20 July count down from 20: they are 11, and more than 10, until 9 July.
  it.each([
    ["above the bound", until("lessThan", 10), "2026-07-20", "2026-07-09"],
    ["on the bound", until("lessThan", 20), "2026-07-20", "2026-06-30"],
    ["past the bound for good", until("lessThan", 30), "2026-07-20", null],
    ["between two days", until("lessThan", 9.5), "2026-07-20", "2026-07-10"],
  ])("holds for as long as they stay on one side: %s", (_, when, closeDate, holds) => {
    const plan = planOf({ stages: [stage("one", [shown("a", when)])] });
    const deal = dealOf({ opportunity: { closeDate } });
    expect(assess(plan, deal, { asOf }).validUntil).toBe(holds);
  });

  // Ten days ago on 30 June; 30 days ago on 20 July, 29 until 19 July.
  it("counts up what lies in the past", () => {
    const ago = (value: number) =>
      planOf({
        stages: [
          stage("one", [
            shown("a", {
              fact: "opportunity.createdAt.daysAgo",
              operator: "greaterThanInclusive",
              value,
            }),
          ]),
        ],
      });
    const deal = dealOf({ opportunity: { createdAt: "2026-06-20" } });
    expect(assess(ago(30), deal, { asOf }).validUntil).toBe("2026-07-19");
    expect(assess(ago(5), deal, { asOf }).validUntil).toBeNull();
  });
});

describe("the words of what is missing", () => {
  const someOf = (list: string): object => ({
    fact: `${list}.count`,
    operator: "greaterThan",
    value: 0,
  });
  const lists = [
    ["contacts", "另一位联系人", "联系人", "another person", "the list of people"],
    ["organisations", "另一家单位", "单位", "another organisation", "the list of organisations"],
    ["needs", "另一项需求", "需求", "another need", "the list of needs"],
    ["documents", "另一份文件", "文件", "another document", "the list of documents"],
    ["activities", "另一次活动", "活动", "another activity", "the list of activities"],
    ["dates", "另一个日期", "日期", "another date", "the list of dates"],
  ] as const;

  it.each(lists)("ask for what else there is of %s, and whether that is all", (...names) => {
    const [list, zh, noun, en, listed] = names;
    const plan = planOf({ stages: [stage("one", [shown("a", someOf(list))])] });
    const { missing } = assess(plan, dealOf({}), { asOf });
    expect(missing.map(({ id, kind, title, ask }) => ({ id, kind, title, ask }))).toMatchObject([
      {
        id: `${list}.new`,
        kind: "person",
        title: { zh, en },
        ask: { zh: `还有没列出来的${noun}吗？有就补上。`, en: `Is there ${en}? Put it on file.` },
      },
      {
        id: `${list}.complete`,
        kind: "completeness",
        ask: { zh: `${noun}都列全了吗？`, en: `Is ${listed} complete?` },
      },
    ]);
    expect(missing[1]?.title.en).toBe(`${listed} is complete`);
    expect(missing[1]?.title.zh).toMatch(new RegExp(`^${noun}.*已齐全$`));
  });

  it("ask of somebody yet to be found what the rules read of everybody", () => {
    const where = {
      all: [is("keen", true), { fact: "visits", operator: "greaterThan", value: 1 }],
    };
    const found = lacking(over("count", { where }), {}).get("contacts.new");
    expect(found?.fields?.map(({ what, type }) => [what, type.kind])).toEqual([
      ["keen", "boolean"],
      ["visits", "number"],
    ]);
    expect(found?.fields?.map(({ title }) => title.en)).toEqual(["word", "number of visits"]);
  });

  it("are those of the signal, of the fact, or of the checkpoint that somebody attests", () => {
    const own = { zh: "对方说清了吗？", en: "Did they say so?" };
    const plan = planOf({
      signals: { heard: signal({ title: { zh: "说了", en: "told" }, ask: own }) },
      stages: [
        stage("one", [
          shown("a", is("heard", true)),
          shown("b", is("opportunity.isTendered", true)),
          { id: "c", title: { zh: "定了", en: "agreed" } },
          { id: "d", title: { zh: "签了", en: "signed" }, ask: own },
        ]),
      ],
    });
    const { missing } = assess(plan, dealOf({}), { asOf });
    const told = new Map(missing.map((item) => [item.id, item]));
    expect(told.get("heard")).toMatchObject({
      kind: "signal",
      title: { zh: "说了", en: "told" },
      ask: own,
      type: { kind: "boolean" },
    });
    const fact = plan.lexicon.deal.get("opportunity.isTendered");
    expect(told.get("opportunity.isTendered")).toMatchObject({
      kind: "fact",
      title: fact?.title,
      ask: fact?.ask,
      type: { kind: "boolean" },
    });
    expect(told.get("sales/c")).toMatchObject({
      kind: "judgement",
      title: { zh: "定了", en: "agreed" },
      ask: { zh: "可以确认吗：定了？", en: "Can you attest: agreed?" },
    });
    expect(told.get("sales/d")).toMatchObject({ kind: "judgement", ask: own });
  });

  it("are told no more once the question is answered", () => {
    const plan = planOf({ stages: [stage("one", [{ id: "c", title: signal().title }])] });
    const attested = dealOf({ evidence: observed({ "sales/c": true }) });
    expect(assess(plan, attested, { asOf }).missing).toEqual([]);
  });
});
