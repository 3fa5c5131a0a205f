import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { checkLaws, dealArbitrary, lawNames, nearDoorArbitrary } from "../../src/testing/index.ts";
import { expectAgreement } from "../reference/expect-agreement.ts";
import { asOf } from "./case-arbitrary.ts";

const folder = new URL("../../rules/", import.meta.url);
const shipped = readdirSync(folder)
  .filter((file) => file.endsWith(".json") && !file.endsWith(".schema.json"))
  .map((file) => {
    const parsed = parseRuleSet(readFileSync(new URL(file, folder), "utf8"));
    if (!parsed.ok) throw new TypeError(JSON.stringify(parsed.issues));
    return parsed.ruleSet;
  })
  .filter(({ kind }) => kind !== "overlay");

describe.each(shipped)("under $id", (ruleSet) => {
  const plan = compileRuleSet(ruleSet);
  const timeout = 300_000;

  it.each(lawNames)("the law of %s holds", { timeout }, async (law) => {
    expect(await checkLaws(plan, { laws: [law], runs: 30, asOf })).toEqual([]);
  });

  it("the naive reference agrees", { timeout }, () => {
    fc.assert(
      fc.property(
        fc.oneof(dealArbitrary(plan, { elements: 2 }), nearDoorArbitrary(plan)),
        (deal) => {
          expectAgreement(plan, deal, asOf);
        },
      ),
      { numRuns: 40 },
    );
  });
});
