import { createReadStream, existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { analyzeFunnel } from "../../src/funnel/analyze-funnel.ts";
import { mapDeals } from "../../src/import/map-deals.ts";
import { parseMapping } from "../../src/import/parse-mapping.ts";
import { readTable, type WholeTable, wholeTable } from "../../src/import/read-table.ts";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";

const id = "salesforce-dev-org";
const data = fileURLToPath(new URL(`../../../shared/data/${id}/`, import.meta.url));
const isHere = existsSync(data);
if (!isHere) console.warn(`real data is not at ${data}: the test that reads it is skipped`);

// The counts below were taken from the files with other tools.
describe.skipIf(!isHere)("the funnel of the Salesforce export", () => {
  test("has the stages, endings and stays that its files have", async () => {
    const text = readFileSync(new URL(`../../mappings/${id}.json`, import.meta.url), "utf8");
    const parsed = parseMapping(text);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const records: Record<string, WholeTable> = {};
    for (const [name, file] of Object.entries(parsed.mapping.files)) {
      const source = createReadStream(`${data}${file.file}`);
      records[name] = await wholeTable(await readTable(source, file));
    }
    const { deals } = mapDeals(parsed.mapping, records, { observedAt: "2026-03-31" });
    const period = { from: "2026-02-01", to: "2026-03-31" };
    const funnel = analyzeFunnel(deals, shippedRuleSets["b2b-qualification"], period);

    expect(funnel.deals).toEqual({ open: 16, closed: 20, afterSale: 0, later: 0 });
    expect(funnel.history).toEqual({ onRecord: 36, absent: 0, disordered: 0 });
    expect(funnel.capacity.stages.map(({ claimed }) => claimed.deals)).toEqual([1, 3, 7, 3, 2]);
    // Twelve stand as won, eight as lost; seven of these had been written down as won at first.
    expect(funnel.slope.deals).toEqual({ won: 12, lost: 8, shelved: 0, share: 0.6 });
    // Five deals left prospecting: three moved on, two were lost in the end.
    expect(funnel.slope.stages[0]).toMatchObject({ onward: 3, back: 0, lost: 2, share: 0.6 });
    // Every one that stands as won was first heard of on the day it was won.
    expect(funnel.velocity.lacks).toBe("won-deals");
  });
});
