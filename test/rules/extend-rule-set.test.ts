import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ExtendIssue, extendRuleSet } from "../../src/rules/extend-rule-set.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { parseRuleSetOn } from "../../src/rules/parse-rule-set-on.ts";
import { recordBase } from "../../src/rules/record-base.ts";
import type { Checkpoint, RuleSet } from "../../src/rules/rule-set.ts";
import { ruleSetArbitrary } from "../../src/testing/rule-set-arbitrary.ts";

const words = (zh: string) => ({ zh, en: zh });
const asks = (fact: string) => ({ fact, operator: "equal", value: true }) as const;
const signal = (title: string) => ({
  title: words(title),
  subject: "deal" as const,
  type: "boolean" as const,
  favours: "us" as const,
  ask: words(title),
});
const checkpoint = (id: string, more: Partial<Checkpoint> = {}): Checkpoint => ({
  id,
  title: words(id),
  ...more,
});

const base: RuleSet = {
  id: "ours",
  version: "1.0.0",
  kind: "stages",
  title: words("基础"),
  signals: { ready: signal("准备好了"), keen: signal("有兴趣") },
  conditions: { "is-ready": asks("ready") },
  stages: [
    {
      id: "first",
      title: words("第一步"),
      passMark: 60,
      checkpoints: [
        checkpoint("a", { weight: 1, when: { condition: "is-ready" } }),
        checkpoint("b"),
        checkpoint("c", { when: asks("keen") }),
      ],
    },
    { id: "second", title: words("第二步"), checkpoints: [checkpoint("d")] },
  ],
  flags: [{ id: "slow", severity: "warn", title: words("慢"), when: { not: asks("ready") } }],
};

const extension = (more: object = {}) => ({
  id: "mine",
  version: "2.0.0",
  extends: { id: "ours", version: "1.0.0" },
  ...more,
});

const made = (more: object, bases: readonly RuleSet[] = [base]): RuleSet => {
  const extended = extendRuleSet(bases, extension(more));
  if (!extended.ok) throw new Error(JSON.stringify(extended.issues));
  return extended.ruleSet;
};

const told = (more: object, bases: readonly RuleSet[] = [base]) => {
  const extended = extendRuleSet(bases, extension(more));
  return extended.ok ? [] : extended.issues.map(({ code, pointer }) => `${code} ${pointer}`);
};

const issuesOf = (more: object, bases: readonly RuleSet[] = [base]): readonly ExtendIssue[] => {
  const extended = extendRuleSet(bases, extension(more));
  return extended.ok ? [] : extended.issues;
};

const checkpointsOf = (ruleSet: RuleSet, stage = 0): readonly string[] =>
  ruleSet.stages?.[stage]?.checkpoints.map(({ id }) => id) ?? [];

test("the base the tests build on is a rule set", () => {
  expect(parseRuleSet(base)).toEqual({ ok: true, ruleSet: base });
});

