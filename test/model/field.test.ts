import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fieldSources } from "../../scripts/field-sources.ts";
import { accountSchema } from "../../src/model/account.ts";
import { contactSchema } from "../../src/model/contact.ts";
import { attributeNames, contactFields } from "../../src/model/deal-fields.ts";
import {
  type Attribute,
  attributesOf,
  choice,
  count,
  fieldMeta,
  line,
  money,
  record,
  section,
  yesNo,
} from "../../src/model/field.ts";
import { opportunitySchema } from "../../src/model/opportunity.ts";
import {
  activitySchema,
  datedSchema,
  documentSchema,
  needSchema,
} from "../../src/model/opportunity-lists.ts";
import { organisationSchema } from "../../src/model/organisation.ts";
import { text } from "../../src/model/text.ts";

const all: readonly Attribute[] = [
  ...attributesOf(accountSchema, "account."),
  ...attributesOf(contactSchema, "contact."),
  ...attributesOf(organisationSchema, "organisation."),
  ...attributesOf(opportunitySchema, "opportunity."),
  ...attributesOf(needSchema, "need."),
  ...attributesOf(datedSchema, "date."),
  ...attributesOf(documentSchema, "document."),
  ...attributesOf(activitySchema, "activity."),
];

describe("a field", () => {
  test("may be absent, which is unknown, or null, which is known to be none", () => {
    const schema = record({ stance: choice("stance", "立场") });
    expect(schema.safeParse({}).success).toBe(true);
    expect(schema.safeParse({ stance: null }).success).toBe(true);
    expect(schema.safeParse({ stance: "mentor" }).success).toBe(true);
    expect(schema.safeParse({ stance: "friendly" }).success).toBe(false);
  });

  test("is called in English what its name says, without `is` and `has`", () => {
    const schema = record({ hasFinalSay: yesNo("有最终决定权") });
    expect(fieldMeta(schema.shape.hasFinalSay)).toEqual({
      title: text("有最终决定权", "final say"),
      ask: text("有最终决定权吗？", "Yes or no: final say?"),
      type: { kind: "boolean" },
      personal: false,
    });
  });

  test("of a section carries the section in its English title", () => {
    const schema = section("tender", { rules: line("招标规则") });
    expect(fieldMeta(schema.shape.rules)?.title.en).toBe("tender rules");
  });

  test("keeps the words and the unit that it is given", () => {
    const ask = text("多少钱？", "How much?");
    const schema = record({ cost: money("费用", { en: "travel costs", ask, personal: true }) });
    expect(fieldMeta(schema.shape.cost)).toEqual({
      title: text("费用", "travel costs"),
      ask,
      type: { kind: "number", min: 0, max: 1e15, integer: false },
      personal: true,
      unit: "money",
    });
  });

  test("takes a text after its Chinese title for the English one", () => {
    const schema = record({ visits: count("拜访次数", "number of visits") });
    expect(fieldMeta(schema.shape.visits)?.title.en).toBe("number of visits");
  });

  test("is nothing that other schemas are", () => {
    expect(fieldMeta(z.string())).toBeUndefined();
  });
});

describe("the fields of the model", () => {
  test("each have a short title and a question in both languages", () => {
    for (const { name, title, ask } of all) {
      expect(title.zh, name).toMatch(/^[\p{Script=Han}A-Z、]{2,14}$/u);
      expect(title.en, name).toMatch(/^[A-Za-z][A-Za-z' -]{1,40}$/);
      expect(ask.zh, name).toMatch(/\p{Script=Han}.*？$/u);
      expect(ask.en, name).toMatch(/^[A-Z].*\?$/);
    }
  });

  test("ask in the words of what they ask for", () => {
    const askOf = (name: string) => all.find((attribute) => attribute.name === name)?.ask;
    expect(askOf("contact.stance")).toEqual(text("立场如何？", "What is the stance?"));
    expect(askOf("account.leadSource")).toEqual(
      text("线索来源是哪一种？", "What is the lead source?"),
    );
    expect(askOf("account.industry")).toEqual(text("所属行业是哪个？", "What is the industry?"));
    expect(askOf("opportunity.process.rules")).toEqual(
      text("采购规则有哪些？", "What are the purchase rules?"),
    );
    expect(askOf("account.industryOutlook")?.zh).toBe("行业前景是怎样的？");
    expect(askOf("opportunity.owner")).toEqual(text("我方负责人是谁？", "Who is the owner?"));
    expect(askOf("organisation.ourResources")?.en).toBe("What are the internal resources?");
    expect(askOf("opportunity.closeDate")).toEqual(
      text("预计签约日是哪天？", "What is the expected day of signing?"),
    );
  });

  test("ask in English for one or for several, as the title does before a preposition", () => {
    const asked = (name: string) => all.find((attribute) => attribute.name === name)?.ask.en;
    expect(asked("contact.roles")).toBe("What are the roles in the decision?");
    expect(asked("account.purchasesPerYear")).toBe("What are the purchases per year?");
    expect(asked("opportunity.concernAnswer")).toBe("What is the answer to the concerns?");
    expect(asked("account.satisfaction")).toBe("What is the satisfaction with us?");
    expect(asked("organisation.closeness")).toBe("What is the closeness to the customer?");
    expect(asked("need.raisedBy")).toBe("Who is the person who raised the need?");
  });

  test("have names that a signal, in kebab-case, can be told from where they have two words", () => {
    for (const { name } of all) expect(name).toMatch(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$/);
    expect(attributeNames.has("reportsTo")).toBe(true);
    expect(attributeNames.has("stance")).toBe(true);
    expect(attributeNames.has("go-live-date-stated")).toBe(false);
  });

  test("of a person's private life are personal, and those of the person's part in the deal are not", () => {
    const personal = [...contactFields.values()].filter((attribute) => attribute.personal);
    expect(personal.map(({ name }) => name).sort()).toEqual([
      "personal.books",
      "personal.career",
      "personal.colleagues",
      "personal.family",
      "personal.food",
      "personal.goals",
      "personal.homeTown",
      "personal.lastHoliday",
      "personal.nextHoliday",
      "personal.pets",
      "personal.sports",
      "personal.travel",
      "personal.university",
    ]);
  });

  test("know their own types: a scale by its id, a reference by what it leads to", () => {
    const typeOf = (name: string) => all.find((attribute) => attribute.name === name)?.type;
    expect(typeOf("contact.stance")).toEqual({ kind: "choice", of: "stance" });
    expect(typeOf("contact.roles")).toEqual({ kind: "set", of: "role" });
    expect(typeOf("contact.reportsTo")).toEqual({ kind: "reference", to: "contact" });
    expect(typeOf("organisation.worksWith")).toEqual({ kind: "reference", to: "organisation" });
    expect(typeOf("contact.influence")).toEqual({
      kind: "number",
      min: 0,
      max: 100,
      integer: false,
    });
    expect(typeOf("opportunity.needBy")).toEqual({ kind: "date" });
    expect(typeOf("opportunity.productLines")).toEqual({ kind: "set" });
    expect(typeOf("opportunity.budget.funding")).toEqual({ kind: "choice", of: "funding" });
  });

  test("are cited by names that exist", () => {
    const known = new Set(all.map(({ name }) => name));
    expect(Object.keys(fieldSources).filter((name) => !known.has(name))).toEqual([]);
  });
});
