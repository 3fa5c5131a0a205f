import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Issue } from "../../src/model/issue.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { validDeal } from "./valid-deal.ts";

const issuesOf = (input: unknown): readonly Issue[] => {
  const parsed = parseDeal(input);
  return parsed.ok ? [] : parsed.issues;
};

const places = (input: unknown) => issuesOf(input).map(({ code, pointer }) => [code, pointer]);

const observed = (...evidence: object[]) => ({
  id: "d",
  contacts: [{ id: "wang" }],
  organisations: [{ id: "rival" }],
  opportunity: { needs: [{ id: "speed" }], dates: [{ id: "speed" }] },
  evidence: evidence.map((observation) => ({ at: "2026-03-01", ...observation })),
});

const selfContaining = () => {
  const deal: { id: string; account?: unknown } = { id: "d" };
  deal.account = deal;
  return deal;
};

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });

// Duplicate keys are invisible once a text is parsed: the reader of JSON texts reports them.
type Code = Exclude<Issue["code"], "duplicate-key">;

const rows: Readonly<Record<Code, readonly (readonly [pointer: string, input: unknown])[]>> = {
  "not-json": [
    ["", "{"],
    ["", ""],
    ["", "{'id': 'd'}"],
  ],
  "wrong-type": [
    ["", null],
    ["", 3],
    ["", []],
    ["", "3"],
    ["/id", { id: 3 }],
    ["/account", { id: "d", account: "ACME" }],
    ["/account/name", { id: "d", account: { name: false } }],
    ["/account/products/0", { id: "d", account: { products: [3] } }],
    ["/contacts", { id: "d", contacts: {} }],
    ["/contacts/0/stance", { id: "d", contacts: [{ id: "p", stance: 3 }] }],
    ["/evidence/0/value", observed({ what: "a-signal", value: {} })],
    ["/evidence/0/value", observed({ what: "rules/checkpoint", value: {} })],
    ["/evidence/0/value", observed({ what: "account.tier", value: {} })],
    ["/evidence/0/value", observed({ what: "contacts.complete", value: {} })],
    ["/evidence/0/value", observed({ what: "needs.complete", value: ["all"] })],
    ["/evidence/0/value", observed({ what: "stance", about: "wang", value: {} })],
    ["/evidence/0/value", observed({ what: "a-signal", about: "wang", value: {} })],
    ["/evidence/0/value/b/0", observed({ what: "custom.a", value: { b: [1] } })],
    ["/evidence/0/value", observed({ what: "rules/checkpoint", value: "yes" })],
    ["/evidence/0/value", observed({ what: "account.salesRank", value: "first" })],
    ["/custom/a/b/0", { id: "d", custom: { a: { b: [1] } } }],
    ["/progress/r/history/0/kind", { id: "d", progress: { r: { history: [{ kind: 1 }] } } }],
  ],
  "not-data": [
    ["", undefined],
    ["", () => 1],
    ["", new Date(0)],
    ["/name", { id: "d", name: Symbol("x") }],
    ["/account/employees", { id: "d", account: { employees: 10n } }],
    ["/account", { id: "d", account: new Map() }],
    ["/contacts/0", { id: "d", contacts: new Array(1) }],
  ],
  "unknown-key": [
    ["/acount", { id: "d", acount: {} }],
    ["/account/teir", { id: "d", account: { teir: "A" } }],
    ["/contacts/0/a~1b", { id: "d", contacts: [{ id: "p", "a/b": 1 }] }],
    ["/opportunity/budget/a~0b", { id: "d", opportunity: { budget: { "a~b": 1 } } }],
  ],
  "reserved-key": [
    ["/__proto__", '{"id":"d","__proto__":{"isAdmin":true}}'],
    ["/custom/constructor", { id: "d", custom: { constructor: 1 } }],
    ["/account/prototype", { id: "d", account: { prototype: 1 } }],
  ],
  "missing-key": [
    ["", {}],
    ["/contacts/0", { id: "d", contacts: [{}] }],
    ["/evidence/0", { id: "d", evidence: [{ what: "a", at: "2026-01-01" }] }],
    ["/evidence/0", observed({ what: "account.tier" })],
    ["/evidence/0", observed({ what: "contacts.complete" })],
    ["/progress/r/history/0", { id: "d", progress: { r: { history: [{}] } } }],
  ],
  "not-a-choice": [
    ["/account/tier", { id: "d", account: { tier: "E" } }],
    ["/contacts/0/roles/1", { id: "d", contacts: [{ id: "p", roles: ["user", "usr"] }] }],
    ["/evidence/0/source", observed({ what: "a", value: true, source: "rumour" })],
    ["/evidence/0/value", observed({ what: "account.tier", value: "a" })],
    ["/evidence/0/value", observed({ what: "stance", about: "wang", value: "suporter" })],
    ["/evidence/0/value", observed({ what: "contacts.complete", value: true })],
    ["/evidence/0/value", observed({ what: "needs.complete", value: "all" })],
    ["/evidence/0/value", observed({ what: "kind", about: "needs/speed", value: "sped" })],
    ["/progress/r/history/0/kind", { id: "d", progress: { r: { history: [{ kind: "jump" }] } } }],
  ],
  "impossible-date": [
    ["/opportunity/needBy", { id: "d", opportunity: { needBy: "2026-02-30" } }],
    ["/evidence/0/at", observed({ what: "a", value: true, at: "yesterday" })],
    ["/evidence/0/value", observed({ what: "opportunity.needBy", value: "soon" })],
  ],
  "not-finite": [
    ["/opportunity/amount", { id: "d", opportunity: { amount: Number.NaN } }],
    ["/custom/ratio", { id: "d", custom: { ratio: Number.POSITIVE_INFINITY } }],
    ["/opportunity/amount", '{"id":"d","opportunity":{"amount":1e999}}'],
  ],
  "not-whole": [["/account/employees", { id: "d", account: { employees: 2.5 } }]],
  "out-of-range": [
    ["/contacts/0/influence", { id: "d", contacts: [{ id: "p", influence: 101 }] }],
    ["/contacts/0/influence", { id: "d", contacts: [{ id: "p", influence: -1 }] }],
    ["/account/employees", { id: "d", account: { employees: 1e300 } }],
  ],
  "empty-text": [["/id", { id: "" }]],
  "too-long": [
    ["/account/name", { id: "d", account: { name: "x".repeat(301) } }],
    ["/account/products", { id: "d", account: { products: new Array(201).fill("x") } }],
    ["/custom/note", { id: "d", custom: { note: "x".repeat(5001) } }],
    ["/evidence/0/value", observed({ what: "opportunity.problem", value: "x".repeat(5001) })],
  ],
  "ill-formed-text": [
    ["/name", { id: "d", name: "half a pair \ud83d" }],
    ["/custom", { id: "d", custom: { "\udc00": 1 } }],
  ],
  "too-deep": [
    ["/custom/e/a/a/a/a", { id: "d", custom: { e: nested(5) } }],
    ["/evidence/0/value/a/a/a/a", observed({ what: "custom.e", value: nested(5) })],
    ["/evidence/0/value/a/a/a/a", observed({ what: "erp.state", value: nested(5) })],
  ],
  "too-large": [["/custom/list", { id: "d", custom: { list: new Array(300_000).fill("x") } }]],
  circular: [["/account", selfContaining()]],
  unreadable: [
    [
      "/account/name",
      {
        id: "d",
        account: {
          get name(): string {
            throw new Error("no");
          },
        },
      },
    ],
    [
      "",
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error("no");
          },
        },
      ),
    ],
  ],
  "duplicate-id": [
    ["/contacts/1/id", { id: "d", contacts: [{ id: "p" }, { id: "p" }] }],
    ["/organisations/0/id", { id: "d", contacts: [{ id: "p" }], organisations: [{ id: "p" }] }],
    ["/opportunity/needs/1/id", { id: "d", opportunity: { needs: [{ id: "n" }, { id: "n" }] } }],
    [
      "/evidence/1/id",
      observed({ id: "e", what: "a", value: true }, { id: "e", what: "b", value: true }),
    ],
  ],
  "dangling-reference": [
    ["/contacts/0/reportsTo", { id: "d", contacts: [{ id: "p", reportsTo: "q" }] }],
    ["/contacts/0/organisation", { id: "d", contacts: [{ id: "p", organisation: "p" }] }],
    ["/organisations/0/worksWith", { id: "d", organisations: [{ id: "o", worksWith: "x" }] }],
    ["/opportunity/partner", { id: "d", opportunity: { partner: "x" } }],
    [
      "/opportunity/process/contractHandler",
      { id: "d", opportunity: { process: { contractHandler: "x" } } },
    ],
    [
      "/opportunity/needs/0/raisedBy",
      { id: "d", opportunity: { needs: [{ id: "n", raisedBy: "x" }] } },
    ],
    ["/evidence/0/about", observed({ what: "a", about: "li", value: true })],
    ["/evidence/0/about", observed({ what: "a", about: "dates/wang", value: true })],
    ["/evidence/0/about", observed({ what: "isMet", about: "needs/sped", value: true })],
    ["/evidence/0/about", observed({ what: "isMet", about: "speed", value: true })],
    ["/evidence/0/about", observed({ what: "stance", about: "contacts/wang", value: "neutral" })],
    ["/evidence/0/value", observed({ what: "reportsTo", about: "wang", value: "li" })],
    ["/evidence/0/value", observed({ what: "raisedBy", about: "needs/speed", value: "li" })],
    ["/evidence/0/withdraws", observed({ id: "e", what: "a", value: true, withdraws: "e" })],
  ],
  "reference-cycle": [
    ["/contacts/0/reportsTo", { id: "d", contacts: [{ id: "p", reportsTo: "p" }] }],
    [
      "/contacts/1/reportsTo",
      {
        id: "d",
        contacts: [
          { id: "a", reportsTo: "b" },
          { id: "b", reportsTo: "c" },
          { id: "c", reportsTo: "b" },
        ],
      },
    ],
    [
      "/organisations/0/partOf",
      {
        id: "d",
        organisations: [
          { id: "o", partOf: "u" },
          { id: "u", partOf: "o" },
        ],
      },
    ],
  ],
  "unknown-field": [
    ["/evidence/0/what", observed({ what: "acount.tier", value: "A" })],
    ["/evidence/0/what", observed({ what: "Two Words", value: true })],
    ["/evidence/0/what", observed({ what: "custom.__proto__", value: true })],
    ["/evidence/0/what", observed({ what: "opportunity.needs", value: true })],
    ["/evidence/0/what", observed({ what: "kind", about: "wang", value: "competitor" })],
    ["/evidence/0/what", observed({ what: "stanceOf", about: "wang", value: "neutral" })],
    ["/evidence/0/what", observed({ what: "addedAt", about: "wang", value: "2026-01-01" })],
    ["/evidence/0/what", observed({ what: "addedAt", value: "2026-01-01" })],
    ["/evidence/0/what", observed({ what: "reason", about: "needs/speed", value: "late" })],
    ["/evidence/0/what", observed({ what: "a-signal", about: "needs/speed", value: true })],
    ...[
      "account.colour",
      "oportunity.amount",
      "contacts.count",
      "needs.share",
      "verdict.floor",
      "crm.",
      ".crm",
      "crm..health",
      "crm.health of all",
    ].map((what) => ["/evidence/0/what", observed({ what, value: 1 })] as const),
  ],
  "about-missing": [
    ["/evidence/0/what", observed({ what: "stance", value: "neutral" })],
    ["/evidence/0/what", observed({ what: "isMet", value: true })],
    ["/evidence/0/what", observed({ what: "personal.pets", value: "a cat" })],
  ],
  "about-not-allowed": [
    ["/evidence/0/about", observed({ what: "account.tier", about: "wang", value: "A" })],
    ["/evidence/0/about", observed({ what: "rules/check", about: "wang", value: true })],
    ["/evidence/0/about", observed({ what: "contacts.complete", about: "wang", value: "all" })],
    ["/evidence/0/about", observed({ what: "crm.health", about: "wang", value: 3 })],
    ["/evidence/0/about", observed({ what: "account.tier", about: "needs/speed", value: "A" })],
  ],
};

