import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { coverOf } from "../../src/rule-tests/cover.ts";
import { describeMismatch } from "../../src/rule-tests/describe-mismatch.ts";
import { expectedDiff } from "../../src/rule-tests/expected-diff.ts";
import { matchVerdict } from "../../src/rule-tests/match-verdict.ts";
import { parseRuleTests } from "../../src/rule-tests/parse-rule-tests.ts";
import { meetsThreshold } from "../../src/rule-tests/rule-test-run.ts";
import { runRuleTest } from "../../src/rule-tests/run-rule-test.ts";
import { uniteCoverage } from "../../src/rule-tests/unite-coverage.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";

const text = (words: string) => ({ zh: words, en: words });
const signal = (name: string) => ({
  title: text(name),
  subject: "deal",
  type: "boolean",
  favours: "us",
  ask: text(name),
});
const is = (fact: string) => ({ fact, operator: "equal", value: true });
const planOf = (when: unknown, more: object = {}) => {
  const parsed = parseRuleSet({
    id: "small",
    version: "1.0.0",
    kind: "stages",
    title: text("small"),
    signals: { a: signal("a"), b: signal("b"), c: signal("c") },
    stages: [
      {
        id: "one",
        title: text("one"),
        checkpoints: [{ id: "it", title: text("it"), when, ...more }],
      },
      { id: "two", title: text("two"), checkpoints: [] },
    ],
    wonAfter: "two",
  });
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message.en);
  return compileRuleSet(parsed.ruleSet);
};
const asOf = "2026-06-30";
const dealWith = (values: Readonly<Record<string, boolean>>) => ({
  id: "d",
  evidence: Object.entries(values).map(([what, value]) => ({ what, value, at: "2026-06-01" })),
});
const uncovered = (plan: ReturnType<typeof planOf>, deals: readonly Record<string, boolean>[]) => {
  const cover = coverOf(plan);
  for (const values of deals) runRuleTest(plan, dealWith(values), { asOf, expect: {} }, cover);
  const [coverage] = cover.coverage();
  if (coverage === undefined) throw new Error("no coverage");
  return {
    branches: coverage.uncovered.branches.map(
      ({ pointer, outcome }) => `${pointer.replace("/stages/0/checkpoints/0", "")} ${outcome}`,
    ),
    unseen: coverage.uncovered.checkpoints.flatMap(({ unseen }) => unseen),
    coverage,
  };
};

