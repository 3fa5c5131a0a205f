import { describe, expect, test } from "vitest";
import { aggregates } from "../../src/facts/aggregates.ts";
import { choiceOf, decisionRoles, factCatalogue, listPaths } from "../../src/facts/catalogue.ts";
import { defineFact, type Fact } from "../../src/facts/fact.ts";
import { isOrdered, leadsTo } from "../../src/facts/fact-type.ts";
import { extendLexicon, factsAbout, listNames } from "../../src/facts/lexicon.ts";
import { dealSchema } from "../../src/model/deal.ts";
import { valuesOf } from "../../src/model/scales.ts";

const subjects = ["deal", ...listNames] as const;
const everything: readonly (readonly [string, Fact])[] = subjects.flatMap((subject) =>
  [...factsAbout(factCatalogue, subject).values()].map(
    (fact) => [`${subject} ${fact.name}`, fact] as const,
  ),
);
const ofDeal = (name: string) => factCatalogue.deal.get(name);
const ofContacts = (name: string) => factCatalogue.elements.contacts.get(name);

describe("the catalogue of facts", () => {
  test("tells every fact in both languages, with a question for each", () => {
    const plain = everything.filter(([, { reading }]) => reading.read !== "verdict");
    const untold = plain.filter(
      ([, { title, ask }]) =>
        !/\p{Script=Han}/u.test(title.zh + ask.zh) ||
        /\p{Script=Han}/u.test(title.en + ask.en) ||
        !/[？?]$/.test(ask.zh) ||
        !/\?$/.test(ask.en),
    );
    expect(untold.map(([name]) => name)).toEqual([]);
  });

  test("has a name for each fact under which it stands, and no name for two", () => {
    const names = everything.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const subject of subjects) {
      for (const [name, fact] of factsAbout(factCatalogue, subject)) expect(fact.name).toBe(name);
    }
  });

  test("reads fields of the deal where the model has them", () => {
    expect(ofDeal("account.tier")).toMatchObject({
      type: { kind: "choice", ordered: true, scale: "tier" },
      reading: { read: "value", subject: "deal", what: "account.tier", plain: ["account", "tier"] },
    });
    expect(ofDeal("opportunity.tender.priceWeight")).toMatchObject({
      type: { kind: "number", min: 0, max: 100, unit: "percent" },
      reading: { plain: ["opportunity", "tender", "priceWeight"] },
    });
  });

  test("reads attributes of an element from the element, and says where references lead", () => {
    expect(ofContacts("stance")).toMatchObject({
      reading: { read: "value", subject: "contacts", what: "stance", plain: ["stance"] },
    });
    expect(leadsTo(ofContacts("organisation")?.type)).toBe("organisations");
    expect(leadsTo(ofContacts("reportsTo")?.type)).toBe("contacts");
  });

  test("counts the days to and from every date, and of nothing else", () => {
    for (const subject of subjects) {
      const facts = factsAbout(factCatalogue, subject);
      for (const [name, { type, reading }] of facts) {
        const isDate = type.kind === "date" && reading.read === "value";
        expect([name, facts.has(`${name}.daysUntil`), facts.has(`${name}.daysAgo`)]).toEqual([
          name,
          isDate,
          isDate,
        ]);
      }
    }
    expect(ofDeal("opportunity.closeDate.daysUntil")).toMatchObject({
      type: { kind: "number", integer: true, unit: "days" },
      reading: { read: "days", direction: "until", of: { what: "opportunity.closeDate" } },
    });
  });

  test("marks what is personal, which rules may ask to be known alone", () => {
    const personal = everything.filter(([, fact]) => fact.personal).map(([name]) => name);
    expect(personal).toContain("contacts personal.family");
    expect(personal).toContain("organisations salesperson");
    expect(personal).not.toContain("contacts stance");
    expect(personal).not.toContain("contacts disc");
  });

  test("has the lists where a deal has them", () => {
    const deal = Object.fromEntries(
      Object.entries(listPaths).map(([list, path]) => [list, [...path]]),
    );
    expect(Object.keys(deal)).toEqual([...listNames]);
    for (const [top] of Object.values(deal)) expect(dealSchema.shape).toHaveProperty(top ?? "");
    expect(deal.needs).toEqual(["opportunity", "needs"]);
  });

  test("knows which roles have a say: all but the user and the handler", () => {
    const without = valuesOf("role").filter((role) => !decisionRoles.has(role));
    expect(without).toEqual(["user", "handler"]);
    expect(decisionRoles.size).toBe(valuesOf("role").length - 2);
  });

  test("has what the verdict says of itself", () => {
    const names = [...factCatalogue.deal.values()]
      .filter(({ reading }) => reading.read === "verdict")
      .map(({ name }) => name);
    expect(names).toEqual([
      "verdict.standing",
      "verdict.floor",
      "verdict.ceiling",
      "verdict.stale",
      "verdict.conflicts",
      "verdict.attested",
      "verdict.attestedShare",
      "verdict.waived",
      "verdict.presumed",
    ]);
  });
});

