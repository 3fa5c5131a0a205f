import { describe, expect, test } from "vitest";
import { compareRuleSets } from "../../src/compare/compare-rule-sets.ts";
import { compareVerdicts } from "../../src/compare/compare-verdicts.ts";
import { comparisonMarkdown } from "../../src/compare/comparison-markdown.ts";
import { renderComparison } from "../../src/compare/render-comparison.ts";
import type { Deal } from "../../src/model/deal.ts";
import { type Draft, small, smallPlan } from "./small-rules.ts";

const change = (rules: Draft): void => {
  rules.version = "1.1.0";
  rules.conditions.talked.all.push({ fact: "price-named", operator: "equal", value: true });
  rules.stages[0].checkpoints[1].judgement = { source: "document" };
  rules.flags[0].title = { zh: "石沉大海", en: "silence" };
};
const deal: Deal = {
  id: "d-1",
  name: "样例项目 | <b>（虚构）</b>",
  opportunity: { amount: 1_200_000, currency: "CNY" },
  progress: { small: { stage: "contact" } },
  evidence: [
    { what: "asked", value: true, at: "2026-06-01" },
    { what: "answered", value: true, at: "2026-06-01" },
  ],
};
const comparison = compareRuleSets(small(), small(change));
const verdicts = compareVerdicts(smallPlan(), smallPlan(change), [deal], { asOf: "2026-06-30" });

describe("a comparison as text", () => {
  test("tells in Chinese what means something, then the words, then the deals", () => {
    expect(renderComparison(comparison, verdicts, { lang: "zh" })).toMatchInlineSnapshot(`
      "small 1.0.0 → 1.1.0

      含义变化（2）
        修改 · 检查点  有来往  in-touch，阶段 contact
          条件
              全部符合：
                客户来问过
                我们答复过
            +   报过价
        修改 · 检查点  有兴趣  interested，阶段 contact
          可直接判断：是 → 来源至少为书面文件

      仅文字变化（1）
        文字 · 提示  石沉大海  silent
          名称：没有回音 → 石沉大海

      对商机的影响（2026-06-30）
        1 / 1 个商机的结论有变化：1,200,000 CNY
        变差（1 个，1,200,000 CNY）

        从哪里到哪里
          证据阶段：报价 → 接触（1 个，1,200,000 CNY）
          准入：可以 → 缺证据（1 个，1,200,000 CNY）

        因为哪些规则
          有来往（1 个，1,200,000 CNY）

        逐个商机
          样例项目 | <b>（虚构）</b>  d-1  1,200,000 CNY  变差
            证据阶段：报价 → 接触
            成立情况：低报 → 有证据支持
            准入：可以 → 缺证据
            得分下限：66 → 33
            检查点“有来往”：已满足 → 待确认
      "
    `);
  });

  test("tells in English", () => {
    expect(renderComparison(comparison, undefined, { lang: "en" })).toMatchInlineSnapshot(`
      "small 1.0.0 → 1.1.0

      Changes of meaning (2)
        changed · checkpoint  in touch  in-touch, stage contact
          condition
              all of these:
                the customer has asked
                we have answered
            +   a price was named
        changed · checkpoint  interested  interested, stage contact
          judgement: yes → source: at least document

      Words only (1)
        words · flag  silence  silent
          title: no answer → silence
      "
    `);
  });

  test("says that nothing has changed", () => {
    const same = compareRuleSets(small(), small());
    expect(renderComparison(same, undefined, { lang: "zh" })).toBe(
      "small 1.0.0 → 1.0.0\n没有变化。\n",
    );
  });

  test("asks for another version where the rules changed under the same one", () => {
    const unversioned = compareRuleSets(
      small(),
      small((rules) => {
        rules.stages[0].passMark = 40;
      }),
    );
    const asked = "The rules changed and their version did not";
    expect(renderComparison(unversioned, undefined, { lang: "en" })).toContain(asked);
    expect(renderComparison(comparison, undefined, { lang: "en" })).not.toContain(asked);
  });
});

describe("a comparison as Markdown", () => {
  test("suits a pull request", () => {
    expect(comparisonMarkdown(comparison, verdicts, { lang: "en" })).toMatchInlineSnapshot(`
      "## small 1.0.0 → 1.1.0

      ### Changes of meaning (2)

      - changed · checkpoint · **in touch** (in-touch, stage contact)
        - condition
          \`\`\`diff
            all of these:
              the customer has asked
              we have answered
          +   a price was named
          \`\`\`

      - changed · checkpoint · **interested** (interested, stage contact)
        - judgement: yes → source: at least document

      <details><summary>Words only (1)</summary>

      - words · flag · **silence** (silent)
        - title: no answer → silence

      </details>

      ### What it does to deals (2026-06-30)

      another verdict for 1 of 1 deal

      | change | deals | amount |
      | --- | --- | --- |
      | worse | 1 | 1,200,000 CNY |
      | better | 0 | 0 |
      | evidenced stage: offer → contact | 1 | 1,200,000 CNY |
      | may advance: yes → evidence missing | 1 | 1,200,000 CNY |

      | Through which rules | deals | amount |
      | --- | --- | --- |
      | in touch | 1 | 1,200,000 CNY |

      <details><summary>Deal by deal</summary>

      | deal | amount | change | through |
      | --- | --- | --- | --- |
      | 样例项目 \\| \\<b\\>（虚构）\\</b\\><br>d-1 | 1,200,000 CNY | evidenced stage: offer → contact<br>standing: understated → supported<br>may advance: yes → evidence missing<br>score floor: 66 → 33 | checkpoint “in touch”: satisfied → unknown |

      </details>
      "
    `);
  });

  test("takes names and titles as text, never as markup", () => {
    const hostile = small((rules) => {
      rules.stages[0].title.zh = "*粗* <script>";
      rules.signals["price-named"].title.zh = "报价 ``` 结束";
      rules.conditions.talked.all.push({ fact: "price-named", operator: "equal", value: true });
    });
    const markdown = comparisonMarkdown(compareRuleSets(small(), hostile), undefined, {
      lang: "zh",
    });
    expect(markdown).toContain("\\*粗\\* \\<script\\>");
    // The fence is longer than what stands within it.
    expect(markdown).toContain("    ````diff\n");
    expect(comparisonMarkdown(comparison, verdicts, { lang: "zh" })).toContain(
      "样例项目 \\| \\<b\\>（虚构）\\</b\\>",
    );
  });
});