describe.each(Object.entries(rows))("the issue %s", (code, cases) => {
  test.each(cases.map(([pointer, input], index) => ({ index, pointer, input })))(
    "is the only one of case $index, at `$pointer`",
    ({ pointer, input }) => {
      expect(places(input)).toEqual([[code, pointer]]);
    },
  );
});

describe("a deal", () => {
  test("needs nothing but its id", () => {
    expect(parseDeal({ id: "d" })).toEqual({ ok: true, deal: { id: "d" } });
    expect(parseDeal('{"id": "d"}')).toEqual({ ok: true, deal: { id: "d" } });
  });

  test("is a fresh copy, whatever later becomes of the input", () => {
    const input = { id: "d", account: { name: "ACME" } };
    const parsed = parseDeal(input);
    input.account.name = "changed";
    expect(parsed).toEqual({ ok: true, deal: { id: "d", account: { name: "ACME" } } });
  });

  test("takes undefined for absent, and null for known to be none", () => {
    expect(parseDeal({ id: "d", name: undefined, account: { tier: null } })).toEqual({
      ok: true,
      deal: { id: "d", account: { tier: null } },
    });
  });

  test("may use one object in two places, which is no circle", () => {
    const shared = { id: "n" };
    const parsed = parseDeal({ id: "d", opportunity: { needs: [shared], dates: [shared] } });
    expect(parsed.ok).toBe(true);
  });

  test("may be an object without a prototype", () => {
    expect(parseDeal(Object.assign(Object.create(null), { id: "d" })).ok).toBe(true);
  });

  test("keeps minus zero no longer than JSON would", () => {
    const parsed = parseDeal({ id: "d", custom: { change: -0 } });
    expect(parsed.ok && Object.is(parsed.deal.custom?.change, 0)).toBe(true);
  });

  test("accepts observations of every kind", () => {
    const deal = observed(
      { what: "go-live-date-stated", value: true, id: "e1" },
      { what: "3-visits", value: true },
      { what: "works-late", about: "wang", value: 3 },
      { what: "stance", about: "wang", value: "mentor", source: "informant" },
      { what: "personal.homeTown", about: "wang", value: null },
      { what: "worksWith", about: "rival", value: "rival" },
      { what: "opportunity.budget.amount", value: 1_200_000 },
      { what: "account.products", value: ["pumps"] },
      { what: "custom.region", value: "east" },
      { what: "custom.crm.owner", value: "Li" },
      { what: "contacts.complete", value: "decision-chain" },
      { what: "organisations.complete", value: true },
      { what: "seven-steps/problem-known", value: false, withdraws: "e1" },
      { what: "7-steps/2-references", value: true },
      { what: "isMet", about: "needs/speed", value: true },
      { what: "day", about: "dates/speed", value: "2026-09-30" },
      { what: "crm.health", value: 80 },
      { what: "erp.credit.limit", value: ["low", "high"] },
    );
    expect(parseDeal(deal)).toEqual({ ok: true, deal });
  });

  test("accepts an observation that only withdraws, of every kind, without a value", () => {
    const deal = observed(
      { what: "go-live-date-stated", value: true, id: "e1" },
      ...[
        { what: "go-live-date-stated" },
        { what: "works-late", about: "wang" },
        { what: "stance", about: "wang" },
        { what: "account.tier" },
        { what: "dates.complete" },
        { what: "seven-steps/problem-known" },
        { what: "isMet", about: "needs/speed" },
        { what: "custom.region" },
        { what: "crm.health" },
      ].map((observation) => ({ ...observation, withdraws: "e1" })),
    );
    expect(parseDeal(deal)).toEqual({ ok: true, deal });
  });

  test("says at once that an observation has no value and what else is wrong with it", () => {
    expect(places({ id: "d", evidence: [{ what: "a", at: "soon", colour: 1 }] }).sort()).toEqual([
      ["impossible-date", "/evidence/0/at"],
      ["missing-key", "/evidence/0"],
      ["unknown-key", "/evidence/0/colour"],
    ]);
  });

  test("says of a needed key that is misspelt that it is, and not that it is missing as well", () => {
    expect(places({ Id: "d", contacts: [{ ID: "p" }] }).sort()).toEqual([
      ["unknown-key", "/Id"],
      ["unknown-key", "/contacts/0/ID"],
    ]);
    // Nothing near: two faults.
    expect(places({ name: "d", code: "x" }).sort()).toEqual([
      ["missing-key", ""],
      ["unknown-key", "/code"],
    ]);
  });

  test("reports everything that is wrong with it at once", () => {
    const input = {
      account: { teir: "A", employees: "many" },
      contacts: [{ id: "p", stance: "suporter", addedAt: "2026-02-30", reportsTo: "q" }],
      evidence: [{ what: "acount.tier", value: Number.NaN, at: "2026-01-01" }],
      custom: { f: () => 1 },
    };
    expect(places(input).sort()).toEqual([
      ["dangling-reference", "/contacts/0/reportsTo"],
      ["impossible-date", "/contacts/0/addedAt"],
      ["missing-key", ""],
      ["not-a-choice", "/contacts/0/stance"],
      ["not-data", "/custom/f"],
      ["not-finite", "/evidence/0/value"],
      ["unknown-field", "/evidence/0/what"],
      ["unknown-key", "/account/teir"],
      ["wrong-type", "/account/employees"],
    ]);
  });
});

