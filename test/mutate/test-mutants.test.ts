import { describe, expect, test } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { describeMutant, suggestTest } from "../../src/mutate/mutant-words.ts";
import { mutantsOf } from "../../src/mutate/mutants-of.ts";
import { type MutationTest, testMutants } from "../../src/mutate/test-mutants.ts";
import type { RuleSet, Signal } from "../../src/rules/rule-set.ts";
import { leaf, overlayOf, rulesOf, yes } from "./rules-of.ts";

const asOf = "2026-06-30";

/** Tests of the first checkpoint: on these observations it must come to that. */
const testsOf = (
  ruleSet: RuleSet,
  cases: readonly (readonly [observed: Readonly<Record<string, unknown>>, truth: string])[],
): readonly MutationTest[] => {
  const plan = compileRuleSet(ruleSet);
  return cases.map(([observed, truth]) => {
    const evidence = Object.entries(observed).map(([what, value]) => ({ what, value, at: asOf }));
    const parsed = parseDeal({ id: "d", evidence });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const expect = { stages: { only: { checkpoints: { c0: { truth } } } } };
    return { plan, deal: parsed.deal, asOf, expect };
  });
};

const runOf = async (...[ruleSet, tests, options]: Parameters<typeof testMutants>) => {
  const tested = await testMutants(ruleSet, tests, options);
  if (!tested.ok) throw new Error("tests fail");
  return tested.run;
};

const atLeastThree = rulesOf([leaf("meetings", "greaterThanInclusive", 3)]);
const withoutJudgement = rulesOf(
  [leaf("meetings", "greaterThanInclusive", 3)],
  {},
  { judgement: false },
);
const survivors = async (cases: Parameters<typeof testsOf>[1]) =>
  (await runOf(withoutJudgement, testsOf(withoutJudgement, cases))).survivors
    .filter(({ pointer }) => pointer.includes("/when/"))
    .map(({ mutation }) => mutation);

describe("the tests of a threshold", () => {
  test("notice every change of it when they stand on both sides", async () => {
    const both = [
      [{ meetings: 3 }, "satisfied"],
      [{ meetings: 2 }, "failed"],
    ] as const;
    expect(await survivors(both)).toEqual([]);
  });

  test("do not notice a stricter one when they stand far above it", async () => {
    const far = [
      [{ meetings: 9 }, "satisfied"],
      [{ meetings: 2 }, "failed"],
    ] as const;
    expect(await survivors(far)).toEqual(["operator"]);
  });

  test("do not notice a looser one when they stand far below it", async () => {
    const far = [
      [{ meetings: 3 }, "satisfied"],
      [{ meetings: 0 }, "failed"],
    ] as const;
    expect(await survivors(far)).toEqual(["value"]);
  });
});

