import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { dealArbitrary, ruleSetArbitrary } from "../../src/testing/index.ts";

const parsers = [
  { name: "parseDeal", parse: (input: unknown) => parseDeal(input) },
  { name: "parseRuleSet", parse: (input: unknown) => parseRuleSet(input) },
] as const;

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
  withBoxedValues: true,
});

/** Replaces, removes or adds something somewhere in plain data. */
function mutate(data: unknown, where: readonly number[], stray: unknown): unknown {
  const [first, ...rest] = where;
  if (first === undefined || typeof data !== "object" || data === null) return stray;
  const keys = Object.keys(data);
  const key = keys[first % (keys.length + 1)] ?? "stray";
  const value = (data as Record<string, unknown>)[key];
  if (Array.isArray(data)) {
    const copy = [...data];
    const index = first % (data.length + 1);
    if (rest.length === 0 && stray === undefined) copy.splice(index, 1);
    else copy[index] = mutate(data[index], rest, stray);
    return copy;
  }
  if (rest.length === 0 && stray === undefined) {
    const { [key]: _, ...others } = data as Record<string, unknown>;
    return others;
  }
  return { ...data, [key]: mutate(value, rest, stray) };
}

const strays = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    "",
    "__proto__",
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    [],
    {},
  ),
  fc.jsonValue({ maxDepth: 2 }),
  anything,
);

const valid = ruleSetArbitrary({ depth: 1 }).chain((ruleSet) =>
  dealArbitrary(ruleSet).map((deal) => ({
    parseRuleSet: ruleSet as unknown,
    parseDeal: deal as unknown,
  })),
);

function expectAnswer(result: ReturnType<(typeof parsers)[number]["parse"]>): void {
  if (result.ok) return;
  expect(result.issues.length).toBeGreaterThan(0);
  for (const { code, pointer, message } of result.issues) {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(pointer === "" || pointer.startsWith("/")).toBe(true);
    expect(message.zh.length * message.en.length).toBeGreaterThan(0);
  }
}

describe.each(parsers)("$name never throws", ({ name, parse }) => {
  it("on anything at all", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anything, (input) => expectAnswer(parse(input))),
      { numRuns: 3000 },
    );
  });

  it("on any text", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string(), (input) => expectAnswer(parse(input))),
      { numRuns: 2000 },
    );
  });

  it("on any JSON text", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.json(), (input) => expectAnswer(parse(input))),
      { numRuns: 2000 },
    );
  });

  it("on valid input that somebody has tampered with", { timeout: 120_000 }, () => {
    const tampered = fc.tuple(
      valid,
      fc.array(fc.tuple(fc.array(fc.nat(30), { minLength: 1, maxLength: 8 }), strays), {
        minLength: 1,
        maxLength: 3,
      }),
    );
    let refused = 0;
    fc.assert(
      fc.property(tampered, ([inputs, changes]) => {
        const input = changes.reduce(
          (data, [where, stray]) => mutate(data, where, stray),
          inputs[name],
        );
        const result = parse(input);
        expectAnswer(result);
        if (!result.ok) refused++;
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(250);
  });

  it("on text cut off or garbled in the middle", { timeout: 60_000 }, () => {
    const garbled = fc.tuple(valid, fc.nat(5000), fc.string({ maxLength: 5 }), fc.boolean());
    fc.assert(
      fc.property(garbled, ([inputs, at, noise, cut]) => {
        const text = JSON.stringify(inputs[name]);
        const place = at % text.length;
        expectAnswer(parse(text.slice(0, place) + noise + (cut ? "" : text.slice(place))));
      }),
      { numRuns: 300 },
    );
  });

  it("on input nested beyond measure", () => {
    const deep = (depth: number): unknown => {
      let data: unknown = "end";
      for (let n = 0; n < depth; n++) data = n % 2 === 0 ? [data] : { not: data };
      return data;
    };
    const circular: { id: string; custom?: unknown } = { id: "circle" };
    circular.custom = circular;
    for (const input of [deep(100_000), circular, { id: "x", custom: deep(5000) }])
      expect(parse(input).ok).toBe(false);
    expect(parse(`${"[".repeat(200_000)}${"]".repeat(200_000)}`).ok).toBe(false);
  });
});
