import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factCatalogue } from "../../src/facts/catalogue.ts";
import { FormError } from "../../src/forms/compile-form.ts";
import { fillForm } from "../../src/forms/fill-form.ts";
import type { FilledForm } from "../../src/forms/filled-form.ts";
import type { Form } from "../../src/forms/form.ts";
import { isSummary, joinForms } from "../../src/forms/join-forms.ts";
import { milestoneForms } from "../../src/forms/milestone-forms.ts";
import type { Deal } from "../../src/model/deal.ts";
import { text } from "../../src/model/text.ts";
import { asOf, sampleDeal } from "./sample-deal.ts";

const forms: readonly Form[] = Object.values(milestoneForms);

/** What stands in each blank of a section, by the blanks' ids. */
const read = (form: FilledForm, id: string) => {
  const section = form.sections.find((one) => one.id === id);
  return section?.rows.map((row) =>
    Object.fromEntries(
      row.map((cell, index) => [
        section.labels[index]?.id,
        cell.state === "filled" ? cell.values.map(({ value }) => value) : cell.state,
      ]),
    ),
  );
};

const application = fillForm(milestoneForms.JTF002, sampleDeal, { asOf });

describe("a form filled in from a deal", () => {
  test("takes plain values, and the newest observation not after its day before them", () => {
    expect(read(application, "customer")).toEqual([
      {
        customer: ["样例钢桶厂（虚构）"],
        region: ["华东"],
        ownership: ["private"],
        industry: "missing",
        "annual-sales": [120_000_000],
      },
    ]);
    const later = fillForm(milestoneForms.JTF002, sampleDeal, { asOf: "2026-08-01" });
    expect(read(later, "customer")?.[0]?.region).toEqual(["西南"]);
  });

  test("writes down what is known to be none, and what it picks from a list", () => {
    expect(read(application, "purchase")).toEqual([
      {
        equipment: [["中频机"]],
        "annual-quantity": "missing",
        "annual-budget": [null],
        specification: "missing",
        stage: "missing",
        "tender-issue": ["2026-09-15"],
      },
    ]);
  });

  test("gives everybody who belongs a row, and leaves what contradicts itself blank", () => {
    expect(read(application, "equipment-department")).toEqual([
      { name: ["甲某"], title: ["设备科长"], stance: ["supporter"] },
    ]);
    expect(read(application, "purchasing-department")).toEqual([
      { name: ["乙某"], title: ["采购经理"], stance: "missing" },
    ]);
    expect(read(application, "decider")).toEqual([]);
  });

  test("names each blank as the observation that would fill it, and why it is blank", () => {
    const named = application.missing.map(({ what, about, reason }) =>
      [about, what, reason].filter((one) => one !== undefined).join(" "),
    );
    expect(named).toEqual([
      "account.industry absent",
      "account.annualQuantity absent",
      "opportunity.specification absent",
      "progress.stage absent",
      "p-3 roles absent",
      "p-2 stance conflict",
      "opportunity.plan.fit absent",
      "opportunity.plan.reason absent",
      "opportunity.plan.approvedBy absent",
    ]);
    const stance = application.missing.find(({ what }) => what === "stance");
    expect(stance).toMatchObject({ id: "p-2:stance", aboutName: "乙某", list: "contacts" });
    expect(stance?.ask.zh).toBe("立场如何？");
  });

  test("asks for somebody new only while nobody can belong and the list is open", () => {
    const lonely: Deal = { id: "d", contacts: [] };
    const people = (deal: Deal) =>
      fillForm(milestoneForms.JTF002, deal, { asOf }).missing.filter(
        ({ what }) => what === "contacts",
      );
    expect(people({ id: "d" }).map(({ id, kind }) => [id, kind])).toEqual([
      ["contacts.new/equipment-department", "person"],
      ["contacts.new/purchasing-department", "person"],
      ["contacts.new/decider", "person"],
    ]);
    expect(people(lonely)).toEqual([]);
    expect(people(sampleDeal)).toEqual([]);
  });

  test("is no longer blank once the missing observation is on file", () => {
    const evidence = [
      ...(sampleDeal.evidence ?? []),
      { what: "account.industry", value: "钢桶", at: asOf },
      { what: "roles", about: "p-3", value: ["decider"], at: asOf },
    ];
    const filled = fillForm(milestoneForms.JTF002, { ...sampleDeal, evidence }, { asOf });
    expect(read(filled, "customer")?.[0]?.industry).toEqual(["钢桶"]);
    expect(read(filled, "decider")).toEqual([
      { name: ["丙某"], title: "missing", stance: "missing" },
    ]);
  });

  test("names the recorded stage by its rule set", () => {
    const ruleSet = {
      id: "mine",
      title: text("我的规则", "my rules"),
      stages: [{ id: "deep", title: text("深度接触", "deep contact"), checkpoints: [] }],
    };
    const deal = { ...sampleDeal, progress: { mine: { stage: "deep" } } };
    const filled = fillForm(milestoneForms.JTF002, deal, { asOf, ruleSets: [ruleSet] });
    const stage = filled.sections[2]?.rows[0]?.[4];
    expect(stage?.values[0]?.title).toEqual(
      text("深度接触（我的规则）", "deep contact (my rules)"),
    );
  });

  test("gives references by name", () => {
    const contacts = [
      { id: "p-1", name: "甲某", reportsTo: "p-2" },
      { id: "p-2", name: "乙某" },
    ];
    const filled = fillForm(milestoneForms.JTF003, { id: "d", contacts }, { asOf });
    const people = filled.sections.find(({ id }) => id === "organisation");
    expect(people?.rows[0]?.[3]?.values[0]).toMatchObject({ value: "p-2", name: "乙某" });
  });
});