describe("what is expected of a verdict", () => {
  const verdict = assess(planOf({ any: [is("a"), is("b")] }), dealWith({ a: true }), { asOf });
  const wrong = (expected: Parameters<typeof matchVerdict>[1]) =>
    matchVerdict(verdict, expected).mismatches;

  test("of an object only the named keys count, and lists go by id", () => {
    expect(wrong({ stages: { one: { checkpoints: { it: { truth: "satisfied" } } } } })).toEqual([]);
  });

  test("a wrong value is told with its place", () => {
    expect(wrong({ stages: { one: { checkpoints: { it: { truth: "failed" } } } } })).toEqual([
      { pointer: "/stages/one/checkpoints/it/truth", expected: "failed", actual: "satisfied" },
    ]);
  });

  test("a list expected as a list has the same elements in the same order", () => {
    expect(wrong({ stages: [{ id: "one" }, { id: "two" }] })).toEqual([]);
    expect(wrong({ stages: [{ id: "one" }] }).map(({ pointer }) => pointer)).toEqual(["/stages"]);
    expect(wrong({ stages: [{ id: "two" }, { id: "one" }] }).map((one) => one.pointer)).toEqual([
      "/stages/0/id",
      "/stages/1/id",
    ]);
  });

  test("null by id asks that nothing of that id stands there", () => {
    // It is met by `a` alone: nobody is asked for either.
    expect(wrong({ missing: { a: null, b: null } })).toEqual([]);
    const unknown = assess(planOf(is("a")), dealWith({}), { asOf });
    const [mismatch] = matchVerdict(unknown, { missing: { a: null } }).mismatches;
    expect(mismatch).toMatchObject({ pointer: "/missing/a", expected: null });
    expect(wrong({ stages: { one: null } })).toHaveLength(1);
  });

  test("null for a part that the rule set does not have is no pass", () => {
    const inOne = (checkpoints: Readonly<Record<string, null>>) => ({
      stages: { one: { checkpoints } },
    });
    expect([
      ...wrong({ stages: { oen: null } }),
      ...wrong({ flags: { cold: null } }),
      ...wrong(inOne({ nothing: null })),
    ]).toEqual([
      { pointer: "/stages/oen", expected: null, part: "stage", id: "oen" },
      { pointer: "/flags/cold", expected: null, part: "flag", id: "cold" },
      {
        pointer: "/stages/one/checkpoints/nothing",
        expected: null,
        part: "checkpoint",
        id: "one/nothing",
      },
    ]);
  });

  describe("of what is missing", () => {
    const asks = { any: [is("a"), { fact: "contacts.count", operator: "greaterThan", value: 3 }] };
    const deal = { ...dealWith({}), contacts: [{ id: "wang" }] };
    const slips = (missing: Readonly<Record<string, null | object>>) => {
      const expect = { missing } as Parameters<typeof matchVerdict>[1];
      const test = { asOf, expect: expect as Record<string, typeof expect> };
      return runRuleTest(planOf(asks), deal, test).mismatches;
    };

    test("null for what no rule asks is no pass, and what was meant is told", () => {
      const part = "question";
      expect(slips({ aa: null, "small/ti": null, "contacts.nwe": {} })).toEqual([
        { pointer: "/missing/aa", expected: null, part, id: "aa" },
        {
          pointer: "/missing/small~1ti",
          expected: null,
          part,
          id: "small/ti",
          suggestion: "small/it",
        },
        {
          pointer: "/missing/contacts.nwe",
          expected: {},
          part,
          id: "contacts.nwe",
          suggestion: "contacts.new",
        },
      ]);
    });

    test("null for what is asked is a pass where it is not missing", () => {
      // One mentor is enough; `b` is a signal, but no condition reads it.
      const counted = planOf({
        fact: "contacts.count",
        operator: "greaterThan",
        value: 0,
        params: { where: { fact: "stance", operator: "equal", value: "mentor" } },
      });
      const seen = { what: "stance", about: "wang", value: "mentor", at: "2026-06-01" };
      const missing = { "wang:stance": null, "contacts.new": null, "contacts.complete": null };
      const known = { ...deal, evidence: [seen] } as const;
      expect(runRuleTest(counted, known, { asOf, expect: { missing } }).mismatches).toEqual([]);
      const other = { missing: { "wnag:stance": null, b: null } };
      expect(runRuleTest(counted, known, { asOf, expect: other }).mismatches).toMatchObject([
        { id: "wnag:stance", suggestion: "wang:stance" },
        { id: "b" },
      ]);
    });

    test("is told in both languages", () => {
      const [slip] = slips({ "small/ti": null });
      if (slip === undefined) throw new Error("no slip");
      expect(describeMismatch(slip, "en")).toBe(
        "the rule set has no question `small/ti`; did you mean `small/it`?",
      );
      expect(describeMismatch(slip, "zh")).toBe(
        "规则集里没有要问的 `small/ti`，是不是想写 `small/it`？",
      );
    });
  });

  test("null by id is no pass for a list whose elements have no id, empty or not", () => {
    expect(wrong({ conflicts: { x: null }, waived: { it: null } })).toEqual([
      { pointer: "/conflicts", expected: { x: null }, actual: [] },
      { pointer: "/waived", expected: { it: null }, actual: [] },
    ]);
    expect(wrong({ presumed: { stages: { one: null } } })).toHaveLength(1);
  });

  test("what the verdict or the rule set does not have is told in both languages", () => {
    const [part, key, value] = wrong({
      flags: { colld: null },
      standng: "unclaimed",
      deal: "other",
    });
    if (part === undefined || key === undefined || value === undefined) throw new Error("no slip");
    const near = { ...part, suggestion: "cold" };
    expect(describeMismatch(part, "en")).toBe("the rule set has no flag `colld`");
    expect(describeMismatch(near, "en")).toBe(
      "the rule set has no flag `colld`; did you mean `cold`?",
    );
    expect(describeMismatch(near, "zh")).toBe("规则集里没有提示 `colld`，是不是想写 `cold`？");
    expect(describeMismatch(key, "zh")).toBe("结论里没有 `/standng`，是不是想写 `standing`？");
    expect(describeMismatch(value, "en")).toBeUndefined();
  });

  test("a misspelt key is no pass, and what was meant is told", () => {
    expect(wrong({ standng: "unclaimed" })).toEqual([
      { pointer: "/standng", expected: "unclaimed", suggestion: "standing" },
    ]);
  });

  test("the difference shows the lines that differ between those that do not", () => {
    const lines = expectedDiff(matchVerdict(verdict, { deal: "d", claimed: "one" }));
    expect(lines.map(({ side, text: line }) => `${side} ${line.trim()}`)).toEqual([
      "both {",
      'both "deal": "d",',
      'expected "claimed": "one"',
      'actual "claimed": null',
      "both }",
    ]);
  });
});