describe("types of facts", () => {
  test("numbers, dates and scales have an order, the others do not", () => {
    expect(isOrdered({ kind: "number" })).toBe(true);
    expect(isOrdered({ kind: "date" })).toBe(true);
    expect(isOrdered(choiceOf("stance"))).toBe(true);
    expect(isOrdered(choiceOf("procurement"))).toBe(false);
    expect(isOrdered({ kind: "boolean" })).toBe(false);
    expect(isOrdered({ kind: "text" })).toBe(false);
    expect(isOrdered({ kind: "set", of: choiceOf("stance") })).toBe(false);
  });

  test("a scale of the model comes with its values from low to high", () => {
    const { values, scale, ordered } = choiceOf("stance");
    expect(values.map(({ value }) => value)).toEqual([
      "enemy",
      "opponent",
      "neutral",
      "supporter",
      "mentor",
    ]);
    expect({ scale, ordered }).toEqual({ scale: "stance", ordered: true });
  });

  test("a fact of the app is read as its type says", () => {
    const words = { zh: "甲", en: "A" };
    const mood = defineFact({
      name: "crm.mood",
      title: words,
      ask: words,
      type: { kind: "choice", ordered: true, values: [{ value: "sour", title: words }] },
      read: () => "sour",
    });
    expect(mood.read?.({ id: "d-1" }, "2026-06-30")).toBe("sour");
    defineFact({
      name: "crm.mood",
      title: words,
      ask: words,
      type: { kind: "choice", ordered: true, values: [{ value: "sour", title: words }] },
      // @ts-expect-error sweet is none of its values
      read: () => "sweet",
    });
    const count = {
      name: "crm.count",
      title: words,
      ask: words,
      type: { kind: "number" },
    } as const;
    // @ts-expect-error a number is read as a number
    expect(defineFact({ ...count, read: () => "5" }).name).toBe("crm.count");
  });
});

describe("a lexicon", () => {
  const fact = { ...(ofContacts("stance") as Fact), staleAfterDays: 90 };

  test("with more facts has them in place of those of the same name, and leaves the first as it was", () => {
    const more = extendLexicon(factCatalogue, [{ subject: "contacts", fact }]);
    expect(more.elements.contacts.get("stance")?.staleAfterDays).toBe(90);
    expect(more.elements.contacts.size).toBe(factCatalogue.elements.contacts.size);
    expect(ofContacts("stance")?.staleAfterDays).toBeUndefined();
    expect(more.deal).toBe(factCatalogue.deal);
  });
});

test("aggregates say what they need and what they yield", () => {
  const table = Object.entries(aggregates).map(
    ([name, { needs, yields }]) => `${name}(${needs.join(", ")}): ${yields}`,
  );
  expect(table).toEqual([
    "count(): count",
    "share(meets): fraction",
    "weightedShare(meets, weight): fraction",
    "sum(of): number",
    "best(of): attribute",
    "worst(of): attribute",
    "every(meets): boolean",
  ]);
});