describe("personal data", () => {
  const contacts = [
    { id: "p-1", name: "甲某", roles: ["decider"], personal: { university: "样例大学" } },
  ] as const;
  const deal: Deal = { id: "d", contacts };

  test("stays blank, and nobody is asked for it", () => {
    const filled = fillForm(milestoneForms.JTF003, deal, { asOf });
    expect(read(filled, "personal")).toEqual([
      { name: ["甲某"], university: "withheld", goals: "withheld", career: "withheld" },
    ]);
    expect(JSON.stringify(filled)).not.toContain("样例大学");
    expect(filled.missing.filter(({ what }) => what.startsWith("personal."))).toEqual([]);
  });

  test("is written down and asked for when that is asked for", () => {
    const filled = fillForm(milestoneForms.JTF003, deal, { asOf, personal: true });
    expect(read(filled, "personal")?.[0]?.university).toEqual(["样例大学"]);
    expect(filled.missing.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["personal.goals", "personal.career"]),
    );
  });
});

describe("the lead tables of several deals", () => {
  const leads = (id: string) => fillForm(milestoneForms.JTF001, { id }, { asOf });

  test("join to one, a row and its own missing items for each", () => {
    const joined = joinForms([leads("d-1"), leads("d-2")]);
    expect(joined.deals).toEqual([{ id: "d-1" }, { id: "d-2" }]);
    expect(read(joined, "leads")?.map((row) => row.number)).toEqual([["d-1"], ["d-2"]]);
    expect(joined.missing.map(({ deal }) => deal)).toEqual([
      ...Array.from({ length: 7 }, () => "d-1"),
      ...Array.from({ length: 7 }, () => "d-2"),
    ]);
  });

  test("are the only forms that do", () => {
    expect(forms.filter(isSummary).map(({ id }) => id)).toEqual(["JTF001"]);
    expect(() => joinForms([application, application])).toThrow(FormError);
    expect(() => joinForms([leads("d-1"), application])).toThrow(FormError);
  });
});

