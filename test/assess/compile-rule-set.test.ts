import { describe, expect, test } from "vitest";
import { compileRuleSet, RuleSetError } from "../../src/assess/compile-rule-set.ts";
import { identityOf } from "../../src/assess/identity.ts";
import type { AppFact } from "../../src/facts/fact.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";

const words = { zh: "甲", en: "A" };
const tendered = { fact: "opportunity.isTendered", operator: "equal", value: true } as const;
const sales: RuleSet = {
  id: "sales",
  version: "1.0.0",
  kind: "stages",
  title: words,
  conditions: { tendered },
  stages: [{ id: "lead", title: words, checkpoints: [] }],
};
const watch = (conditions: RuleSet["conditions"]): RuleSet => ({
  id: "watch",
  version: "1.1.0",
  kind: "overlay",
  title: words,
  conditions,
  flags: [{ id: "open-tender", severity: "warn", title: words, when: { condition: "tendered" } }],
});
/** Returns the code that compiling throws with. */
const thrown = (overlay: RuleSet): string => {
  try {
    compileRuleSet(sales, { overlays: [overlay] });
  } catch (error) {
    if (error instanceof RuleSetError) return error.code;
  }
  return "compiled";
};

describe("an overlay", () => {
  test("may define again what the rule set defines alike, in whatever order it is written", () => {
    expect(
      thrown(watch({ tendered: { value: true, operator: "equal", fact: tendered.fact } })),
    ).toBe("compiled");
  });

  test.each([
    ["with another value", { ...tendered, value: false }],
    ["with more in it", { ...tendered, note: "seen" }],
    ["as a list that has the same in it", { all: [tendered] }],
  ])("may not give a name another meaning: %s", (_, other) => {
    expect(thrown(watch({ tendered: other }))).toBe("overlay-clash");
  });

  test("is not a rule set of another kind", () => {
    expect(thrown({ ...sales, id: "other" })).toBe("overlay-expected");
  });
});

describe("a rule set that cannot be compiled", () => {
  const errorOf = (compile: () => unknown): unknown => {
    try {
      compile();
    } catch (error) {
      return error;
    }
    return undefined;
  };

  test("is told by what is wrong and where, with all that is", () => {
    const when = { fact: "acount.tier", operator: "equal", value: "A" } as const;
    const stages = [{ id: "lead", title: words, checkpoints: [{ id: "c", title: words, when }] }];
    const error = errorOf(() => compileRuleSet({ ...sales, stages }));
    expect(error).toBeInstanceOf(RuleSetError);
    expect(error).toMatchObject({
      name: "RuleSetError",
      code: "invalid-rule-set",
      message: "unknown-fact at /stages/0/checkpoints/0/when/fact",
      faults: [{ code: "unknown-fact", pointer: "/stages/0/checkpoints/0/when/fact" }],
    });
  });

  test.each([
    [["score"], "bad-name at /facts/score"],
    [["opportunity.isTendered"], "bad-name at /facts/opportunity.isTendered"],
    [["erp.score", "erp.score"], "name-taken at /facts/erp.score"],
  ])("is told by the facts of the app that it cannot have: %j", (names, message) => {
    const facts = names.map(
      (name): AppFact => ({ name, title: words, ask: words, type: { kind: "boolean" } }),
    );
    expect(errorOf(() => compileRuleSet(sales, { facts }))).toMatchObject({
      code: "invalid-rule-set",
      message,
    });
  });

  test("is told by the overlay that does not go with it", () => {
    expect(errorOf(() => compileRuleSet(sales, { overlays: [sales] }))).toMatchObject({
      message: "`sales` is no overlay",
      faults: [],
    });
    const overlay = watch({ tendered: { ...tendered, value: false } });
    expect(errorOf(() => compileRuleSet(sales, { overlays: [overlay] }))).toMatchObject({
      message: "overlay `watch` gives conditions `tendered` another meaning",
      faults: [],
    });
  });
});

describe("a signal that an overlay defines too", () => {
  const said = {
    title: words,
    subject: "deal",
    type: "boolean",
    favours: "us",
    ask: words,
  } as const;
  const joined = (more: object) =>
    compileRuleSet(
      { ...sales, signals: { said: { ...said, source: ["own/1"] } } },
      { overlays: [{ ...watch({ tendered }), signals: { said: { ...said, ...more } } }] },
    );

  test("may be cited and noted otherwise, and asked no otherwise", () => {
    expect(joined({ source: ["own/2"], note: "seen" }).overlays).toHaveLength(1);
    expect(() => joined({ staleAfterDays: 30 })).toThrow("gives signals `said` another meaning");
  });
});

describe("the stage that a deal is won after", () => {
  const stages = ["lead", "close"].map((id) => ({ id, title: words, checkpoints: [] }));

  test("is known by its place; none, if the rule set names none", () => {
    expect(compileRuleSet({ ...sales, stages }).wonAfter).toBe(-1);
    expect(compileRuleSet({ ...sales, stages, wonAfter: "close" }).wonAfter).toBe(1);
    expect(compileRuleSet({ ...sales, stages, wonAfter: "lead" }).wonAfter).toBe(0);
  });
});

describe("the identity of a plan", () => {
  test("names the rule set and its overlays, with a digest over both", () => {
    const alone = identityOf(compileRuleSet(sales));
    const joined = identityOf(compileRuleSet(sales, { overlays: [watch({ tendered })] }));
    expect(alone).toMatchObject({ id: "sales", version: "1.0.0", overlays: [] });
    expect(joined).toMatchObject({ id: "sales", overlays: [{ id: "watch", version: "1.1.0" }] });
    expect(joined.digest).not.toBe(alone.digest);
  });

  test("tells facts of the app apart by what they are, not by how they are read", () => {
    const fact = {
      name: "app.seats",
      title: words,
      ask: words,
      type: { kind: "number" } as const,
      read: () => 1,
    };
    const digestWith = (own: AppFact) => identityOf(compileRuleSet(sales, { facts: [own] })).digest;
    const digest = digestWith(fact);
    expect(digest).not.toBe(identityOf(compileRuleSet(sales)).digest);
    expect(digestWith({ ...fact, read: () => 2 })).toBe(digest);
    expect(digestWith({ ...fact, name: "app.chairs" })).not.toBe(digest);
    expect(digestWith({ ...fact, type: { kind: "number", min: 0 } })).not.toBe(digest);
    expect(digestWith({ ...fact, ask: { zh: "乙", en: "B" } })).not.toBe(digest);
  });

  test("is the same for the same rules, whichever way round their keys stand", () => {
    const { id, ...rest } = sales;
    const digest = identityOf(compileRuleSet({ ...rest, id })).digest;
    expect(digest).toBe(identityOf(compileRuleSet(sales)).digest);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });
});
