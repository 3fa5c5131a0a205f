import { describe, expect, test } from "vitest";
import type { Mutant } from "../../src/mutate/mutant.ts";
import { mutantsOf } from "../../src/mutate/mutants-of.ts";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";
import { leaf, rulesOf, signals, yes } from "./rules-of.ts";

const told = ({ pointer, mutation, from, to }: Mutant) =>
  [pointer.replace("/stages/0/checkpoints/0", ""), mutation, from, to]
    .filter((word) => word !== undefined)
    .join(" ");

/** The changes of the condition of the one checkpoint of a rule set, and none of the rest. */
const changesOf = (when: unknown): readonly string[] =>
  mutantsOf(rulesOf([when]))
    .filter(({ pointer }) => pointer.startsWith("/stages/0/checkpoints/0/when/"))
    .map(told);

describe("the changes of a condition", () => {
  test("a yes or no turns round in one way, not in three", () => {
    expect(changesOf(yes("ready"))).toEqual(["/when/value value true false"]);
  });

  test("a threshold of whole numbers moves both ways, once each", () => {
    // `> 3` is what `>= 4` would be, so that only 2 is left to try.
    expect(changesOf(leaf("meetings", "greaterThanInclusive", 3))).toEqual([
      "/when/operator operator greaterThanInclusive greaterThan",
      "/when/operator decorator greaterThanInclusive not:greaterThanInclusive",
      "/when/value value 3 2",
    ]);
    expect(changesOf(leaf("meetings", "lessThanInclusive", 3)).at(-1)).toBe(
      "/when/value value 3 4",
    );
    expect(changesOf(leaf("meetings", "greaterThan", 3)).at(-1)).toBe("/when/value value 3 4");
  });

  test("a threshold never leaves the range of its type", () => {
    expect(changesOf(leaf("meetings", "greaterThanInclusive", 0))).toEqual([
      "/when/operator operator greaterThanInclusive greaterThan",
      "/when/operator decorator greaterThanInclusive not:greaterThanInclusive",
    ]);
  });

  test("a fraction moves by a tenth, without the dust of binary fractions", () => {
    const values = changesOf(leaf("share", "greaterThanInclusive", 0.7)).slice(-2);
    expect(values).toEqual(["/when/value value 0.7 0.6", "/when/value value 0.7 0.8"]);
  });

  test("a value of a scale moves to its neighbours, and equality to at least and at most", () => {
    expect(changesOf(leaf("liking", "equal", "neutral"))).toEqual([
      "/when/operator operator equal notEqual",
      "/when/operator operator equal lessThanInclusive",
      "/when/operator operator equal greaterThanInclusive",
      "/when/value value neutral opponent",
      "/when/value value neutral supporter",
    ]);
  });

  test("the highest of a scale is not tried as at least: it comes to the same", () => {
    expect(changesOf(leaf("liking", "equal", "mentor"))).toEqual([
      "/when/operator operator equal notEqual",
      "/when/operator operator equal lessThanInclusive",
      "/when/value value mentor supporter",
    ]);
  });

  test("each value of a list is left out once, the list being of two or more", () => {
    const values = ["supporter", "mentor"];
    expect(changesOf(leaf("liking", "in", values))).toEqual([
      "/when/operator operator in notIn",
      "/when/value/0 list-value-dropped supporter",
      "/when/value/1 list-value-dropped mentor",
    ]);
    expect(changesOf(leaf("liking", "in", ["mentor"]))).toEqual([
      "/when/operator operator in notIn",
    ]);
  });

  test("decorators are added, dropped and turned from some to every", () => {
    const operators = changesOf(leaf("liking", "not:someValue:equal", ["supporter", "mentor"]));
    expect(operators.slice(0, 2)).toEqual([
      "/when/operator decorator not:someValue:equal someValue:equal",
      "/when/operator decorator not:someValue:equal not:everyValue:equal",
    ]);
  });

  test("a group changes its kind and loses each of its members", () => {
    const when = { all: [yes("ready"), yes("asked")] };
    const own = mutantsOf(rulesOf([when])).filter(({ mutation }) =>
      ["combinator", "member-dropped"].includes(mutation),
    );
    expect(own.map(told)).toEqual([
      "/when combinator all any",
      "/when/all/0 member-dropped all",
      "/when/all/1 member-dropped all",
    ]);
    expect(own.map(({ make }) => make().stages?.[0]?.checkpoints[0]?.when)).toEqual([
      { any: [yes("ready"), yes("asked")] },
      { all: [yes("asked")] },
      { all: [yes("ready")] },
    ]);
  });

  test("how many are needed moves by one, never below one nor beyond all", () => {
    const of = [yes("ready"), yes("asked"), yes("named")];
    const counts = (atLeast: number) =>
      changesOf({ atLeast, of }).filter((change) => change.includes("at-least"));
    expect(counts(2)).toEqual(["/when/atLeast at-least 2 1", "/when/atLeast at-least 2 3"]);
    expect(counts(1)).toEqual(["/when/atLeast at-least 1 2"]);
    expect(counts(3)).toEqual(["/when/atLeast at-least 3 2"]);
  });

  test("what is asked of each on a list changes, and whom it is about", () => {
    const where = leaf("stance", "greaterThanInclusive", "supporter");
    const params = { where, scope: "decision-chain" };
    expect(changesOf(leaf("contacts.count", "greaterThanInclusive", 2, { params }))).toEqual([
      "/when/operator operator greaterThanInclusive greaterThan",
      "/when/operator decorator greaterThanInclusive not:greaterThanInclusive",
      "/when/value value 2 1",
      "/when/params/where where-dropped",
      "/when/params/scope scope-dropped decision-chain",
      "/when/params/where/operator operator greaterThanInclusive greaterThan",
      "/when/params/where/operator decorator greaterThanInclusive not:greaterThanInclusive",
      "/when/params/where/value value supporter neutral",
    ]);
  });

  test("a kind of source becomes the next weaker and the next stronger, and is left out", () => {
    const changes = changesOf(leaf("ready", "equal", true, { source: "informant" })).slice(1);
    // Weaker than an informant is one's own judgement, which is any source: left out.
    expect(changes).toEqual([
      "/when/source source informant customer-statement",
      "/when/source source-dropped informant",
    ]);
  });

  test("a named condition is changed where it is defined, once, and names all that use it", () => {
    const named = { condition: "both" };
    const rules = rulesOf([named, named], { conditions: { both: yes("ready") } });
    const [change, ...others] = mutantsOf(rules).filter(({ pointer }) =>
      pointer.startsWith("/conditions/"),
    );
    expect(others).toEqual([]);
    expect(change?.parts.map(({ id }) => id)).toEqual(["c0", "c1"]);
  });

  test("known is left alone: it never fails, and is only left out as a whole", () => {
    const known = leaf("known", "equal", true, { params: { of: "ready" } });
    expect(changesOf(known)).toEqual([]);
  });
});