describe("a file of rule tests", () => {
  test("its cases share what stands above them", () => {
    const parsed = parseRuleTests(
      JSON.stringify({
        rules: "small",
        deal: "deal.json",
        asOf,
        cases: [
          { expect: { claimed: null } },
          { name: "own", deal: { id: "d" }, expect: { claimed: null } },
        ],
      }),
    );
    expect(parsed.ok && parsed.tests).toMatchObject([
      { deal: "deal.json", dealAt: "/deal", pointer: "/cases/0", overlays: [] },
      { name: "own", dealAt: "/cases/1/deal", asOf },
    ]);
  });

  test.each([
    ["a missing rule set", { deal: "d", asOf, expect: {} }, "missing-key"],
    [
      "an impossible day",
      { rules: "r", deal: "d", asOf: "2026-02-30", expect: {} },
      "impossible-date",
    ],
    ["a misspelt key", { rules: "r", deal: "d", asOf, expcet: {} }, "unknown-key"],
    [
      "cases beside an expectation",
      { rules: "r", deal: "d", asOf, expect: {}, cases: [{ expect: {} }] },
      "unknown-key",
    ],
  ])("%s is an issue with its place", (_, file, code) => {
    const parsed = parseRuleTests(JSON.stringify(file, null, 2));
    const issues = parsed.ok ? [] : parsed.issues;
    expect(issues.map((issue) => issue.code)).toContain(code);
    expect(issues[0]?.line).toBeGreaterThan(0);
  });
});

describe("a file of rule tests with several faults", () => {
  const told = (file: object) => {
    const parsed = parseRuleTests(JSON.stringify(file));
    return parsed.ok ? [] : parsed.issues.map(({ code, pointer }) => `${code} ${pointer}`);
  };
  const fine = { expect: { claimed: null } };

  test("is told all of them at once, and nothing that follows from another", () => {
    expect(
      told({
        rules: "r",
        deal: 5,
        cases: [
          { name: "", asOf: 7, ...fine },
          { asOf: "2026-02-30", expect: {} },
          { asOf, Expect: { claimed: null } },
          { ...fine },
          8,
        ],
        expect: {},
      }),
    ).toEqual([
      "wrong-type /deal",
      "empty-text /cases/0/name",
      "wrong-type /cases/0/asOf",
      "impossible-date /cases/1/asOf",
      "empty-expectation /cases/1/expect",
      "unknown-key /cases/2/Expect",
      "missing-key /cases/3",
      "wrong-type /cases/4",
      "unknown-key /expect",
    ]);
  });

  test("is told once of what stands above its cases", () => {
    const file = { rules: "r", deal: "d", cases: [fine, fine] };
    expect(told({ ...file, asOf: "2026-02-30" })).toEqual(["impossible-date /asOf"]);
    expect(told({ ...file, AsOf: asOf })).toEqual(["unknown-key /AsOf"]);
    expect(told({ rules: "r", deal: "d", asOf, Cases: [fine] })).toEqual(["unknown-key /Cases"]);
  });

  test("gives those of its tests that are whole", () => {
    const parsed = parseRuleTests(
      JSON.stringify({ rules: "r", nme: "x", asOf, cases: [fine, { deal: "d", ...fine }] }),
    );
    expect(parsed.ok).toBe(false);
    expect(parsed.tests).toMatchObject([{ deal: "d", pointer: "/cases/1" }]);
  });
});

