import { describe, expect, test } from "vitest";
import { handbookHtml } from "../../src/handbook/handbook-html.ts";
import { handbookMarkdown } from "../../src/handbook/handbook-markdown.ts";
import { writeHandbook } from "../../src/handbook/write-handbook.ts";
import { type Draft, small } from "../compare/small-rules.ts";

const dressed = (rules: Draft): void => {
  rules.description = { zh: "两个阶段", en: "two stages" };
  rules.staleAfterDays = { judgement: 180, "contacts.stance": 90, "contacts.complete": 60 };
  rules.source = ["sample/0"];
  const [contact, offer] = rules.stages;
  contact.winProbability = 0.1;
  contact.owner = { zh: "销售", en: "sales" };
  offer.appliesWhen = { fact: "opportunity.isTendered", operator: "equal", value: false };
  const [inTouch, interested] = contact.checkpoints;
  Object.assign(inTouch, {
    weight: 2,
    ask: { zh: "有来往吗？", en: "Are we in touch?" },
    advice: { zh: "先问再答。", en: "Ask, then answer." },
    law: ["招标投标法 32"],
    source: ["sample/1", "sample/2"],
  });
  Object.assign(interested, { judgement: { source: "document" }, source: ["sample/2"] });
  rules.signals.asked.staleAfterDays = 90;
};
const zh = writeHandbook(small(dressed), { lang: "zh" });
const en = writeHandbook(small(dressed), { lang: "en" });

describe("a handbook", () => {
  test("tells a checkpoint as a salesperson reads it", () => {
    expect(zh.stages[0]?.checkpoints[0]).toEqual({
      anchor: "checkpoint-in-touch",
      id: "in-touch",
      title: "有来往",
      essential: true,
      marks: ["必备项", "权重 2"],
      ask: "有来往吗？",
      when: {
        words: "全部符合：",
        within: [
          { words: "客户来问过", within: [] },
          { words: "我们答复过", within: [] },
        ],
      },
      judgement: "不接受直接判断，只看事实。",
      questions: [
        { ask: "客户来问过吗？", anchor: "signal-asked" },
        { ask: "我们答复过吗？", anchor: "signal-answered" },
      ],
      advice: "先问再答。",
      law: ["招标投标法 32"],
      sources: [2, 3],
    });
    expect(en.stages[0]?.checkpoints[1]).toMatchObject({
      essential: false,
      marks: ["weight 1"],
      judgement: "It may be attested, from a source that is at least: document.",
      sources: [3],
    });
  });

  test("asks who has a say, and where somebody belongs, where the answer hangs on it", () => {
    const { stages } = writeHandbook(
      small((rules) => {
        rules.stages[0].checkpoints[0].when = {
          fact: "contacts.count",
          operator: "greaterThanInclusive",
          value: 1,
          params: {
            scope: "decision-chain",
            where: { fact: "organisation.kind", operator: "equal", value: "design-institute" },
          },
        };
      }),
      { lang: "en" },
    );
    expect(stages[0]?.checkpoints[0]?.questions).toEqual([
      { ask: "What are the roles in the decision?" },
      { ask: "What is the employer?" },
      { ask: "What is the kind of organisation?" },
    ]);
  });

  test("tells a stage: what it takes to leave it, who has it, when it applies", () => {
    expect(zh.stages[0]).toMatchObject({
      number: 1,
      owner: "销售",
      marks: ["及格分 50", "赢率 10%"],
    });
    expect(zh.stages[1]).toMatchObject({
      marks: ["走完这一阶段即赢单"],
      appliesWhen: { words: "走招标：否", within: [] },
    });
  });

  test("tells a signal once, with all who read it", () => {
    expect(zh.signals.map(({ id }) => id)).toEqual(["asked", "answered", "price-named"]);
    expect(zh.signals[0]).toMatchObject({
      ask: "客户来问过吗？",
      marks: ["针对整个商机", "回答：是或否", "对我方有利", "90 天内作数"],
      usedBy: [
        { anchor: "checkpoint-in-touch", title: "有来往" },
        { anchor: "checkpoint-interested", title: "有兴趣" },
      ],
    });
    expect(zh.signals[1]?.usedBy.map(({ anchor }) => anchor)).toEqual([
      "checkpoint-in-touch",
      "flag-silent",
    ]);
  });

  test("tells a flag with what raises it", () => {
    expect(en.flags[0]).toMatchObject({
      severity: "warn",
      marks: ["warning"],
      when: { words: "we have answered: no", within: [] },
      questions: [{ ask: "is it so: we have answered?", anchor: "signal-answered" }],
    });
  });

  test("lists sources once, in the order they are cited, with who cites them", () => {
    expect(en.sources).toEqual([
      {
        anchor: "source-1",
        number: 1,
        source: "sample/0",
        citedBy: [{ anchor: "top", title: "small rules" }],
      },
      {
        anchor: "source-2",
        number: 2,
        source: "sample/1",
        citedBy: [{ anchor: "checkpoint-in-touch", title: "in touch" }],
      },
      {
        anchor: "source-3",
        number: 3,
        source: "sample/2",
        citedBy: [
          { anchor: "checkpoint-in-touch", title: "in touch" },
          { anchor: "checkpoint-interested", title: "interested" },
        ],
      },
    ]);
  });

  test("tells how long records count", () => {
    expect(zh.ages).toEqual([
      { title: "直接判断", days: 180 },
      { title: "联系人的立场", days: 90 },
      { title: "联系人名单齐全", days: 60 },
    ]);
  });

  test("says of the law that it is no advice only where it cites some", () => {
    const told = "所列法条只供提醒，不是法律意见。";
    expect(zh.guide).toContain(told);
    expect(writeHandbook(small(), { lang: "zh" }).guide).not.toContain(told);
  });

  test("speaks of parts, not of stages, for a checklist", () => {
    const checklist = small((rules) => {
      rules.kind = "checklist";
      delete rules.wonAfter;
      for (const stage of rules.stages) delete stage.passMark;
      rules.stages[0].checkpoints[0].essential = false;
    });
    const page = handbookHtml(writeHandbook(checklist, { lang: "zh" }));
    expect(page).toContain("第 1 部分：接触");
    expect(page).not.toContain("第 1 阶段");
  });
});