describe("a form that reads what there is not", () => {
  const one = (blank: object, section: object = {}): Form => ({
    id: "F",
    title: text("表", "form"),
    sections: [
      {
        id: "s",
        layout: "fields",
        title: text("节", "section"),
        blanks: [{ id: "b", title: text("栏", "blank"), ...blank }],
        ...section,
      } as unknown as Form["sections"][number],
    ],
  });

  test.each([
    ["a fact of another name", one({ fact: "account.nmae" })],
    ["a fact that is worked out", one({ fact: "account.registeredAt.daysAgo" })],
    [
      "a condition with another operator",
      one(
        { fact: "name" },
        {
          layout: "list",
          list: "contacts",
          ask: text("问", "ask"),
          where: { fact: "stance", operator: "equals", value: "mentor" },
        },
      ),
    ],
  ])("is refused: %s", (_, form) => {
    expect(() => fillForm(form, { id: "d" }, { asOf })).toThrow(FormError);
  });
});

describe.each(forms.map((form) => [form.id, form] as const))("%s", (_, form) => {
  test("has ids that are its own, words in both languages, and a source or a mark for each blank", () => {
    const sections = form.sections.map(({ id }) => id);
    expect(new Set(sections).size).toBe(sections.length);
    for (const { blanks } of form.sections) {
      expect(new Set(blanks.map(({ id }) => id)).size).toBe(blanks.length);
      for (const { title, source = [], ours } of blanks) {
        expect(title.zh).toMatch(/\p{Script=Han}/u);
        expect(title.en).toMatch(/^[a-z]/);
        expect(source.length > 0 || ours === true).toBe(true);
      }
    }
  });

  test("asks for something in every blank of an empty deal that no hand signs", () => {
    const filled = fillForm(form, { id: "d" }, { asOf });
    const cells = filled.sections.flatMap(({ rows }) => rows.flat());
    const blank = cells.filter(({ state }) => state === "missing");
    expect(blank.every(({ missing }) => missing.length > 0)).toBe(true);
    const asked = new Set(filled.missing.map(({ id }) => id));
    const named = filled.sections.flatMap(({ rows, missing }) => [
      ...missing,
      ...rows.flat().flatMap((cell) => cell.missing),
    ]);
    expect(new Set(named)).toEqual(asked);
  });

  test("names only observations that the model knows", () => {
    const deal: Deal = {
      id: "d",
      contacts: [{ id: "p", roles: ["decider", "technical-evaluator", "tender-drafter"] }],
      organisations: [{ id: "o", kind: "competitor" }],
      opportunity: {
        activities: [
          { id: "a", kind: "visit" },
          { id: "b", kind: "trial", status: "planned" },
        ],
        documents: [{ id: "f", kind: "specification" }],
        dates: [{ id: "t", kind: "tender-issue" }],
      },
    };
    const lists = factCatalogue.elements;
    for (const { what, about, list, kind } of fillForm(form, deal, { asOf, personal: true })
      .missing) {
      if (kind === "person") expect(Object.keys(lists)).toContain(what);
      else if (about === undefined || list === undefined) {
        expect([...factCatalogue.deal.keys(), "progress.stage"]).toContain(what);
      } else expect([...lists[list].keys()]).toContain(what);
    }
  });
});

test("the newest observation of the past shows alone, and none of a day that contradicts itself", () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-06-${String(n).padStart(2, "0")}`);
  const property = fc.property(
    fc.array(fc.record({ at: day, value: fc.constantFrom("甲", "乙", "丙") }), { maxLength: 6 }),
    day,
    (observed, today) => {
      const evidence = observed.map((one) => ({ what: "account.industry", ...one }));
      const filled = fillForm(milestoneForms.JTF001, { id: "d", evidence }, { asOf: today });
      const past = observed.filter(({ at }) => at <= today);
      const newest = past
        .map(({ at }) => at)
        .sort()
        .at(-1);
      const values = new Set(past.filter(({ at }) => at === newest).map(({ value }) => value));
      const cell = filled.sections[0]?.rows[0]?.[3];
      expect(cell?.values.map(({ value }) => value)).toEqual(values.size === 1 ? [...values] : []);
    },
  );
  fc.assert(property);
});
