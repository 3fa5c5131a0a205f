import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";
import { openPlace } from "../cli/program.ts";

/** What the rule tests of each shipped set must see, in percent; null: it has none yet. */
const thresholds: Readonly<Record<string, string | null>> = {
  "account-dossier": "100,100",
  "b2b-qualification": "100,100",
  "compliance-cn": "100,100",
  "deal-risk": "100,100",
  "ka-funnel": "100,100",
  "key-account-milestones": "100,100",
  "key-customer-plan": "100,99",
  meddpicc: "100,99",
  "sangfor-seven-steps": "100,100",
};
const tested = Object.entries(thresholds).filter(([, threshold]) => threshold !== null);
const folder = resolve(import.meta.dirname, "../../fixtures/rule-tests");
const place = openPlace();
afterAll(() => place.remove());

test("every shipped set says what its rule tests must see", () => {
  expect(Object.keys(thresholds)).toEqual(Object.keys(shippedRuleSets).sort());
});

test("every folder of rule tests has its threshold", () => {
  expect(tested.map(([id]) => id)).toEqual(readdirSync(folder).sort());
});

test.each(tested)("the rule tests of %s pass and see %s percent", async (id, threshold) => {
  const argv = ["test", resolve(folder, id), "--threshold", String(threshold)];
  const { code, stdout } = await place.run(argv, { columns: 200 });
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(`${id} `) });
});
