import { createReadStream, existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type MappedDeals, mapDeals } from "../../src/import/map-deals.ts";
import { parseMapping } from "../../src/import/parse-mapping.ts";
import { readTable, type WholeTable, wholeTable } from "../../src/import/read-table.ts";

const data = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const isHere = existsSync(data);
if (!isHere) console.warn(`real data is not at ${data}: the tests that read it are skipped`);

const mapped = async (id: string): Promise<MappedDeals> => {
  const text = readFileSync(new URL(`../../mappings/${id}.json`, import.meta.url), "utf8");
  const parsed = parseMapping(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const records: Record<string, WholeTable> = {};
  for (const [name, file] of Object.entries(parsed.mapping.files)) {
    const source = createReadStream(`${data}${id}/${file.file}`);
    records[name] = await wholeTable(await readTable(source, file));
  }
  return mapDeals(parsed.mapping, records, { observedAt: "2026-03-31" });
};

// The counts below were taken from the files with other tools.
describe.skipIf(!isHere)("the B2B sales data", () => {
  test("become 242 deals, 126 of them won, with nothing rejected or left over", async () => {
    const { deals, rejects, notices, tally } = await mapped("salvirt-b2b");
    expect([rejects, notices]).toEqual([[], []]);
    expect(tally.deals).toMatchObject({ rows: 242, deals: 242 });
    expect(deals.filter(({ custom }) => custom?.outcome === "won")).toHaveLength(126);
    expect(deals.filter(({ custom }) => custom?.outcome === "lost")).toHaveLength(116);
  });

  test("keep what nobody knew apart from what was a no", async () => {
    const { deals } = await mapped("salvirt-b2b");
    const funding = deals.map(({ opportunity }) => opportunity?.budget?.funding);
    expect(funding.filter((value) => value === "approved")).toHaveLength(120);
    expect(funding.filter((value) => value === "none")).toHaveLength(105);
    expect(funding.filter((value) => value === undefined)).toHaveLength(17);
    const competitors = deals.flatMap(({ evidence }) =>
      (evidence ?? []).filter(({ what }) => what === "competitors-present"),
    );
    expect(competitors.filter(({ value }) => value === true)).toHaveLength(75);
    expect(competitors.filter(({ value }) => value === false)).toHaveLength(157);
  });
});

describe.skipIf(!isHere)("the Salesforce export", () => {
  test("becomes 36 deals, every row of its four files accounted for", async () => {
    const { deals, rejects, notices, tally } = await mapped("salesforce-dev-org");
    expect([rejects, notices]).toEqual([[], []]);
    expect(deals).toHaveLength(36);
    expect(tally).toEqual({
      opportunities: { rows: 36, deals: 36, joined: 0, unused: 0, skipped: 0, rejected: 0 },
      accounts: { rows: 18, deals: 0, joined: 14, unused: 4, skipped: 0, rejected: 0 },
      contacts: { rows: 25, deals: 0, joined: 20, unused: 5, skipped: 0, rejected: 0 },
      history: { rows: 48, deals: 0, joined: 48, unused: 0, skipped: 0, rejected: 0 },
    });
  });

  test("tells skips and reversals of stages as they were", async () => {
    const { deals } = await mapped("salesforce-dev-org");
    const progress = (id: string) =>
      deals.find((deal) => deal.id === id)?.progress?.["b2b-qualification"];
    const by = "005bm00000NCJmQAAX";
    // Closed Won one day, Closed Lost another: the later row stands first in the file.
    expect(progress("006bm00000LKJNbAAP")).toEqual({
      stage: "closing",
      history: [
        { kind: "external", to: "closing", outcome: "won", at: "2026-02-23", by },
        { kind: "external", from: "closing", to: "closing", outcome: "lost", at: "2026-03-07", by },
      ],
    });
    // From Prospecting to Proposal/Price Quote within a minute.
    expect(progress("006bm00000LKdM8AAL")).toEqual({
      stage: "proposal",
      history: [
        { kind: "external", to: "lead", at: "2026-02-24", by },
        { kind: "external", from: "lead", to: "proposal", at: "2026-02-24", by },
      ],
    });
    // Lost from Prospecting: it stays where it stood.
    expect(progress("006bm00000LKg0bAAD")?.stage).toBe("lead");
  });

  test("gives a deal its account and the people of that account", async () => {
    const { deals } = await mapped("salesforce-dev-org");
    const deal = deals.find(({ id }) => id === "006bm00000LKJNOAA5");
    expect(deal?.account).toEqual({
      name: "United Oil & Gas Corp.",
      region: "NY",
      industry: "Energy",
      annualSales: 5_600_000_000,
      employees: 145_000,
    });
    expect(deal?.contacts?.map(({ name }) => name)).toEqual([
      "Stella Pavlova",
      "Lauren Boyle",
      "Arthur Song",
      "Avi Green",
    ]);
    expect(deal?.opportunity).toMatchObject({ amount: 125_000, closeDate: "2024-02-03" });
  });
});