describe("a run", () => {
  test("counts every change once: noticed, unnoticed, the same, or no rule set", async () => {
    const tests = testsOf(atLeastThree, [[{ meetings: 3 }, "satisfied"]]);
    const run = await runOf(atLeastThree, tests);
    // In the condition 3 changes: the test notices `>` and `not:`, not the value 2. Of the
    // checkpoint it notices that the condition is left out; essential, waivable, two weights and
    // judgement it does not; a stage's only checkpoint is not left out. The age of `ready`, which
    // nothing reads, is left alone.
    expect(run).toMatchObject({ mutants: 9, tried: 9, killed: 3, invalid: 0, percent: 33 });
    expect(run.survivors).toHaveLength(6);
  });

  test("says nothing where tests fail on the rules as they are", async () => {
    const tests = testsOf(atLeastThree, [
      [{ meetings: 3 }, "satisfied"],
      [{ meetings: 3 }, "failed"],
    ]);
    expect(await testMutants(atLeastThree, tests)).toEqual({ ok: false, failing: [tests[1]] });
  });

  test("knows a change that is only another way to write the same", async () => {
    const twice = rulesOf([{ all: [yes("ready"), yes("ready")] }]);
    const run = await runOf(twice, testsOf(twice, [[{ ready: true }, "satisfied"]]));
    expect(run.equivalent.map(({ pointer, mutation }) => `${pointer} ${mutation}`)).toEqual([
      "/stages/0/checkpoints/0/when combinator",
      "/stages/0/checkpoints/0/when/all/0 member-dropped",
      "/stages/0/checkpoints/0/when/all/1 member-dropped",
    ]);
  });

  test("asks about what no test notices, and counts what comes to the same on neither side", async () => {
    const tests = testsOf(atLeastThree, [[{ meetings: 3 }, "satisfied"]]);
    const asked: string[] = [];
    const run = await runOf(atLeastThree, tests, {
      isEquivalent: async (_before, _after, { mutation }) => {
        asked.push(mutation);
        return mutation === "waivable";
      },
    });
    // A verdict tells how much a checkpoint weighs and whether it is essential: no need to ask.
    expect(asked).toEqual(["value", "waivable", "judgement"]);
    expect(run).toMatchObject({ killed: 3, percent: 37, isProven: true });
    expect([run.equivalent.length, run.survivors.length]).toEqual([1, 5]);
  });

  test("counts what is no rule set apart", async () => {
    const tests = testsOf(atLeastThree, [[{ meetings: 3 }, "satisfied"]]);
    const lowest = rulesOf([leaf("liking", "greaterThan", "enemy")]);
    const run = await runOf(lowest, testsOf(lowest, [[{ liking: "mentor" }, "satisfied"]]));
    expect(run.invalid + run.killed + run.survivors.length + run.equivalent.length).toBe(run.tried);
    expect(tests).toHaveLength(1);
  });

  test("tries a sample from every part, the same for the same seed", async () => {
    const many = rulesOf(Array.from({ length: 20 }, () => yes("ready")));
    const tests = testsOf(many, [[{ ready: true }, "satisfied"]]);
    const tried = async (seed: number) => {
      const { survivors, killed } = await runOf(many, tests, { limit: 30, seed });
      expect(survivors.length + killed).toBe(30);
      return survivors.map(({ pointer }) => pointer);
    };
    const first = await tried(1);
    expect(await tried(1)).toEqual(first);
    expect(await tried(2)).not.toEqual(first);
  });

  test("changes an overlay where it lies over a rule set", async () => {
    const overlay = overlayOf(yes("ready"));
    const plan = compileRuleSet(rulesOf([yes("asked")]), { overlays: [overlay] });
    const deal = { id: "d", evidence: [{ what: "ready", value: true, at: asOf }] };
    const tests = [{ plan, deal, asOf, expect: { flags: { f: { truth: "satisfied" } } } }];
    const { survivors, invalid, killed } = await runOf(overlay, tests);
    // The value and the flag itself are noticed; two severities are not. With another age the
    // signal is no longer the one that the rule set has.
    expect(survivors.map(({ pointer }) => pointer)).toEqual([
      "/flags/0/severity",
      "/flags/0/severity",
    ]);
    expect({ invalid, killed }).toEqual({ invalid: 2, killed: 2 });
  });
});

describe("the words of a change", () => {
  test("say what was changed and what would notice it, in both languages", async () => {
    const tests = testsOf(atLeastThree, [[{ meetings: 9 }, "satisfied"]]);
    const { survivors: all } = await runOf(atLeastThree, tests);
    const told = all.map((mutant) => [describeMutant(mutant), suggestTest(mutant)]);
    expect(told[0]).toEqual([
      {
        zh: "运算符 `greaterThanInclusive` 改成 `greaterThan`",
        en: "operator `greaterThanInclusive` becomes `greaterThan`",
      },
      {
        zh: "`meetings` 恰好等于所比较的值的商机；要看的是：检查点 `c0`",
        en: "a deal on which `meetings` is exactly what it is compared with, and what is then said of checkpoint `c0`",
      },
    ]);
    expect(told.flat().every(({ zh, en }) => !`${zh}${en}`.includes("{}"))).toBe(true);
  });

  test("tell an age of one day as well as one of several", () => {
    const rules = rulesOf([yes("ready")]);
    const ready = { ...rules.signals?.ready, staleAfterDays: 2 } as Signal;
    const short = { ...rules, signals: { ready } };
    const ages = mutantsOf(short).filter(({ mutation }) => mutation === "age");
    expect(ages.map((mutant) => describeMutant(mutant).en)).toEqual([
      "days that it counts: 2 becomes 1",
      "days that it counts: 2 becomes 3",
    ]);
  });
});
