import { afterAll, describe, expect, it } from "vitest";
import { parseMapping } from "../../src/import/parse-mapping.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { closePlace, commands } from "./commands.ts";
import { fuzz } from "./fuzz.ts";
import { smallDeal, smallRules, textOf } from "./sound.ts";
import { parsers } from "./targets.ts";

const timeout = 120_000;
afterAll(closePlace);

// A short run, always the same; `npm run fuzz` makes 200,000 cases, others each time.
describe("whatever is handed in, there is a value with issues", () => {
  it.each(parsers)("$name", { timeout }, async (target) => {
    const { cases, fault } = await fuzz(target, { cases: 60, seed: 1 });
    expect(fault).toBeUndefined();
    expect(cases).toBe(60);
  });

  it.each(commands)("$name", { timeout }, async (target) => {
    expect((await fuzz(target, { cases: 4, seed: 1 })).fault).toBeUndefined();
  });

  it("and no input has reached into the prototype of objects", () => {
    // Runs after the cases above, which hand in keys of every kind.
    const plain: { readonly polluted?: unknown } = {};
    expect(plain.polluted).toBeUndefined();
  });
});

/** Returns data that counts how often somebody looks into it. */
const counted = (data: unknown, count: { steps: number }): unknown => {
  if (typeof data !== "object" || data === null) return data;
  const wrapped = Array.isArray(data)
    ? data.map((one) => counted(one, count))
    : Object.fromEntries(Object.entries(data).map(([key, one]) => [key, counted(one, count)]));
  return new Proxy(wrapped, {
    get: (target, key, receiver) => {
      count.steps++;
      return Reflect.get(target, key, receiver);
    },
    getOwnPropertyDescriptor: (target, key) => {
      count.steps++;
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
    ownKeys: (target) => {
      count.steps++;
      return Reflect.ownKeys(target);
    },
  });
};

describe("parsing takes steps in proportion to what is handed in", () => {
  const many = <T>(length: number, make: (n: number) => T): readonly T[] =>
    Array.from({ length }, (_, n) => make(n));
  const rows: readonly (readonly [
    string,
    (input: unknown) => unknown,
    (size: number) => unknown,
  ])[] = [
    [
      "the people of a deal",
      parseDeal,
      (size) => ({ ...smallDeal, contacts: many(size, (n) => ({ id: `c${n}`, name: "x" })) }),
    ],
    [
      "evidence that does not fit",
      parseDeal,
      (size) => ({ id: "d", evidence: many(size, (n) => ({ what: `w${n}`, at: "2026-02-30" })) }),
    ],
    [
      "conditions",
      parseRuleSet,
      (size) => ({
        ...smallRules,
        flags: many(size, (n) => ({ ...smallRules.flags[0], id: `flag-${n}` })),
      }),
    ],
    [
      "columns",
      parseMapping,
      (size) => {
        const mapping = JSON.parse(textOf("mappings/salvirt-b2b.json"));
        mapping.files.deals.ignore = many(size, (n) => `column ${n}`);
        return mapping;
      },
    ],
  ];

  it.each(rows)("%s", { timeout }, (_, parse, make) => {
    const stepsFor = (size: number): number => {
      const count = { steps: 0 };
      parse(counted(make(size), count));
      return count.steps;
    };
    const [few, more] = [stepsFor(100), stepsFor(400)];
    expect(few).toBeGreaterThan(100);
    expect(more / few).toBeLessThan(4.5);
  });
});
