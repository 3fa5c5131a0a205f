import { describe, expect, test } from "vitest";
import { compileRuleSet, RuleSetError } from "../../src/assess/compile-rule-set.ts";
import { defineFact } from "../../src/facts/fact.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { pointerOf } from "../../src/model/pointer.ts";
import { parseFacts } from "../../src/rules/parse-facts.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { ruleIssuesOf } from "../../src/rules/rule-issue.ts";
import { ruleIssueWords } from "../../src/rules/rule-issue-words.ts";
import { sangforSevenSteps } from "../../src/shipped/index.ts";
import { faultyRuleSets } from "./faulty-rule-sets.ts";

const issuesOf = (...input: Parameters<typeof parseRuleSet>) => {
  const parsed = parseRuleSet(...input);
  return parsed.ok ? [] : parsed.issues;
};
const told = (...input: Parameters<typeof parseRuleSet>) =>
  issuesOf(...input).map(({ code, pointer }) => `${code} ${pointer}`);

const words = { zh: "甲", en: "A" };
const signal = { title: words, ask: words, favours: "us", subject: "deal", type: "boolean" };
const overlay = (when: unknown, more: object = {}) => ({
  id: "mine",
  version: "1.0.0",
  kind: "overlay",
  title: words,
  flags: [{ id: "f", severity: "warn", title: words, when }],
  ...more,
});
const yes = (fact: string) => ({ fact, operator: "equal", value: true });

describe("a rule set with one fault", () => {
  test.each(faultyRuleSets)("is told so at its place: $code at $pointer", (faulty) => {
    const { text, code, pointer, column, near } = faulty;
    const [issue, ...others] = issuesOf(text);
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ code, pointer, line: 2, column });
    expect(issue !== undefined && "suggestion" in issue ? issue.suggestion : undefined).toBe(near);
  });

  test("is among the rows above for every code, but for what takes a large file", () => {
    const codes = new Set<string>(faultyRuleSets.map(({ code }) => code));
    expect(Object.keys(ruleIssueWords).filter((code) => !codes.has(code))).toEqual([
      "rules-too-large",
    ]);
  });

  test.each(faultyRuleSets)("is told in both languages, each in its own: $code", ({ text }) => {
    const own = (message: string) => message.replace(/`[^`]*`/g, "");
    for (const { message, help = message } of issuesOf(text)) {
      for (const { zh, en } of [message, help]) {
        expect(own(zh)).toMatch(/\p{Script=Han}/u);
        expect(own(zh).replace("JSON", "")).not.toMatch(/[A-Za-z]{2}|[,:;?()。\n]/);
        expect(own(en)).not.toMatch(/\p{Script=Han}|\n/u);
        expect(en).toMatch(/^[a-z`].*[^.]$/);
      }
    }
  });

  test.each([
    [
      { fact: "contacts.count", params: { meets: 1 }, operator: "greaterThan", value: 1 },
      ["`contacts.count` 没有参数 `meets`", "`contacts.count` takes no param `meets`"],
      ["可选：`where`、`scope`", "choose one of `where`, `scope`"],
    ],
    [
      { atLeast: 3, of: [yes("ready"), yes("able")] },
      [
        "`atLeast` 写了 `3`，只能是 1 到 2 的整数",
        "`atLeast` is `3`, it must be a whole number from 1 to 2",
      ],
      undefined,
    ],
    [
      { atLeast: 2, of: [yes("ready")] },
      ["`atLeast` 写了 `2`，只能是 1", "`atLeast` is `2`, it must be 1"],
      undefined,
    ],
    [
      { fact: "ready", operator: "equal", value: "x" },
      ['值 `"x"` 不对，这里要填 `true` 或 `false`', 'value `"x"` is not `true` or `false`'],
      undefined,
    ],
    [
      { fact: "stance", operator: "equal", value: "mentor" },
      [
        "`stance` 说的是 `contacts` 中的一个，不能用在这里",
        "`stance` is about one of `contacts` and cannot be used here",
      ],
      [
        "放进汇总事实的 `where` 里，例如 `contacts.count`",
        "put it in the `where` of an aggregate such as `contacts.count`",
      ],
    ],
  ])("is told with what would be right: %j", (when, [zh, en], help) => {
    const signals = { ready: signal, able: signal };
    expect(issuesOf(overlay(when, { signals }))).toMatchObject([
      { message: { zh, en }, ...(help && { help: { zh: help[0], en: help[1] } }) },
    ]);
  });

  test("is told in words that name what was written and what would be right", () => {
    const when = { fact: "account.importance", operator: "greaterThan", value: "importnt" };
    expect(issuesOf(overlay(when))).toEqual([
      {
        code: "value-choice",
        pointer: "/flags/0/when/value",
        message: {
          zh: '`account.importance` 没有 `"importnt"` 这个值',
          en: '`"importnt"` is not a value of `account.importance`',
        },
        suggestion: "important",
        help: { zh: "是不是想写 `important`？", en: "did you mean `important`?" },
      },
    ]);
    const [text] = issuesOf(overlay({ ...when, fact: "account.name", value: "x" }));
    expect(text?.message).toEqual({
      zh: "运算符 `greaterThan` 不适用于 `account.name`，它是文本",
      en: "operator `greaterThan` does not fit `account.name`, which is text",
    });
    const [quoted] = issuesOf(overlay({ ...when, fact: "opportunity.amount", value: "5" }));
    expect(quoted?.message).toEqual({
      zh: '值 `"5"` 不对，这里要填数字',
      en: 'value `"5"` is not a number',
    });
    expect(quoted?.help).toEqual({ zh: "去掉引号：`5`", en: "write `5`, without quotes" });
  });
});