describe("an expectation that asks for nothing", () => {
  const told = (expected: object): readonly string[] => {
    const parsed = parseRuleTests(
      JSON.stringify({ rules: "r", deal: "d", asOf, expect: expected }),
    );
    return parsed.ok ? [] : parsed.issues.map(({ code, pointer }) => `${code} ${pointer}`);
  };

  test.each([
    ["all of it is empty", {}],
    ["a list by id without an id", { stages: {} }],
    ["nothing of a score", { score: {} }],
    ["nothing of a stage", { stages: { lead: {} } }],
    ["nothing of a checkpoint", { stages: { lead: { checkpoints: { known: {} } } } }],
    ["nothing of a flag", { flags: { frozen: {} } }],
    ["several empty parts", { presumed: { flags: {} }, missing: {}, mayAdvance: {} }],
  ])("is an issue: %s", (_, expected) => {
    expect(told(expected)).toEqual(["empty-expectation /expect"]);
  });

  test("is told in each case of a file", () => {
    const cases = [{ expect: { claimed: null } }, { expect: {} }];
    const parsed = parseRuleTests(JSON.stringify({ rules: "r", deal: "d", asOf, cases }));
    expect(!parsed.ok && parsed.issues.map(({ pointer }) => pointer)).toEqual(["/cases/1/expect"]);
  });

  test.each([
    ["something stands there", { missing: { budget: {} } }],
    ["nothing stands there", { missing: { budget: null } }],
    ["a list is empty", { flags: [] }],
    ["no such stage is there", { stages: { lead: null } }],
    ["an overlay was laid over", { ruleSet: { overlays: { "deal-risk": {} } } }],
    ["a list has so many elements", { stages: [{}, {}] }],
    [
      "one thing beside an empty part",
      { stages: { one: { reach: "satisfied", checkpoints: {} } } },
    ],
  ])("is none where it asks that %s", (_, expected) => {
    expect(told(expected)).toEqual([]);
  });
});

