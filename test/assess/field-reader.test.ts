import { expect, test } from "vitest";
import { fieldReader } from "../../src/assess/field-reader.ts";
import type { Deal } from "../../src/model/deal.ts";

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