describe("a definition that is null", () => {
  test.each(["signals", "custom", "conditions"])(
    "of %s is told, and what uses it is not",
    (key) => {
      const used = {
        signals: yes("mood"),
        custom: yes("custom.mood"),
        conditions: { condition: "mood" },
      };
      const parts = overlay(used[key as keyof typeof used], { [key]: { mood: null } });
      expect(issuesOf(parts).map(({ pointer }) => pointer)).toEqual([`/${key}/mood`]);
    },
  );
});

describe("a rule set with several faults", () => {
  test("is told all of them in one go, in the order of the text", () => {
    const text = `{
  "id": "Mine",
  "version": "1.0",
  "kind": "stages",
  "title": { "zh": "甲" },
  "stages": [{
    "id": "s", "title": { "zh": "甲", "en": "A" }, "passMark": "60",
    "checkpoints": [{
      "id": "c", "title": { "zh": "甲", "en": "A" },
      "when": { "all": [
        { "fact": "acount.tier", "operator": "equals", "value": "A" },
        { "any": [] }
      ] }
    }]
  }],
  "wonAfter": "t",
  "extra": 1
}`;
    expect(issuesOf(text).map(({ code, line, column }) => `${line}:${column} ${code}`)).toEqual([
      "2:9 bad-name",
      "3:14 bad-version",
      "5:3 missing-key",
      "7:63 wrong-type",
      "11:19 unknown-fact",
      "11:46 unknown-operator",
      "12:11 empty-group",
      "16:15 unknown-stage",
      "17:3 unknown-key",
    ]);
  });

  test("that is an overlay hears why it cannot say how long evidence counts", () => {
    const [issue] = issuesOf(
      overlay(yes("opportunity.isTendered"), { staleAfterDays: { judgement: 9 } }),
    );
    expect(issue?.message).toEqual({
      zh: "`overlay` 类的规则集不能有 `staleAfterDays`",
      en: "a rule set of kind `overlay` cannot have `staleAfterDays`",
    });
    expect(issue?.help).toEqual({
      zh: "有效期写在信号自己的定义里；写在这里会改变所叠加规则集的答案",
      en: "give a signal its age where it is defined: here it would change what other rules answer",
    });
  });

  test("is not told twice of what follows from a fault already told", () => {
    const broken = { signals: { ready: { ...signal, type: "choice" } } };
    expect(told(overlay({ any: [yes("ready"), yes("ready")] }, broken))).toEqual([
      "type-needs /signals/ready",
    ]);
    expect(told(overlay(yes("ready"), { signals: { ready: "yes" } }))).toEqual([
      "wrong-type /signals/ready",
    ]);
    expect(told(overlay(yes("ready"), { signals: [] }))).toEqual(["wrong-type /signals"]);
    expect(told({ ...overlay(1), flags: 5 })).toEqual(["wrong-type /flags"]);
    const infinite = { ...yes("ready"), fact: Number.POSITIVE_INFINITY };
    expect(told(overlay(infinite))).toEqual(["not-finite /flags/0/when/fact"]);
  });

  test("is told once of a fault in a named condition, however often it is used", () => {
    const named = { conditions: { ready: yes("acount.tier") } };
    const ready = { condition: "ready" };
    expect(told(overlay({ all: [ready, { not: ready }] }, named))).toEqual([
      "unknown-fact /conditions/ready/fact",
    ]);
  });
});

describe("a named condition", () => {
  test("may be about a person, whether something uses it or not", () => {
    const kind = { fact: "stance", operator: "equal", value: "mentor" };
    const uses = {
      fact: "contacts.count",
      operator: "greaterThan",
      value: 0,
      params: { where: { condition: "is-mentor" } },
    };
    expect(told(overlay(uses, { conditions: { "is-mentor": kind } }))).toEqual([]);
    expect(told(overlay(yes("opportunity.isTendered"), { conditions: { x: kind } }))).toEqual([]);
  });

  test("is checked where it is used: one about a person cannot be asked of the deal", () => {
    const conditions = { "is-mentor": { fact: "stance", operator: "equal", value: "mentor" } };
    expect(told(overlay({ condition: "is-mentor" }, { conditions }))).toEqual([
      "wrong-subject /conditions/is-mentor/fact",
    ]);
  });
});