describe("an extension", () => {
  test("that changes nothing is its base under another id and version", () => {
    expect(made({})).toEqual({ ...base, id: "mine", version: "2.0.0" });
  });

  test("changes a key of a part by its id and leaves the rest as it was", () => {
    const ruleSet = made({
      stages: { first: { passMark: 70, checkpoints: { b: { weight: 3 } } } },
    });
    expect(ruleSet.stages?.[0]).toEqual({
      ...base.stages?.[0],
      passMark: 70,
      checkpoints: [
        base.stages?.[0]?.checkpoints[0],
        checkpoint("b", { weight: 3 }),
        base.stages?.[0]?.checkpoints[2],
      ],
    });
    expect(ruleSet.stages?.[1]).toEqual(base.stages?.[1]);
  });

  test("changes a text in one language alone", () => {
    const { signals } = made({ signals: { ready: { title: { zh: "就绪" } } } });
    expect(signals?.ready?.title).toEqual({ zh: "就绪", en: "准备好了" });
  });

  test("replaces a condition as a whole, it does not mix two", () => {
    const when = { any: [asks("ready"), asks("keen")] };
    const ruleSet = made({ stages: { first: { checkpoints: { c: { when } } } } });
    expect(ruleSet.stages?.[0]?.checkpoints[2]?.when).toEqual(when);
    expect(made({ conditions: { "is-ready": when } }).conditions).toEqual({ "is-ready": when });
  });

  test("takes away by null: a part, and a key of a part", () => {
    const ruleSet = made({
      stages: { first: { passMark: null, checkpoints: { c: null } }, second: null },
      signals: { keen: null },
      flags: { slow: null },
    });
    expect(ruleSet.stages?.map(({ id }) => id)).toEqual(["first"]);
    expect(ruleSet.stages?.[0]).not.toHaveProperty("passMark");
    expect(checkpointsOf(ruleSet)).toEqual(["a", "b"]);
    expect(Object.keys(ruleSet.signals ?? {})).toEqual(["ready"]);
    expect(ruleSet.flags).toEqual([]);
  });

  test("adds parts, last unless it says after or before which", () => {
    const title = words("新");
    const ruleSet = made({
      stages: {
        first: {
          checkpoints: {
            x: { title, after: "a" },
            y: { title, after: "a" },
            z: { title },
            w: { title, before: "a" },
            v: { title, before: "y" },
          },
        },
        between: {
          title,
          after: "first",
          checkpoints: { n: { title }, m: { title, before: "n" } },
        },
      },
    });
    expect(checkpointsOf(ruleSet)).toEqual(["w", "a", "x", "v", "y", "b", "c", "z"]);
    expect(ruleSet.stages?.map(({ id }) => id)).toEqual(["first", "between", "second"]);
    expect(ruleSet.stages?.[1]).toEqual({
      id: "between",
      title,
      checkpoints: [checkpoint("m", { title }), checkpoint("n", { title })],
    });
  });

  test("parts none that stand together when another comes after the same one", () => {
    const title = words("新");
    const behind = {
      x: { title, after: "a" },
      y: { title, after: "x" },
      z: { title, after: "a" },
      w: { title, before: "z" },
      v: { title, after: "a" },
    };
    const ruleSet = made({ stages: { first: { checkpoints: behind } } });
    expect(checkpointsOf(ruleSet)).toEqual(["a", "x", "y", "w", "z", "v", "b", "c"]);
  });

  test("moves a part that is there by the same words", () => {
    const ruleSet = made({ stages: { first: { checkpoints: { a: { after: "c" } } } } });
    expect(checkpointsOf(ruleSet)).toEqual(["b", "c", "a"]);
  });

  test("takes numbers for ids where each says what it stands next to, or is alone", () => {
    const title = words("x");
    const chained = { 10: { title, after: "a" }, 9: { title, after: "10" } };
    expect(checkpointsOf(made({ stages: { first: { checkpoints: chained } } }))).toEqual([
      "a",
      "10",
      "9",
      "b",
      "c",
    ]);
    const alone = made({ stages: { first: { checkpoints: { 3: { title } } } } });
    expect(checkpointsOf(alone)).toEqual(["a", "b", "c", "3"]);
  });

  test("builds on an extension that was made before", () => {
    const first = made({ stages: { first: { passMark: 70 } } });
    const second = extendRuleSet([first], {
      id: "theirs",
      version: "1.0.0",
      extends: { id: "mine", version: "2.0.0" },
      stages: { first: { checkpoints: { b: null } } },
    });
    expect(second.ok && second.ruleSet.stages?.[0]?.passMark).toBe(70);
    expect(second.ok && checkpointsOf(second.ruleSet)).toEqual(["a", "c"]);
  });

  test("takes the version it names where there are several, else the newest", () => {
    const later = { ...base, version: "1.10.0", title: words("后来") };
    const middle = { ...base, version: "1.9.0", title: words("中间") };
    expect(made({}, [later, base]).title).toEqual(base.title);
    expect(made({}, [middle, later]).title).toEqual(later.title);
  });
});

