import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess, DayError } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { type Assessed, assessAll, BatchOptionsError } from "../../src/batch/assess-all.ts";
import { defineFact } from "../../src/facts/fact.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { sangforSevenSteps } from "../../src/shipped/rule-sets.ts";
import { dealArbitrary } from "../../src/testing/deal-arbitrary.ts";

const plan = compileRuleSet(sangforSevenSteps);
const asOf = "2026-06-30";

const all = async (results: AsyncIterable<Assessed>): Promise<readonly Assessed[]> => {
  const found: Assessed[] = [];
  for await (const result of results) found.push(result);
  return found;
};

const told = (results: readonly Assessed[]) =>
  results.map((result) =>
    "verdict" in result
      ? [result.index, result.verdict.deal]
      : [result.index, result.issues[0].code],
  );

test("every input has one result, in order: its own verdict, or its issues", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(dealArbitrary(plan), fc.jsonValue()), { maxLength: 6 }),
      fc.integer({ min: 1, max: 4 }),
      async (inputs, concurrency) => {
        const results = await all(assessAll(inputs, { plan, asOf, concurrency }));
        expect(results.map(({ index }) => index)).toEqual(inputs.map((_, index) => index));
        for (const result of results) {
          if ("verdict" in result)
            expect(result.verdict).toEqual(assess(plan, result.deal, { asOf }));
          else expect(result.issues.length).toBeGreaterThan(0);
        }
      },
    ),
  );
});

describe("inputs", () => {
  test.each<[string, unknown]>([
    ["a text", "ab"],
    ["nothing", null],
    ["one deal", { id: "a" }],
  ])("are refused where they are none: %s", async (_, inputs) => {
    await expect(all(assessAll(inputs as readonly unknown[], { plan, asOf }))).rejects.toThrow(
      BatchOptionsError,
    );
  });

  test("cost themselves alone, whatever loading them throws", async () => {
    const load = (id: string): unknown => {
      if (id === "b") throw Object.create(null);
      return { id };
    };
    expect(told(await all(assessAll(["a", "b"], { plan, asOf, load })))).toEqual([
      [0, "a"],
      [1, "not-loaded"],
    ]);
  });

  test("that are still being loaded are not waited for by whoever stops taking", async () => {
    const load = (id: string): unknown => (id === "a" ? { id } : new Promise(() => undefined));
    const taken: number[] = [];
    for await (const { index } of assessAll(["a", "b", "c"], { plan, asOf, load })) {
      taken.push(index);
      break;
    }
    expect(taken).toEqual([0]);
  });

  test("are objects or JSON text, in a list, a generator or a stream", async () => {
    const inputs = [{ id: "a" }, '{"id":"b"}', "{", null];
    const expected = [
      [0, "a"],
      [1, "b"],
      [2, "not-json"],
      [3, "wrong-type"],
    ];
    const stream = async function* () {
      yield* inputs;
    };
    for (const source of [inputs, new Set(inputs), stream()])
      expect(told(await all(assessAll(source, { plan, asOf })))).toEqual(expected);
  });

  test("may be promises; one that is broken is an issue of its own", async () => {
    const inputs = [Promise.resolve({ id: "a" }), Promise.reject(new Error("gone")), { id: "c" }];
    const results = await all(assessAll(inputs, { plan, asOf }));
    expect(told(results)).toEqual([
      [0, "a"],
      [1, "not-loaded"],
      [2, "c"],
    ]);
    expect(results[1]).toMatchObject({
      issues: [{ message: { en: "the deal could not be loaded: gone" } }],
    });
  });

  test("may be ids that are loaded, so many at a time", async () => {
    let running = 0;
    let most = 0;
    const load = async (id: string) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      if (id === "d-3") throw new Error("no such row");
      return { id };
    };
    const ids = Array.from({ length: 9 }, (_, index) => `d-${index}`);
    const results = await all(assessAll(ids, { plan, asOf, load, concurrency: 3 }));
    expect(told(results)).toEqual(
      ids.map((id, index) => [index, id === "d-3" ? "not-loaded" : id]),
    );
    expect(most).toBe(3);
  });
});

test("a fact of the app that throws costs the deal it was asked about, no other", async () => {
  const words = { zh: "x", en: "x" };
  const mood = defineFact({
    name: "app.mood",
    title: words,
    ask: words,
    type: { kind: "boolean" },
    read: (deal) => {
      if (deal.id === "bad") throw new Error("no mood");
      return true;
    },
  });
  const parsed = parseRuleSet(
    JSON.stringify({
      id: "moody",
      version: "1.0.0",
      kind: "stages",
      title: words,
      stages: [
        {
          id: "only",
          title: words,
          checkpoints: [
            { id: "c", title: words, when: { fact: "app.mood", operator: "equal", value: true } },
          ],
        },
      ],
    }),
    { facts: [mood] },
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const moody = compileRuleSet(parsed.ruleSet, { facts: [mood] });
  const results = await all(
    assessAll([{ id: "good" }, { id: "bad" }, { id: "fine" }], { plan: moody, asOf }),
  );
  expect(told(results)).toEqual([
    [0, "good"],
    [1, "not-assessed"],
    [2, "fine"],
  ]);
});

test("what cannot be meant is thrown before any input is taken", async () => {
  let asked = 0;
  const inputs = (function* () {
    asked++;
    yield {};
  })();
  await expect(assessAll(inputs, { plan, asOf: "today" }).next()).rejects.toThrow(DayError);
  for (const concurrency of [0, -1, 1.5, Number.NaN])
    await expect(assessAll(inputs, { plan, asOf, concurrency }).next()).rejects.toThrow(
      BatchOptionsError,
    );
  expect(asked).toBe(0);
});