describe("an issue", () => {
  test("of values nested deeper than 32 is at the first that is too deep", () => {
    const pointer = `/account${"/a".repeat(31)}`;
    expect(places({ id: "d", account: nested(40) })).toContainEqual(["too-deep", pointer]);
  });

  test("says in the user's words what is wrong, and suggests a near miss", () => {
    const [issue] = issuesOf({ id: "d", account: { teir: "A" } });
    expect(issue).toEqual({
      code: "unknown-key",
      pointer: "/account/teir",
      message: { zh: "没有 `teir` 这个字段", en: "unknown key `teir`" },
      help: { zh: "是不是想写 `tier`？", en: "did you mean `tier`?" },
      key: "teir",
      suggestion: "tier",
    });
  });

  test("of a choice with nothing near lists the choices", () => {
    const [issue] = issuesOf({ id: "d", account: { tier: "gold" } });
    expect(issue).toMatchObject({
      message: { zh: "`gold` 不在可选值里", en: "`gold` is not one of the choices" },
      help: { zh: "可选：D、C、B、A", en: "choose one of D, C, B, A" },
      choices: ["D", "C", "B", "A"],
    });
  });

  test("suggests no key that the object has already", () => {
    const [issue] = issuesOf({ id: "d", account: { tier: "A", tiers: "B" } });
    expect(issue).toMatchObject({ code: "unknown-key", key: "tiers" });
    expect(issue).not.toHaveProperty("suggestion");
  });

  test("suggests the earlier observation that was meant to be withdrawn", () => {
    const [issue] = issuesOf(
      observed(
        { id: "visit-1", what: "a", value: true },
        { what: "a", value: false, withdraws: "visit-2" },
      ),
    );
    expect(issue).toMatchObject({ code: "dangling-reference", suggestion: "visit-1" });
  });

  test("quotes a word on one line, without what could forge a terminal", () => {
    const [issue] = issuesOf({ id: "d", "a\n\u001b[31m`\u202e": 1 });
    expect(issue?.message.en).toBe("unknown key `a??[31m??`");
    const [long] = issuesOf({ id: "d", ["x".repeat(500)]: 1 });
    expect(long?.message.en).toBe(`unknown key \`${"x".repeat(60)}…\``);
  });
});