describe("what is wrong stands at its place in the extension:", () => {
  test.each<[string, object, readonly string[]]>([
    ["a key that is none", { stagse: {} }, ["unknown-key /stagse"]],
    ["a number that is too large", { version: Number.POSITIVE_INFINITY }, ["not-finite /version"]],
    [
      "a needed key that is misspelt",
      { extends: { Id: "our", version: "1.0.0" } },
      ["unknown-key /extends/Id"],
    ],
    [
      "a value of a wrong kind",
      { stages: { first: { passMark: "70" } } },
      ["wrong-type /stages/first/passMark"],
    ],
    [
      "an id that cannot be changed",
      { flags: { slow: { id: "fast" } } },
      ["unknown-key /flags/slow/id"],
    ],
    [
      "an unknown fact in a changed condition",
      { stages: { first: { checkpoints: { c: { when: asks("kean") } } } } },
      ["unknown-fact /stages/first/checkpoints/c/when/fact"],
    ],
    [
      "an unknown fact in an added checkpoint behind another",
      {
        stages: {
          second: {
            checkpoints: { x: { title: words("x"), before: "d", when: { all: [asks("nobody")] } } },
          },
        },
      },
      ["unknown-fact /stages/second/checkpoints/x/when/all/0/fact"],
    ],
    [
      "a new part that lacks what it must have",
      {
        signals: { fresh: { title: words("x"), type: "boolean", favours: "us", ask: words("x") } },
      },
      ["missing-key /signals/fresh"],
    ],
    [
      "a new id that is none",
      { flags: { "Bad Id": { title: words("x"), severity: "info", when: asks("ready") } } },
      ["bad-name /flags/Bad Id/id"],
    ],
    [
      "a needed key taken away",
      { stages: { first: { title: null } } },
      ["missing-key /stages/first"],
    ],
    [
      "a base that is not there",
      { extends: { id: "our", version: "1.0.0" } },
      ["unknown-base /extends/id"],
    ],
    [
      "itself as its base",
      { extends: { id: "mine", version: "1.0.0" } },
      ["extends-itself /extends/id"],
    ],
    [
      "a part of a part that the base does not have",
      { stages: { first: { checkpoints: { e: { weight: 2 } } } } },
      ["unknown-item /stages/first/checkpoints/e"],
    ],
    [
      "a checkpoint under the wrong stage",
      { stages: { first: { checkpoints: { d: { weight: 2 } } } } },
      ["base-moved /stages/first/checkpoints/d"],
    ],
    ["nothing to take away", { signals: { kene: null } }, ["nothing-to-remove /signals/kene"]],
    [
      "a key that is not there to take away",
      { stages: { second: { passMark: null } } },
      ["nothing-to-remove /stages/second/passMark"],
    ],
    [
      "a neighbour that is not there",
      { stages: { second: { after: "frist" } } },
      ["unknown-neighbour /stages/second/after"],
    ],
    [
      "new parts with numbers for ids, of which nobody can tell which was written first",
      {
        stages: { first: { checkpoints: { 10: { title: words("x") }, 9: { title: words("y") } } } },
      },
      ["order-unclear /stages/first/checkpoints/9", "order-unclear /stages/first/checkpoints/10"],
    ],
    [
      "a number beside another part after the same one",
      {
        stages: {
          first: {
            checkpoints: {
              x: { title: words("x"), after: "a" },
              7: { title: words("y"), after: "a" },
            },
          },
        },
      },
      ["order-unclear /stages/first/checkpoints/7"],
    ],
    [
      "two neighbours",
      { stages: { second: { after: "first", before: "first" } } },
      ["two-neighbours /stages/second/before"],
    ],
    [
      "a part that is its own neighbour, and one after it",
      {
        stages: {
          first: { checkpoints: { a: { after: "a" }, x: { title: words("x"), after: "a" } } },
        },
      },
      ["own-neighbour /stages/first/checkpoints/a/after"],
    ],
    [
      "a part after one whose neighbour is not there",
      {
        stages: {
          first: { checkpoints: { a: { before: "nope" }, x: { title: words("x"), after: "a" } } },
        },
      },
      ["unknown-neighbour /stages/first/checkpoints/a/before"],
    ],
    [
      "two that wait for one another",
      { stages: { first: { after: "second" }, second: { after: "first" } } },
      ["unknown-neighbour /stages/first/after", "unknown-neighbour /stages/second/after"],
    ],
  ])("%s", (_, more, expected) => {
    expect(told(more)).toEqual(expected);
  });

  test("a signal taken away that the base still asks about is told there, with where", () => {
    const [issue, ...others] = issuesOf({ signals: { keen: null } });
    expect(issue).toMatchObject({ code: "breaks-base", pointer: "/signals/keen" });
    expect(issue?.message.en).toBe(
      "with this, `/stages/0/checkpoints/2/when/fact` of the base is at fault: unknown fact `keen`",
    );
    expect(others).toEqual([]);
  });

  test("a signal of another type is told there when the base compares it as it was", () => {
    expect(told({ signals: { ready: { type: "number" } } })).toContain(
      "breaks-base /signals/ready/type",
    );
  });

  test("with its own words where a part is to stand next to itself", () => {
    const [issue] = issuesOf({ stages: { first: { before: "first" } } });
    expect(issue).toMatchObject({
      pointer: "/stages/first/before",
      message: {
        zh: "`first` 不能排在自己旁边",
        en: "`first` cannot stand next to itself",
      },
    });
  });

  test("with a suggestion where a word is nearly right", () => {
    const suggestion = (more: object) => issuesOf(more)[0];
    expect(suggestion({ extends: { id: "our", version: "1.0.0" } })).not.toHaveProperty(
      "suggestion",
    );
    expect(suggestion({ signals: { kene: null } })).toMatchObject({ suggestion: "keen" });
    expect(suggestion({ stages: { second: { after: "frist" } } })).toMatchObject({
      suggestion: "first",
    });
  });

  test("with line and column where it was given as text", () => {
    const text = `{
  "id": "mine", "version": "1.0.0",
  "extends": { "id": "ours", "version": "1.0.0" },
  "stages": {
    "first": { "passMark": 700 }
  }
}`;
    const parsed = parseRuleSetOn([base], text);
    expect(parsed.ok ? [] : parsed.issues).toMatchObject([
      { code: "out-of-range", pointer: "/stages/first/passMark", line: 5, column: 28 },
    ]);
  });
});

