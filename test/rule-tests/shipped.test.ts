import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openPlace } from "../cli/program.ts";

/** What the rule tests of each shipped set must see, in percent. */
const thresholds: Readonly<Record<string, string>> = { "sangfor-seven-steps": "100,100" };
const folder = resolve(import.meta.dirname, "../../fixtures/rule-tests");
const place = openPlace();
afterAll(() => place.remove());

test("every folder of rule tests has its threshold", () => {
  expect(Object.keys(thresholds)).toEqual(readdirSync(folder).sort());
});

test.each(Object.entries(thresholds))(
  "the rule tests of %s pass and see %s percent",
  async (id, threshold) => {
    const argv = ["test", resolve(folder, id), "--threshold", threshold];
    const { code, stdout } = await place.run(argv, { columns: 200 });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(`${id} `) });
  },
);
