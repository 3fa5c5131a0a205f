import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import {
  dealArbitrary,
  gateHistoryArbitrary,
  historyBreaches,
  playHistory,
  refinementArbitrary,
  refinementBreaches,
  verdictBreaches,
} from "../../src/testing/index.ts";
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

describe.each(shipped)("the laws hold under $id", (ruleSet) => {
  const plan = compileRuleSet(ruleSet);
  const deals = dealArbitrary(plan, { elements: 2 });
  const timeout = 120_000;

  it("a verdict keeps its own bounds", { timeout }, () => {
    fc.assert(
      fc.property(deals, (deal) => {
        expect(verdictBreaches(assess(plan, deal, { asOf }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("a deal that knows more takes back no answer", { timeout }, () => {
    const refined = deals.chain((deal) =>
      refinementArbitrary(plan, deal, { asOf }).map((more) => [deal, more] as const),
    );
    fc.assert(
      fc.property(refined, ([deal, more]) => {
        const before = assess(plan, deal, { asOf });
        expect(refinementBreaches(before, assess(plan, more, { asOf }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("the naive reference agrees", { timeout }, () => {
    fc.assert(
      fc.property(deals, (deal) => {
        expectAgreement(plan, deal, asOf);
      }),
      { numRuns: 40 },
    );
  });

  it("no history of moves skips a stage", { timeout }, () => {
    const played = deals.chain((deal) =>
      gateHistoryArbitrary(plan, deal, { length: 20 }).map((steps) => ({ deal, steps })),
    );
    fc.assert(
      fc.property(played, ({ deal, steps }) => {
        expect(historyBreaches(plan, playHistory(plan, deal, steps))).toEqual([]);
      }),
      { numRuns: ruleSet.kind === "stages" ? 30 : 1 },
    );
  });
});
