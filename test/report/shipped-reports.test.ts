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

describe("a deal under the funnel", () => {
  const door = (file: string): readonly string[] => {
    const all = reported("ka-funnel", file);
    const start = all.findIndex((line) => line.startsWith("下一道门"));
    return all.slice(start, all.indexOf("", start));
  };

  test("says of a shut door how much of the entry holds, and what is lacking", () => {
    expect(door("01-three-fields")).toEqual([
      "下一道门：目标（10%）",
      "  ? 证据不足，暂不能进入",
      "    ? 进入“目标（10%）”的条件：3 项中至少符合 2 项，已符合 1 项（“正式拜访的时间已约好”），还差 1",
      "      项；待确认：“客户愿意收资料”“已初步联系上”",
    ]);
  });

  test("says of a large company what keeps each door shut", () => {
    // The company is large: the lighter rule for smaller ones no longer counts.
    expect(door("03-large-company-not-won-over").slice(2)).toEqual([
      "    ✗ 进入“认可（40%）”的条件：3 项中符合一项即可，但都不符合：“招标已中标”“付款决定者公开首选我",
      "      们”“分量最重的人或多数人认可我们”",
      "    ✗ 必备项“谈判方式已确定”",
      "    ? 进入“立项（30%）”的条件：3 项须全部符合，已符合 2 项；待确认：“上线时间有规划”且“预算范围明确”",
      "    ? 必备项“关键人确认了方案”",
      "    ? 必备项“项目起止时间已确认”",
      "    ? 进入“成交（80%）”的条件：2 项中符合一项即可，目前一项也没有；待确认：“合同已签”“首付款已付”",
    ]);
  });
});

test("the entry of many parts is told by their number", () => {
  const all = reported("meddpicc", "03-champion-without-weight").join("\n");
  expect(all).toMatch(/进入“方案评估”的条件：24 项中至少符合 6 项，已符合 3 项，还差 3 项\n/);
});

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