describe("what a rule may name", () => {
  test("facts that the app registers, once the parser is told of them", () => {
    const health = defineFact({
      name: "crm.health",
      title: words,
      ask: words,
      type: { kind: "number", min: 0, max: 100 },
    });
    const when = { fact: "crm.health", operator: "lessThan", value: 50 };
    expect(told(overlay(when))).toEqual(["unknown-fact /flags/0/when/fact"]);
    expect(told(overlay(when), { facts: [health] })).toEqual([]);
  });

  const fact = { name: "erp.score", title: words, ask: words, type: { kind: "boolean" } } as const;

  test.each([
    ["creditScore"],
    ["credit_score"],
    ["credit-score"],
    ["erp/score"],
    ["erp."],
    [".score"],
    ["erp..score"],
    ["erp.credit score"],
    ["account.health"],
    ["opportunity.isTendered"],
    ["contacts.count"],
    ["contacts.complete"],
    ["needs.score"],
    ["custom.score"],
    ["verdict.floor"],
    ["accounts.tier", "account.tier"],
    ["contact.complete", "contacts.complete"],
  ])("no fact of an app called %s, of which no observation could tell", (name, near?: string) => {
    const facts = [{ ...fact, name }];
    const issues = issuesOf(overlay(yes("erp.score")), { facts: [fact, ...facts] });
    expect(issues).toMatchObject([
      {
        code: "bad-name",
        pointer: pointerOf(["facts", name]),
        message: {
          zh: expect.stringContaining(
            `名称 \`${name}\` 不合规，只能用带点的名称，如 \`erp.score\``,
          ),
          en: expect.stringContaining(`\`${name}\` is no name, write a dotted name such as`),
        },
      },
    ]);
    expect(issues.map((issue) => "suggestion" in issue && issue.suggestion)).toEqual([
      near ?? false,
    ]);
  });

  test.each(["erp.score", "health.account", "crm.constructor", "信用.评分"])(
    "any other fact of an app, of which observations may tell as well: %s",
    (name) => {
      expect(told(overlay(yes(name)), { facts: [{ ...fact, name }] })).toEqual([]);
      const deal = { id: "d", evidence: [{ what: name, value: true, at: "2026-06-01" }] };
      expect(parseDeal(deal).ok).toBe(true);
    },
  );

  test("no two facts of an app by one name", () => {
    const facts = [fact, { ...fact, ask: signal.title }];
    expect(told(overlay(yes("erp.score")), { facts })).toEqual(["name-taken /facts/erp.score"]);
  });

  test.each([
    ["score", 2],
    ["accounts.tier", 2],
  ])("no fact of that kind, %s, of a file that tells editors of them", (name, line) => {
    const file = `{ "facts": {\n  "${name}": ${JSON.stringify({ title: words, ask: words, type: "boolean" })} } }`;
    expect(parseFacts(file)).toMatchObject({ issues: [{ code: "bad-name", line }] });
  });

  test("the verdict itself in a flag that warns, not in one that blocks", () => {
    const when = { fact: "verdict.standing", operator: "equal", value: "overstated" };
    expect(told(overlay(when))).toEqual([]);
    const blocking = { flags: [{ id: "f", severity: "block", title: words, when }] };
    expect(told({ ...overlay(when), ...blocking })).toEqual(["verdict-fact /flags/0/when/fact"]);
  });

  test("an attribute one hop along a reference, and no further", () => {
    const where = (fact: string) => ({
      fact: "contacts.count",
      operator: "greaterThan",
      value: 0,
      params: { where: { fact, operator: "equal", value: "competitor" } },
    });
    expect(told(overlay(where("organisation.kind")))).toEqual([]);
    expect(told(overlay(where("reportsTo.organisation.kind")))).toEqual([
      "unknown-fact /flags/0/when/params/where/fact",
    ]);
  });
});

test("a rule set that cannot be compiled unparsed says why, in words when asked", () => {
  const faulty = { ...sangforSevenSteps, wonAfter: "contrat" as "contract" };
  let error: unknown;
  try {
    compileRuleSet(faulty);
  } catch (thrown) {
    error = thrown;
  }
  if (!(error instanceof RuleSetError)) throw new Error("compiled");
  expect(error.message).toBe("unknown-stage at /wonAfter");
  expect(ruleIssuesOf(error.faults)).toEqual([
    {
      code: "unknown-stage",
      pointer: "/wonAfter",
      message: { zh: "没有叫 `contrat` 的阶段", en: "unknown stage `contrat`" },
      suggestion: "contract",
      help: { zh: "是不是想写 `contract`？", en: "did you mean `contract`?" },
    },
  ]);
});