describe("parseDeal, of whatever it is given,", () => {
  const isInOrder = (input: unknown): void => {
    const parsed = parseDeal(input);
    if (parsed.ok) return;
    expect(parsed.issues.length).toBeGreaterThan(0);
    for (const { pointer, message, help } of parsed.issues) {
      expect(pointer).toMatch(/^(\/|$)/);
      for (const words of [message, ...(help ? [help] : [])]) {
        expect(words.en).toMatch(/^[^\r\n]*[^.\r\n]$/);
        expect(words.zh).toMatch(/^[^\r\n]*[^。\r\n]$/);
      }
    }
  };

  test("never throws: any value", () => {
    const anything = fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
      withUnicodeString: true,
    });
    fc.assert(fc.property(anything, isInOrder), { numRuns: 500 });
  });

  test("never throws: any text, any JSON text", () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json()), isInOrder));
  });

  test("never throws: revoked proxies, endless nesting", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(places({ id: "d", account: proxy })).toEqual([["unreadable", "/account"]]);
    expect(places(proxy)).toEqual([["unreadable", ""]]);
    isInOrder(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    isInOrder(nested(5000));
  });

  test("takes valid deals as they are, and takes them again", () => {
    fc.assert(
      fc.property(validDeal, (input) => {
        const parsed = parseDeal(input);
        expect(parsed).toEqual({ ok: true, deal: input });
        if (parsed.ok) expect(parseDeal(parsed.deal)).toEqual(parsed);
        expect(parseDeal(JSON.stringify(input))).toEqual(parsed);
      }),
    );
  });

  test("never throws: valid deals with one place spoilt", () => {
    type Holder = { [key: PropertyKey]: unknown };
    const spoil = (value: unknown, turns: readonly number[], spoiler: unknown): unknown => {
      const [turn = 0, ...others] = turns;
      if (others.length === 0 || typeof value !== "object" || value === null) return spoiler;
      const keys = Object.keys(value);
      const key = keys[turn % Math.max(keys.length, 1)] ?? "added";
      const copy = (Array.isArray(value) ? [...value] : { ...value }) as Holder;
      copy[key] = spoil(copy[key], others, spoiler);
      return copy;
    };
    fc.assert(
      fc.property(
        validDeal,
        fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
        fc.anything(),
        (deal, turns, spoiler) => isInOrder(spoil(deal, turns, spoiler)),
      ),
    );
  });
});

test("a misspelt key below one of a million letters takes no more than the others", () => {
  // Quadratic work on the pointer would take hours.
  const long = "a".repeat(1_000_000);
  expect(
    issuesOf({ id: "d-1", progress: { [long]: { histori: [] } } }).map(({ code }) => code),
  ).toContain("unknown-key");
});