describe("after an upgrade of the base", () => {
  const edits = {
    stages: { first: { passMark: 70, checkpoints: { a: { weight: 3 }, b: null } } },
    signals: { keen: { staleAfterDays: 30 }, mine: signal("我们的") },
  };
  const recordedIn = (more: object, bases: readonly RuleSet[] = [base], accept: string[] = []) => {
    const recorded = recordBase(bases, extension(more), accept);
    if (!recorded.ok) throw new Error(JSON.stringify(recorded.issues));
    return { ...more, extends: recorded.extends, was: recorded.was };
  };
  const recorded = recordedIn(edits);
  /** Returns the next version of the base with the values at some pointers set, undefined: gone. */
  const upgrade = (changes: Readonly<Record<string, unknown>>): readonly RuleSet[] => {
    const next = structuredClone({ ...base, version: "1.1.0" }) as unknown;
    for (const [pointer, value] of Object.entries(changes)) {
      const path = pointer.split("/").slice(1);
      const last = path.pop() ?? "";
      const holder = path.reduce((at, key) => (at as Record<string, unknown>)[key], next);
      if (Array.isArray(holder) && value === undefined) holder.splice(Number(last), 1);
      else (holder as Record<string, unknown>)[last] = value;
    }
    return [JSON.parse(JSON.stringify(next)) as RuleSet];
  };

  test("what is kept is the old value, null for nothing, a digest of what is long", () => {
    const digest = expect.stringMatching(/^[0-9a-f]{16}$/);
    expect(recorded.was).toEqual({
      "/signals/keen": { digest, title: "有兴趣" },
      "/signals/keen/staleAfterDays": null,
      "/signals/mine": null,
      "/stages/first": { digest, title: "第一步" },
      "/stages/first/checkpoints/a": { digest, title: "a" },
      "/stages/first/checkpoints/a/weight": 1,
      "/stages/first/checkpoints/b": { digest, title: "b" },
      "/stages/first/passMark": 60,
    });
    expect(told(recorded)).toEqual([]);
  });

  test("a stage that names its old id is known by it, on record or not", () => {
    const renamed = upgrade({ "/stages/0/id": "start", "/stages/0/formerly": ["first"] });
    const retitled = { stages: { first: { title: words("头一步") } } };
    expect(issuesOf(retitled, renamed).map(({ code }) => code)).toContain("base-renamed");
  });

  test("edits stand, and what the base brings comes with them, where they do not meet", () => {
    const bases = upgrade({
      "/stages/0/title": words("新的第一步"),
      "/stages/0/checkpoints/3": checkpoint("new"),
      "/stages/0/checkpoints/0/advice": words("建议"),
    });
    const ruleSet = made(recorded, bases);
    expect(ruleSet.stages?.[0]).toMatchObject({ passMark: 70, title: words("新的第一步") });
    expect(checkpointsOf(ruleSet)).toEqual(["a", "c", "new"]);
    expect(ruleSet.stages?.[0]?.checkpoints[0]).toMatchObject({ weight: 3, advice: words("建议") });
  });

  test.each<[string, Readonly<Record<string, unknown>>, string, string | RegExp]>([
    [
      "a value that both change",
      { "/stages/0/passMark": 65 },
      "base-changed /stages/first/passMark",
      "`ours` 1.1.0 changes `passMark` too: it was `60`, it is `65`",
    ],
    [
      "a value that the base takes away",
      { "/stages/0/passMark": undefined },
      "base-changed /stages/first/passMark",
      "`ours` 1.1.0 changes `passMark` too: it was `60`, it is nothing",
    ],
    [
      "a value where there was none",
      { "/signals/keen/staleAfterDays": 90 },
      "base-changed /signals/keen/staleAfterDays",
      "`ours` 1.1.0 changes `staleAfterDays` too: it was nothing, it is `90`",
    ],
    [
      "a checkpoint taken away here that says something else now",
      { "/stages/0/checkpoints/1/essential": true },
      "base-changed /stages/first/checkpoints/b",
      "`ours` 1.1.0 changes `b` too",
    ],
    [
      "a signal that both add",
      { "/signals/mine": signal("他们的") },
      "base-added /signals/mine",
      "this adds `mine`, which `ours` 1.1.0 now has as well",
    ],
    [
      "a checkpoint that is gone",
      { "/stages/0/checkpoints/0": undefined },
      "base-gone /stages/first/checkpoints/a",
      "this changes `a`, which `ours` 1.1.0 no longer has",
    ],
    [
      "a checkpoint that has another id",
      { "/stages/0/checkpoints/0/id": "a-first" },
      "base-renamed /stages/first/checkpoints/a",
      "this changes `a`, which `ours` 1.1.0 calls `a-first`",
    ],
    [
      "a checkpoint taken away here that has another id",
      { "/stages/0/checkpoints/1/id": "b-second" },
      "base-renamed /stages/first/checkpoints/b",
      "this changes `b`, which `ours` 1.1.0 calls `b-second`",
    ],
    [
      "a checkpoint that has another id and says something else, by its title",
      { "/stages/0/checkpoints/0/id": "a-first", "/stages/0/checkpoints/0/weight": 5 },
      "base-renamed /stages/first/checkpoints/a",
      "this changes `a`, which `ours` 1.1.0 calls `a-first`",
    ],
    [
      "a stage that has another id and another mark, by its title",
      { "/stages/0/id": "start", "/stages/0/passMark": 80 },
      "base-renamed /stages/first",
      "this changes `first`, which `ours` 1.1.0 calls `start`",
    ],
    [
      "a checkpoint that is gone, where two others have its title now",
      {
        "/stages/0/checkpoints/0": checkpoint("x", { title: words("a") }),
        "/stages/0/checkpoints/3": checkpoint("y", { title: words("a") }),
      },
      "base-gone /stages/first/checkpoints/a",
      "this changes `a`, which `ours` 1.1.0 no longer has",
    ],
    [
      "a stage that says what it was called",
      {
        "/stages/0/id": "start",
        "/stages/0/formerly": ["first"],
        "/stages/0/title": words("起步"),
      },
      "base-renamed /stages/first",
      "this changes `first`, which `ours` 1.1.0 calls `start`",
    ],
    [
      "a checkpoint that stands in another stage",
      { "/stages/0/checkpoints/1": undefined, "/stages/1/checkpoints/1": checkpoint("b") },
      "base-moved /stages/first/checkpoints/b",
      "this changes `b`, which `ours` 1.1.0 has in stage `second`",
    ],
  ])("%s is told, and nothing else", (_, changes, expected, message) => {
    const issues = issuesOf(recorded, upgrade(changes));
    expect(issues.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([expected]);
    expect(issues[0]?.message.en).toBe(message);
    expect(issues[0]?.message.zh).toMatch(/\p{Script=Han}/u);
  });

  test("several are told one by one", () => {
    const changes = {
      "/stages/0/passMark": 65,
      "/stages/0/checkpoints/0/weight": 2,
      "/signals/keen": undefined,
      "/stages/0/checkpoints/2": checkpoint("c"),
    };
    expect(told(recorded, upgrade(changes)).sort()).toEqual([
      "base-changed /stages/first/checkpoints/a/weight",
      "base-changed /stages/first/passMark",
      "base-gone /signals/keen",
    ]);
  });

  test("nothing is told where both came to say the same", () => {
    expect(told(recorded, upgrade({ "/stages/0/passMark": 70 }))).toEqual([]);
  });

  test("a change of the base that did not raise its version is told as well", () => {
    const [changed] = upgrade({ "/stages/0/passMark": 65 });
    const same = { ...base, ...changed, version: "1.0.0" };
    expect(told(recorded, [same])).toEqual(["base-changed /stages/first/passMark"]);
  });

  test("an edit without a record is told, as nobody can say what it was made against", () => {
    const unrecorded = { stages: { first: { passMark: 70, title: { zh: "起步" } } } };
    expect(told(unrecorded)).toEqual([]);
    const issues = issuesOf(unrecorded, upgrade({}));
    expect(issues.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      "base-unrecorded /stages/first/passMark",
      "base-unrecorded /stages/first/title/zh",
    ]);
    expect(issues[1]?.message.en).toBe(
      "not on record what `title.zh` was in `1.0.0`: `ours` 1.1.0 may have changed it",
    );
  });

  test("a version that forges a line of a report is quoted without it", () => {
    const changed = { title: words("我们的"), extends: { id: "ours", version: "\u001b[2J1.0.0" } };
    const messages = issuesOf(changed).map(({ message }) => message.en);
    expect(messages).toEqual([
      "not on record what `title.zh` was in `?[2J1.0.0`: `ours` 1.0.0 may have changed it",
      "not on record what `title.en` was in `?[2J1.0.0`: `ours` 1.0.0 may have changed it",
    ]);
  });

  test("what is added needs no record as long as the base does not have it", () => {
    const added = { signals: { mine: signal("我们的") } };
    expect(told(added, upgrade({}))).toEqual([]);
    expect(told(added, upgrade({ "/signals/mine": signal("他们的") }))).toContain(
      "base-unrecorded /signals/mine/title/zh",
    );
  });

  test("an accepted place is kept as the base has it now, the others stay as they are", () => {
    const bases = upgrade({ "/stages/0/passMark": 65, "/stages/0/checkpoints/0/weight": 2 });
    const once = recordedIn(recorded, bases, ["/stages/first/passMark"]);
    expect(once.extends.version).toBe("1.0.0");
    expect(told(once, bases)).toEqual(["base-changed /stages/first/checkpoints/a/weight"]);
    const twice = recordedIn(once, bases, ["/stages/first/checkpoints/a"]);
    expect(twice.extends.version).toBe("1.1.0");
    expect(twice.was).toMatchObject({
      "/stages/first/passMark": 65,
      "/stages/first/checkpoints/a/weight": 2,
    });
    expect(told(twice, bases)).toEqual([]);
    expect(recordedIn(recorded, bases, ["all"]).was).toEqual(twice.was);
  });

  test("what is gone cannot be accepted: the edit has to go, or to follow", () => {
    const bases = upgrade({
      "/signals/keen/staleAfterDays": 90,
      "/stages/0/checkpoints/1": undefined,
    });
    const accepted = recordedIn(recorded, bases, ["all"]);
    expect(accepted.extends.version).toBe("1.0.0");
    expect(told(accepted, bases)).toEqual(["nothing-to-remove /stages/first/checkpoints/b"]);
  });
});

