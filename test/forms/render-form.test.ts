import { describe, expect, test } from "vitest";
import { fillForm } from "../../src/forms/fill-form.ts";
import { milestoneForms } from "../../src/forms/milestone-forms.ts";
import { renderForm } from "../../src/forms/render-form.ts";
import { asOf, sampleDeal } from "./sample-deal.ts";

const application = fillForm(milestoneForms.JTF002, sampleDeal, { asOf });

/** The lines of a form below one of its headings. */
const below = (markdown: string, heading: string): readonly string[] =>
  (markdown.split(`## ${heading}\n`)[1] ?? "").split("\n## ")[0]?.split("\n").filter(Boolean) ?? [];

describe("a form as Markdown", () => {
  test("speaks Chinese, each blank with the number of its question", () => {
    const markdown = renderForm(application, { lang: "zh" });
    expect(markdown.split("\n").slice(0, 3)).toEqual([
      "# 项目立项申请表（JTF002）",
      "",
      "商机：样例项目（虚构） · 截至 2026-06-30",
    ]);
    expect(below(markdown, "客户情况")).toEqual([
      "| 栏目 | 内容 |",
      "| --- | --- |",
      "| 客户名称 | 样例钢桶厂（虚构） |",
      "| 所在区域 | 华东 |",
      "| 企业性质 | 民营 |",
      "| 所在行业 | 【待补 1】 |",
      "| 年营业额 | 120,000,000 |",
    ]);
    expect(below(markdown, "决策人")).toEqual(["【待补 5】"]);
    expect(below(markdown, "采购部接触人").at(-1)).toBe("【待补 5】");
    expect(below(markdown, "缺失证据").slice(0, 3)).toEqual([
      "| 序号 | 要问的问题 | 对象 | 记录项 | 原因 |",
      "| --- | --- | --- | --- | --- |",
      "| 1 | 所属行业是哪个？ |  | account.industry | 尚无记录 |",
    ]);
    expect(markdown).toContain("| 6 | 立场如何？ | 乙某（p-2） | stance | 记录互相矛盾 |");
    expect(markdown).toContain("| 年度采购预算 | 无 |");
  });

  test("speaks English", () => {
    const markdown = renderForm(application, { lang: "en" });
    expect(markdown).toContain("# project approval application (JTF002)");
    expect(below(markdown, "customer").at(-2)).toBe("| industry | \\[missing 1\\] |");
    expect(below(markdown, "decider")).toEqual(["\\[missing 5\\]"]);
    expect(markdown).not.toMatch(/[。？【】]/u);
  });

  test("marks what the source does not have, and cites the law where it has a say", () => {
    const plan = fillForm(milestoneForms.JTF005, sampleDeal, { asOf });
    const markdown = renderForm(plan, { lang: "zh" });
    expect(below(markdown, "关键决策人动向").join()).not.toContain("我方补充");
    expect(markdown).toContain("## 公开提交和收到的招标资料（我方补充）");
    expect(markdown).toContain("> 法律依据：招标投标法 37, 38, 44");
    expect(markdown).toContain("| 区域大客户经理 | （签字） |");
    const ours = renderForm(fillForm(milestoneForms.JTF003, sampleDeal, { asOf }), { lang: "zh" });
    expect(ours.match(/^## .*$/gm)?.filter((title) => !title.endsWith("（我方补充）"))).toEqual([
      "## 缺失证据",
    ]);
  });

  test("lets nothing of the deal be markup or break its table", () => {
    const name = "甲|乙\n<script>*x*</script> [a](b) `c` \u001b[31m&lt;";
    const deal = { id: "d|1", account: { name } };
    const markdown = renderForm(fillForm(milestoneForms.JTF001, deal, { asOf }), { lang: "zh" });
    expect(below(markdown, "客户线索")[2]).toBe(
      "| d\\|1 | 甲\\|乙<br>\\<script\\>\\*x\\*\\</script\\> \\[a\\](b) \\`c\\` &amp;lt; |" +
        " 【待补 1】 | 【待补 2】 | 【待补 3】 | 【待补 4】 | 【待补 5】 | 【待补 6】 |",
    );
  });

  test("says so when nothing is missing", () => {
    const account = {
      name: "样例（虚构）",
      region: "华东",
      industry: "钢桶",
      annualSales: 1,
      tier: "A",
      leadSource: "press",
      registeredAt: "2026-01-05",
    } as const;
    const filled = fillForm(milestoneForms.JTF001, { id: "d", account }, { asOf });
    expect(below(renderForm(filled, { lang: "zh" }), "缺失证据")).toEqual(["没有空白。"]);
    expect(below(renderForm(filled, { lang: "zh" }), "客户线索").at(-1)).toBe(
      "| d | 样例（虚构） | 华东 | 钢桶 | 1 | A级 | 报刊 | 2026-01-05 |",
    );
  });
});
