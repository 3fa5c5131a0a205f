import { describe, expect, it } from "vitest";
import { analyzeRuleSet } from "../../src/analyze/analyze-rule-set.ts";
import { checks } from "../../src/analyze/checks.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";
import { around, budget, checkpoint, places, rulesAround, seats, stage } from "./sample-rules.ts";

const shipped: Readonly<Record<string, RuleSet>> = shippedRuleSets;

describe("the checks", () => {
  it.each(Object.keys(shipped))("find nothing in %s", (id) => {
    expect(analyzeRuleSet(shipped[id] as RuleSet)).toEqual([]);
  });

  it("find nothing in the plain sample", () => {
    expect(analyzeRuleSet(rulesAround({}))).toEqual([]);
  });

  it("tell everything in both languages, in the form of issues", () => {
    const bad = rulesAround({
      conditions: { idle: budget },
      stages: [
        stage("s", [
          checkpoint("a", { weight: 0, when: { atLeast: 1, of: [budget, budget] } }),
          checkpoint("b", { when: { all: [seats("lessThan", 5), seats("greaterThan", 5)] } }),
        ]),
      ],
    });
    const findings = analyzeRuleSet(bad);
    expect(findings.map(({ code }) => code).sort()).toEqual([
      "at-least-all-or-any",
      "contradiction",
      "repeated-condition",
      "unused-condition",
      "zero-weight",
    ]);
    for (const { message, help } of findings) {
      for (const words of [message, help]) {
        expect(words.zh).toMatch(/\p{Script=Han}/u);
        expect(words.zh).not.toMatch(/[,;:?]\p{Script=Han}|\p{Script=Han}[,;:?]/u);
        expect(words.en).toMatch(/^[a-z`]/);
        expect(`${words.zh}${words.en}`).not.toMatch(/[.。]$/);
      }
    }
  });

  it("have titles in both languages, and codes of their own", () => {
    for (const { title } of checks) expect(title.zh).toMatch(/\p{Script=Han}/u);
    expect(new Set(checks.map(({ code }) => code)).size).toBe(checks.length);
  });
});

describe("a note", () => {
  const never = { all: [seats("lessThan", 5), seats("greaterThan", 5)] };

  it("that names a check silences it where it stands and below", () => {
    expect(places("contradiction", { ...never, note: "[contradiction] to be decided" })).toEqual(
      [],
    );
    expect(
      places("contradiction", checkpoint("a", { when: never, note: "[contradiction]" })),
    ).toEqual([]);
    expect(
      places("contradiction", {
        note: "[contradiction] a draft",
        stages: [stage("s", [checkpoint("a", { when: never })])],
      }),
    ).toEqual([]);
  });

  it("that names another check, or stands beside, silences nothing", () => {
    expect(places("contradiction", { ...never, note: "[zero-weight] contradiction" })).toEqual([
      "",
    ]);
    const [one, two] = never.all;
    expect(places("contradiction", { all: [{ ...one, note: "[contradiction]" }, two] })).toEqual([
      "",
    ]);
  });
});

it("a rule set is not changed by looking at it", () => {
  const rules = rulesAround({ any: [budget, budget] });
  analyzeRuleSet(rules);
  expect(rules).toEqual(around({ any: [budget, budget] }));
});