describe("the changes of the other parts", () => {
  test("a checkpoint is left out, and each of its properties changes", () => {
    const own = mutantsOf(rulesOf([yes("ready"), yes("asked")])).filter(({ pointer }) =>
      /^\/stages\/0\/checkpoints\/0(\/(?!when\/)|$)/.test(pointer),
    );
    expect(own.map(told)).toEqual([
      " checkpoint-dropped c0",
      "/when when-dropped",
      "/essential essential false true",
      "/waivable waivable false true",
      "/weight weight 1 0",
      "/weight weight 1 2",
      "/judgement judgement true false",
    ]);
  });

  test("a pass mark moves to the next one that tells other answers apart", () => {
    const weights = [3, 2, 1];
    const checkpoints = weights.map((weight, index) => ({
      id: `c${index}`,
      title: { zh: "c", en: "c" },
      weight,
      when: yes("ready"),
    }));
    const stages = [{ id: "only", title: { zh: "t", en: "t" }, passMark: 50, checkpoints }];
    // Of 6 points 3 pass 50: from 51 on 3 no longer do, and at 33 (2 of 6) 2 do as well.
    const marks = mutantsOf(rulesOf([], { stages })).filter(
      ({ mutation }) => mutation === "pass-mark",
    );
    expect(marks.map(({ to }) => to)).toEqual([33, 51]);
  });

  test("a flag is left out, changes its severity, and is no longer presumed absent", () => {
    const flag = {
      id: "f",
      severity: "block",
      presumed: "absent",
      title: { zh: "f", en: "f" },
      when: yes("ready"),
    };
    const own = mutantsOf(rulesOf([], { flags: [flag] })).filter(({ pointer }) =>
      pointer.startsWith("/flags/"),
    );
    expect(own.map(told)).toEqual([
      "/flags/0/when/value value true false",
      "/flags/0 flag-dropped f",
      "/flags/0/severity severity block info",
      "/flags/0/severity severity block warn",
      "/flags/0/presumed presumed absent",
    ]);
    expect(own[1]?.make().flags).toEqual([]);
  });

  test("an age moves by a day, and names what reads the signal", () => {
    const ages = mutantsOf(rulesOf([yes("ready"), yes("asked")])).filter(
      ({ mutation }) => mutation === "age",
    );
    expect(ages.map(told)).toEqual([
      "/signals/ready/staleAfterDays age 90 89",
      "/signals/ready/staleAfterDays age 90 91",
    ]);
    expect(ages[0]?.parts).toEqual([{ kind: "checkpoint", id: "c0" }]);
    expect(ages[0]?.make().signals?.ready?.staleAfterDays).toBe(89);
  });

  test("the rule set itself stays as it is", () => {
    const rules = rulesOf([{ all: [yes("ready"), yes("asked")] }]);
    const before = JSON.stringify(rules);
    for (const { make } of mutantsOf(rules)) expect(JSON.stringify(make())).not.toBe(before);
    expect(JSON.stringify(rules)).toBe(before);
    expect(Object.keys(rules.signals ?? {})).toEqual(Object.keys(signals));
  });
});

test("no two changes of a shipped rule set make the same", () => {
  for (const ruleSet of Object.values(shippedRuleSets)) {
    const places = mutantsOf(ruleSet).map((mutant) => told(mutant));
    expect(places.filter((place, index) => places.indexOf(place) < index)).toEqual([]);
  }
});
