import { expect, test } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { fieldReader } from "../../src/assess/field-reader.ts";
import type { Deal } from "../../src/model/deal.ts";
import { sangforSevenSteps } from "../../src/shipped/index.ts";

const asOf = "2026-06-30";

const deal: Deal = {
  id: "d-1",
  opportunity: { amount: 100, owner: null },
  contacts: [{ id: "wu", stance: "neutral" }, { id: "li" }],
  organisations: [{ id: "rival", kind: "competitor" }],
  evidence: [
    { what: "opportunity.amount", value: 200, at: "2026-06-01" },
    { id: "o", what: "stance", about: "wu", value: "enemy", at: "2026-06-10" },
    { what: "stance", about: "wu", value: "enemy", at: "2026-06-20", withdraws: "o" },
    { what: "stance", about: "li", value: "cousin", at: "2026-06-01" },
    { what: "contacts.complete", value: "decision-chain", at: "2026-05-01" },
  ],
};

const read = fieldReader({
  deal: ["opportunity.amount", "opportunity.owner", "opportunity.currency"],
  contacts: ["stance"],
  organisations: ["kind"],
});

test("observations come before plain values; null is known, absent unknown", () => {
  expect(read(deal, asOf).deal).toEqual({
    values: { "opportunity.amount": 200, "opportunity.owner": null },
    doubts: {},
  });
  expect(read(deal, "2026-05-31").deal.values["opportunity.amount"]).toBe(100);
});

test("elements come in the order of the file; what does not count is told with the reason", () => {
  const { contacts, organisations } = read(deal, "2026-06-15");
  expect(contacts).toEqual([
    { id: "wu", values: { stance: "enemy" }, doubts: {} },
    { id: "li", values: {}, doubts: { stance: "invalid" } },
  ]);
  expect(organisations).toEqual([{ id: "rival", values: { kind: "competitor" }, doubts: {} }]);
});

test("a withdrawn observation counts no longer, the one that withdraws it does", () => {
  const { contacts } = read({ ...deal, evidence: (deal.evidence ?? []).slice(0, 2) }, asOf);
  expect(contacts[0]?.values.stance).toBe("enemy");
  const withdrawn = (deal.evidence ?? []).map(({ withdraws, ...rest }) =>
    withdraws === undefined ? rest : { what: "stance", at: rest.at, withdraws },
  );
  expect(read({ ...deal, evidence: withdrawn }, asOf).contacts[0]?.values.stance).toBe("neutral");
});

test("says whom the list of people names in full, on the day", () => {
  expect(read(deal, asOf).complete).toBe("decision-chain");
  expect(read(deal, "2026-04-30").complete).toBeNull();
  expect(read({ id: "d", contacts: [] }, asOf).complete).toBe("all");
});

test("without evidence of the future it holds for good, else up to the day before", () => {
  expect(read(deal, asOf).validUntil).toBeNull();
  expect(read(deal, "2026-05-31").validUntil).toBe("2026-05-31");
});

test("with rules a list that was called complete ages, and facts of the rules are read", () => {
  const rules = compileRuleSet({
    ...sangforSevenSteps,
    staleAfterDays: { ...sangforSevenSteps.staleAfterDays, "contacts.complete": 20 },
  });
  const own = fieldReader({ deal: ["opportunity.amount", "no-such-field"] }, rules);
  expect(own(deal, "2026-05-21").complete).toBe("decision-chain");
  expect(own(deal, "2026-05-22").complete).toBeNull();
  expect(own(deal, "2026-05-21").validUntil).toBe("2026-05-21");
  expect(Object.keys(own(deal, asOf).deal.values)).toEqual(["opportunity.amount"]);
});

test("says why a field of somebody does not count, whoever stands before", () => {
  const contacts = [{ id: "a" }, { id: "b", stance: "neutral" as const }, { id: "c" }];
  const twice = ["enemy", "mentor"].map((value) => ({
    what: "stance",
    about: "c",
    value,
    at: "2026-06-01",
  }));
  const own = fieldReader({ contacts: ["name", "stance"], deal: ["opportunity.amount"] });
  const { contacts: told } = own({ id: "d", contacts, evidence: twice }, asOf);
  expect(told).toEqual([
    { id: "a", values: {}, doubts: {} },
    { id: "b", values: { stance: "neutral" }, doubts: {} },
    { id: "c", values: {}, doubts: { stance: "conflict" } },
  ]);
});
