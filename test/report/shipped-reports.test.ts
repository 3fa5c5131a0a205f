import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { renderVerdict } from "../../src/report/render-verdict.ts";
import { type ShippedRuleSetId, shippedRuleSets } from "../../src/shipped/index.ts";

/** Returns the report on a fixture deal in Chinese, by line. */
const reported = (rules: ShippedRuleSetId, file: string): readonly string[] => {
  const path = new URL(`../../fixtures/${rules}/deals/${file}.json`, import.meta.url);
  const parsed = parseDeal(readFileSync(path, "utf8"));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const plan = compileRuleSet(shippedRuleSets[rules]);
  const verdict = assess(plan, parsed.deal, { asOf: "2026-06-30" });
  return renderVerdict(plan, parsed.deal, verdict, { lang: "zh", width: 100 }).split("\n");
};

describe("a deal under the milestones", () => {
  test("says which was reached last", () => {
    const all = reported("key-account-milestones", "02-milestone-three-reached");
    expect(all[5]).toBe("里程碑三已达到 · 有证据支持：现有证据支持宣称阶段");
    expect(all.filter((line) => line.includes("已达到"))).toHaveLength(1 + 3);
  });

  test("says nothing of the kind before the first is reached", () => {
    const all = reported("key-account-milestones", "01-three-fields");
    expect(all.filter((line) => line.includes("已达到"))).toEqual([]);
  });
});