describe("for every rule set", () => {
  const extends_ = ({ id, version }: RuleSet) => ({ extends: { id, version } });

  test("an extension that changes nothing gives it back, and needs no record", () => {
    fc.assert(
      fc.property(ruleSetArbitrary(), (ruleSet) => {
        const own = { id: "mine", version: "9.0.0", ...extends_(ruleSet) };
        const extended = extendRuleSet([ruleSet], own);
        const { $schema: _, ...rules } = ruleSet;
        expect(extended.ok && extended.ruleSet).toEqual({ ...rules, id: "mine", version: "9.0.0" });
        expect(recordBase([ruleSet], own)).toMatchObject({ ok: true, was: {}, open: [] });
      }),
      { numRuns: 30 },
    );
  });

  test("an edit on record survives an upgrade of any other part", () => {
    fc.assert(
      fc.property(
        ruleSetArbitrary(),
        fc.nat(),
        fc.integer({ min: 0, max: 100 }),
        (rules, at, mark) => {
          const stages = (rules.stages ?? []).filter(({ passMark }) => passMark !== mark);
          fc.pre(rules.kind === "stages" && stages.length > 0);
          const stage = stages[at % stages.length]?.id ?? "";
          const own = {
            id: "mine",
            version: "1.0.0",
            ...extends_(rules),
            stages: { [stage]: { passMark: mark } },
          };
          const recorded = recordBase([rules], own);
          const kept = recorded.ok ? { ...own, was: recorded.was } : own;
          const next: RuleSet = {
            ...rules,
            version: "99.0.0",
            title: words("升级后"),
            stages: rules.stages?.map((one) => ({ ...one, advice: words("新建议") })),
          };
          const extended = extendRuleSet([next], kept);
          const marked = extended.ok && extended.ruleSet.stages?.find(({ id }) => id === stage);
          expect(marked).toMatchObject({ passMark: mark, advice: words("新建议") });
        },
      ),
      { numRuns: 50 },
    );
  });

  test("whatever an extension holds, it is read without throwing", () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 4 }), (junk) => {
        const input = { ...extension(), stages: junk, was: junk, signals: junk };
        expect(typeof extendRuleSet([base], input).ok).toBe("boolean");
      }),
      { numRuns: 100 },
    );
  });
});