const hostile = writeHandbook(
  small((rules) => {
    rules.title.zh = `<script>alert(1)</script> "'&`;
    rules.stages[0].title.zh = "</h3><img src=x onerror=alert(1)>";
    rules.signals.asked.title.zh = "[点我](javascript:alert(1)) *粗* <b>";
    rules.signals.asked.ask.zh = "1. 一\n# 二";
    rules.stages[0].checkpoints[0].law = ["<i>法</i>"];
    rules.stages[0].checkpoints[0].source = ['"><script>'];
  }),
  { lang: "zh" },
);

describe("a handbook as HTML", () => {
  test("takes every text as text, never as markup", () => {
    const page = handbookHtml(hostile);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &quot;&#39;&amp;");
    expect(page).not.toMatch(/<(?:script|img|b|i)\b/);
    expect(page).toContain("&quot;&gt;&lt;script&gt;");
  });

  test("needs nothing from elsewhere, and is right on a phone and for a reader's voice", () => {
    const page = handbookHtml(zh);
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/https?:|src=|<link|<script|@import|url\(/);
    // No table, which could be wider than a phone.
    expect(page).not.toContain("<table");
    expect(page).toContain("@media print");
    expect(handbookHtml(en)).toContain('<html lang="en">');
  });
});

describe("a handbook as Markdown", () => {
  test("takes every text as text, never as markup", () => {
    const page = handbookMarkdown(hostile);
    expect(page).toContain("\\[点我\\](javascript:alert(1)) \\*粗\\* \\<b\\>");
    expect(page).toContain("1\\. 一<br>\\# 二");
    expect(page).not.toMatch(/(?<!\\)<(?!a id=|\/a>|br>)/);
  });

  test("has the checkpoint under its stage", () => {
    const page = handbookMarkdown(zh);
    const from = page.indexOf("### 第 1 阶段：接触");
    expect(page.slice(from).split("\n").filter(Boolean).slice(0, 14)).toEqual([
      "### 第 1 阶段：接触",
      "*及格分 50 · 赢率 10% · contact*",
      "**负责人**：销售",
      '<a id="checkpoint-in-touch"></a>',
      "#### 有来往",
      "*必备项 · 权重 2 · in-touch*",
      "有来往吗？",
      "**怎样算做到**",
      "- 全部符合：",
      "  - 客户来问过",
      "  - 我们答复过",
      "不接受直接判断，只看事实。",
      "**可以这样问**",
      "- [客户来问过吗？](#signal-asked)",
    ]);
  });
});

test("a handbook tells one day and several apart", () => {
  const short = (rules: Draft): void => {
    rules.staleAfterDays = { judgement: 1, "contacts.stance": 2 };
    rules.signals.asked.staleAfterDays = 1;
    rules.signals.answered.staleAfterDays = 2;
  };
  const handbook = writeHandbook(small(short), { lang: "en" });
  for (const page of [handbookHtml(handbook), handbookMarkdown(handbook)]) {
    expect(page).not.toMatch(/\b1 days/);
    expect(page).toMatch(/: 1 day\b(?!s)/);
    expect(page).toMatch(/: 2 days\b/);
    expect(page).toMatch(/counts for 1 day\b(?!s)/);
    expect(page).toMatch(/counts for 2 days\b/);
  }
});
