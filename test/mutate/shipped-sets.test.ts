import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";
import { openPlace } from "../cli/program.ts";

const place = openPlace();
afterAll(() => place.remove());

const folder = (id: string) => join(import.meta.dirname, "../../fixtures/rule-tests", id);

// `npm run mutate` tries them all; here a sample of each, about 150 together.
test.each(Object.keys(shippedRuleSets))(
  "the rule tests of %s notice nine of ten small changes",
  async (id) => {
    const argv = ["mutate", id, "--tests", folder(id), "--limit", "17", "--format", "json"];
    const { code, stdout, stderr } = await place.run([...argv, "--threshold", "90"]);
    const told = JSON.parse(stdout);
    expect({ code, stderr, tried: told.tried }).toEqual({ code: 0, stderr: "", tried: 17 });
    expect(told.killed).toBeGreaterThan(10);
  },
);
