import { describe, expect, test } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { explain } from "../../src/assess/explain.ts";
import type { Deal } from "../../src/model/deal.ts";
import { text } from "../../src/model/text.ts";
import type { Condition } from "../../src/rules/condition.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { describeShortfall, type NamedCondition } from "../../src/words/shortfall.ts";

const yes = (fact: string): Condition => ({ fact, operator: "equal", value: true });
const titles = {
  isTendered: "走招标",
  isApproved: "已立项",
  hasNewProjects: "有新项目",
  valueFits: "需求相符",
  hardwareIncluded: "同一包",
} as const;
type Key = keyof typeof titles;
const fact = (key: Key): Condition => yes(`opportunity.${key}`);
const all = Object.keys(titles) as readonly Key[];

/** Returns how much of a condition a deal meets, its facts named by checkpoints that ask the same. */
const told = (
  entry: Condition,
  opportunity: Deal["opportunity"],
  lang: "zh" | "en" = "zh",
  names: Readonly<Record<string, Condition>> = {},
): string => {
  const named = {
    ...Object.fromEntries(all.map((key) => [titles[key], fact(key)])),
    ...names,
  };
  const parsed = parseRuleSet({
    id: "mine",
    version: "1.0.0",
    kind: "stages",
    title: text("x", "x"),
    stages: [
      {
        id: "s",
        title: text("x", "x"),
        entry,
        checkpoints: Object.entries(named).map(([title, when], n) => ({
          id: `c${n}`,
          title: text(title, title),
          when,
        })),
      },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const plan = compileRuleSet(parsed.ruleSet);
  const deal: Deal = { id: "d", ...(opportunity === undefined ? {} : { opportunity }) };
  const trace = explain(plan, deal, { asOf: "2026-06-30", entry: "s" });
  if (trace === null) throw new Error("no entry");
  const conditions = plan.stages.flatMap(({ resolved }) =>
    resolved.checkpoints.flatMap(({ checkpoint, when }): readonly NamedCondition[] =>
      when === undefined ? [] : [{ title: checkpoint.title, condition: when }],
    ),
  );
  return describeShortfall(trace, conditions, plan.lexicon, lang);
};

const three = [fact("isTendered"), fact("isApproved"), fact("hasNewProjects")];

describe("a condition that asks for some of several", () => {
  const two: Condition = { atLeast: 2, of: three };

  test("says how many hold, how many are lacking, and which may still", () => {
    expect(told(two, { isTendered: true })).toBe(
      "3 项中至少符合 2 项，已符合 1 项（“走招标”），还差 1 项；待确认：“已立项”“有新项目”",
    );
    expect(told(two, { isTendered: true }, "en")).toBe(
      "2 of 3 needed, 1 met (“走招标”), 1 short; open: “已立项”, “有新项目”",
    );
  });

  test("names what speaks against it once it cannot hold", () => {
    const against = { isTendered: false, isApproved: false };
    expect(told(two, against)).toBe(
      "3 项中至少符合 2 项，最多只能符合 1 项；不符合：“走招标”“已立项”",
    );
    expect(told(two, against, "en")).toBe("2 of 3 needed, 1 at most; not met: “走招标”, “已立项”");
  });

  test("of many says only the numbers", () => {
    const of = all.map(fact);
    expect(told({ atLeast: 3, of }, {})).toBe("5 项中至少符合 3 项，已符合 0 项，还差 3 项");
    expect(told({ atLeast: 3, of }, {}, "en")).toBe("3 of 5 needed, 0 met, 3 short");
  });
});

describe("a condition of one of several", () => {
  test("says that one will do", () => {
    expect(told({ any: three }, { isTendered: false })).toBe(
      "3 项中符合一项即可，目前一项也没有；待确认：“已立项”“有新项目”",
    );
    const none = { isTendered: false, isApproved: false, hasNewProjects: false };
    expect(told({ any: three }, none)).toBe(
      "3 项中符合一项即可，但都不符合：“走招标”“已立项”“有新项目”",
    );
    expect(told({ any: three }, none, "en")).toBe(
      "1 of 3 needed, none met: “走招标”, “已立项”, “有新项目”",
    );
  });
});

describe("a condition of all of several", () => {
  test("names what is open, and what failed alone once something has", () => {
    expect(told({ all: three }, { isTendered: true })).toBe(
      "3 项须全部符合，已符合 1 项；待确认：“已立项”“有新项目”",
    );
    expect(told({ all: three }, { isTendered: true, isApproved: false })).toBe(
      "3 项须全部符合，已符合 1 项；不符合：“已立项”",
    );
    expect(told({ all: three }, { isTendered: true }, "en")).toBe(
      "all 3 needed, 1 met; open: “已立项”, “有新项目”",
    );
  });

  test("tells of a part without a name what in it may still help", () => {
    const entry: Condition = {
      all: [
        fact("isTendered"),
        { any: [{ all: [fact("isApproved"), fact("valueFits")] }, fact("hasNewProjects")] },
      ],
    };
    const open = { isTendered: true, isApproved: true };
    expect(told(entry, open)).toBe("2 项须全部符合，已符合 1 项；待确认：“需求相符”或“有新项目”");
    expect(told(entry, { isTendered: true })).toBe(
      "2 项须全部符合，已符合 1 项；待确认：（“已立项”且“需求相符”）或“有新项目”",
    );
    expect(told(entry, { ...open, valueFits: false })).toBe(
      "2 项须全部符合，已符合 1 项；待确认：“有新项目”",
    );
    expect(told(entry, { ...open, valueFits: false, hasNewProjects: false }, "en")).toBe(
      "all 2 needed, 1 met; not met: “需求相符” or “有新项目”",
    );
  });

  test("tells a part by the name of the checkpoint that asks the same", () => {
    const known: Condition = { any: [fact("isApproved"), fact("valueFits")] };
    const entry: Condition = { all: [fact("isTendered"), known] };
    expect(told(entry, { isTendered: true }, "zh", { 有眉目: known })).toBe(
      "2 项须全部符合，已符合 1 项；待确认：“有眉目”",
    );
  });
});

test("a single question is told with what was found", () => {
  const amount: Condition = { fact: "opportunity.amount", operator: "greaterThan", value: 5 };
  expect(told(amount, { amount: 3 })).toBe("预计签约金额：3，需要超过 5");
});

test("a part that no checkpoint asks for is told as the question it is", () => {
  const amount: Condition = { fact: "opportunity.amount", operator: "greaterThan", value: 5 };
  expect(told({ all: [fact("isTendered"), amount] }, { isTendered: true })).toBe(
    "2 项须全部符合，已符合 1 项；待确认：“预计签约金额：超过 5”",
  );
  expect(
    told({ all: [fact("isTendered"), { atLeast: 2, of: [...three.slice(1), amount] }] }, {}, "en"),
  ).toBe(
    "all 2 needed, 0 met; open: “走招标”, at least 2 of “已立项”, “有新项目”, “amount: more than 5”",
  );
});