describe("coverage", () => {
  test("a member of `any` decides by holding alone, and by failing with all others", () => {
    const plan = planOf({ any: [is("a"), is("b")] });
    expect(uncovered(plan, [{ a: true, b: true }]).branches).toEqual([
      "/when failed",
      "/when/any/0 satisfied",
      "/when/any/0 failed",
      "/when/any/1 satisfied",
      "/when/any/1 failed",
    ]);
    const every = [
      { a: true, b: false },
      { a: false, b: true },
      { a: false, b: false },
    ];
    expect(uncovered(plan, every).branches).toEqual([]);
  });

  test("a member of `all` decides by failing alone, and by holding with all others", () => {
    const plan = planOf({ all: [is("a"), is("b")] });
    expect(
      uncovered(plan, [
        { a: true, b: true },
        { a: false, b: false },
      ]).branches,
    ).toEqual(["/when/all/0 failed", "/when/all/1 failed"]);
    expect(uncovered(plan, [{ a: false }]).branches).not.toContain("/when/all/0 failed");
  });

  test("a member of `atLeast` decides where the count is at its edge", () => {
    const plan = planOf({ atLeast: 2, of: [is("a"), is("b"), is("c")] });
    const { branches } = uncovered(plan, [
      { a: true, b: true, c: true },
      { a: true, b: true, c: false },
      { a: true, b: false, c: false },
    ]);
    expect(branches).toEqual(["/when/of/0 failed", "/when/of/2 satisfied"]);
  });

  test("what `not` stands before is counted as it is written", () => {
    const plan = planOf({ not: { any: [is("a"), is("b")] } });
    expect(uncovered(plan, [{ a: false, b: false }]).branches).toEqual([
      "/when failed",
      "/when/not/any/0 satisfied",
      "/when/not/any/1 satisfied",
    ]);
  });

  test("`known` is not asked to fail", () => {
    const plan = planOf({ fact: "known", operator: "equal", value: true, params: { of: "a" } });
    expect(uncovered(plan, [{ a: false }]).branches).toEqual([]);
  });

  test("a checkpoint counts once it was seen satisfied, failed and unknown", () => {
    const plan = planOf(is("a"), { judgement: false });
    expect(uncovered(plan, [{ a: true }, {}]).unseen).toEqual(["failed"]);
    const { coverage } = uncovered(plan, [{ a: true }, {}, { a: false }]);
    expect(coverage.checkpoints).toEqual({ seen: 1, of: 1, percent: 100 });
  });

  test("what either of two runs has seen is seen", () => {
    const plan = planOf(is("a"), { judgement: false });
    const one = uncovered(plan, [{ a: true }]).coverage;
    const other = uncovered(plan, [{ a: false }]).coverage;
    expect(uniteCoverage(one, other)).toMatchObject({
      checkpoints: { seen: 0, of: 1 },
      branches: { seen: 2, of: 2, percent: 100 },
      uncovered: { checkpoints: [{ unseen: ["unknown"] }], branches: [] },
    });
  });

  test("a flag of an overlay counts once it was seen up, down and unknown", () => {
    const { plan, coverage } = seenOf([{ a: true }, { a: false }]);
    expect(plan.overlays).toHaveLength(1);
    expect(coverage[1]).toMatchObject({
      ruleSet: "risks",
      checkpoints: { of: 0, percent: 100 },
      flags: { seen: 0, of: 2 },
      uncovered: {
        flags: [
          { id: "a-is-so", pointer: "/flags/0", seen: ["satisfied", "failed"] },
          { id: "much-attested", pointer: "/flags/1", unseen: ["satisfied"] },
        ],
      },
    });
  });

  test("what a verdict says of itself is never unknown, and no flag is asked to be so for it", () => {
    const { coverage } = seenOf([{ a: true }, { a: false }, {}, { "small/it": true }]);
    expect(coverage[1]).toMatchObject({ flags: { seen: 2, of: 2 }, uncovered: { flags: [] } });
  });

  test("a threshold for checkpoints holds for flags as well", () => {
    const [, partly] = seenOf([{ a: true }, { a: false, "small/it": true }]).coverage;
    const [, fully] = seenOf([{ a: true }, { a: false }, {}, { "small/it": true }]).coverage;
    if (partly === undefined || fully === undefined) throw new Error("no overlay");
    expect(partly.flags).toEqual({ seen: 1, of: 2, percent: 50 });
    expect(meetsThreshold(partly, { checkpoints: 51, branches: 100 })).toBe(false);
    expect(meetsThreshold(partly, { checkpoints: 50, branches: 100 })).toBe(true);
    expect(uniteCoverage(partly, fully).flags).toEqual({ seen: 2, of: 2, percent: 100 });
  });
});

const risks = {
  id: "risks",
  version: "1.0.0",
  kind: "overlay",
  title: text("risks"),
  flags: [
    { id: "a-is-so", severity: "warn", title: text("a"), when: is("a") },
    {
      id: "much-attested",
      severity: "info",
      title: text("attested"),
      when: { fact: "verdict.attested", operator: "greaterThanInclusive", value: 1 },
    },
  ],
  signals: { a: signal("a") },
};

/** Returns what some deals show of an overlay over a small rule set. */
const seenOf = (deals: readonly Record<string, boolean>[]) => {
  const overlay = parseRuleSet(risks);
  if (!overlay.ok) throw new Error(overlay.issues[0]?.message.en);
  const plan = compileRuleSet(planOf(is("b")).ruleSet, { overlays: [overlay.ruleSet] });
  const cover = coverOf(plan);
  for (const values of deals) runRuleTest(plan, dealWith(values), { asOf, expect: {} }, cover);
  return { plan, coverage: cover.coverage() };
};
