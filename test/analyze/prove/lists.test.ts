import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openZ3, type Z3Session } from "../../../src/analyze/prove/z3-session.ts";
import { defineFact } from "../../../src/facts/fact.ts";
import { asker, count, essential, rulesOf, signals, stage, test } from "./small-rules.ts";

let session: Z3Session;
beforeAll(async () => {
  session = await openZ3();
});
afterAll(() => session.close());
const { proofsOf, statusesOf } = asker(() => session);

const decider = test("roles", "contains", "decider");
const supporter = test("stance", "greaterThanInclusive", "supporter");
const ask = (...conditions: readonly Parameters<typeof essential>[1][]) =>
  rulesOf([
    stage(
      "first",
      conditions.map((when, n) => essential(`asked-${n}`, when)),
    ),
    stage("last", []),
  ]);
const share = (meets: object, operator: string, value: number) =>
  test("contacts.share", operator, value, { params: { meets } });

describe("lists of any length", () => {
  it.each([
    [
      "two and at most one of a kind",
      [
        count("contacts", decider, "greaterThanInclusive", 2),
        count("contacts", decider, "lessThanInclusive", 1),
      ],
    ],
    [
      "more supporters than people",
      [
        count("contacts", supporter, "greaterThanInclusive", 3),
        count("contacts", undefined, "lessThan", 3),
      ],
    ],
    [
      "a majority for and a majority not for",
      [share(supporter, "greaterThan", 0.5), share({ not: supporter }, "greaterThan", 0.5)],
    ],
    [
      "everybody a supporter and somebody below",
      [
        test("contacts.every", "equal", true, { params: { meets: supporter } }),
        test("contacts.worst", "lessThan", "supporter", { params: { of: "stance" } }),
      ],
    ],
    [
      "a best that nobody reaches",
      [
        test("contacts.best", "equal", "mentor", { params: { of: "stance" } }),
        count("contacts", test("stance", "equal", "mentor"), "equal", 0),
      ],
    ],
    [
      "weights that add up to less than their parts",
      [
        test("contacts.sum", "lessThan", 60, { params: { of: "influence" } }),
        count("contacts", test("influence", "greaterThanInclusive", 30), "greaterThanInclusive", 2),
      ],
    ],
    [
      "what a reference leads to and nobody is",
      [
        count(
          "documents",
          test("organisation.kind", "equal", "competitor"),
          "greaterThanInclusive",
          1,
        ),
        count("organisations", test("kind", "equal", "competitor"), "equal", 0),
      ],
    ],
    [
      "days that are over and still to come",
      [
        count("dates", test("day.daysUntil", "greaterThan", 3), "greaterThanInclusive", 1),
        test("dates.best", "lessThan", "2026-07-02", { params: { of: "day" } }),
      ],
    ],
  ])("cannot hold %s", async (_, conditions) => {
    expect((await statusesOf("door-opens", ask(...conditions))).last).toBe("refuted");
  });

  it("are as long as it takes: three of a kind who are an eighth of all make 24 people", async () => {
    const rules = ask(
      count("contacts", decider, "equal", 3),
      share(decider, "lessThanInclusive", 0.125),
    );
    const proof = (await proofsOf("door-opens", rules)).last;
    expect(proof?.status).toBe("proven");
    expect(proof?.example?.contacts?.length).toBeGreaterThanOrEqual(24);
  });

  it("hold two who are of the same kind, and one who is two things at once", async () => {
    const rules = ask(
      count("contacts", decider, "equal", 2),
      count("contacts", supporter, "equal", 2),
      count("contacts", undefined, "equal", 3),
    );
    expect((await statusesOf("door-opens", rules)).last).toBe("proven");
  });

  it("can have a majority by weight that is none by heads", async () => {
    const weighted = test("contacts.weightedShare", "greaterThan", 0.5, {
      params: { meets: supporter, weight: "influence" },
    });
    const rules = ask(weighted, share(supporter, "lessThan", 0.25));
    expect((await statusesOf("door-opens", rules)).last).toBe("proven");
  });

  it("hold what references lead to", async () => {
    const rules = ask(
      count("activities", test("contact.roles", "contains", "decider"), "greaterThanInclusive", 1),
    );
    const proof = (await proofsOf("door-opens", rules)).last;
    expect(proof?.status).toBe("proven");
    expect(proof?.example?.contacts?.some(({ roles }) => roles?.includes("decider"))).toBe(true);
  });
});

describe("what nobody can tell", () => {
  it("turns on the tree of who reports to whom", async () => {
    const superior = test("reportsTo", "notEqual", null);
    const rules = ask(test("contacts.every", "equal", true, { params: { meets: superior } }));
    expect((await proofsOf("door-opens", rules)).last).toMatchObject({
      status: "undecided",
      reason: "reporting-tree",
    });
  });

  it("reads the verdict itself", async () => {
    const flag = { id: "stale", severity: "info", title: signals.agreed.title };
    const when = test("verdict.stale", "greaterThan", 0);
    const rules = rulesOf([stage("first", [])], { flags: [{ ...flag, when }] });
    expect((await proofsOf("flag-up", rules)).stale).toMatchObject({
      status: "undecided",
      reason: "verdict",
    });
    expect((await statusesOf("flag-down", rules)).stale).toBe("proven");
  });

  it("takes more steps than may be spent", async () => {
    const rules = ask(
      count("contacts", decider, "greaterThanInclusive", 2),
      test("agreed", "equal", true),
    );
    expect((await proofsOf("door-opens", rules, { effort: 1 })).last).toMatchObject({
      status: "undecided",
      reason: "effort",
    });
  });

  it("would tell a list apart into too many kinds", async () => {
    const rules = ask(
      count("contacts", decider, "greaterThanInclusive", 40),
      count("contacts", undefined, "lessThan", 40),
    );
    expect((await proofsOf("door-opens", rules)).last).toMatchObject({
      status: "undecided",
      reason: "people",
    });
  });
});

describe("facts of the app", () => {
  const health = defineFact({
    name: "crm.health",
    title: { zh: "健康分", en: "health" },
    ask: { zh: "健康分是多少？", en: "What is the health?" },
    type: { kind: "number", min: 0, max: 100 },
  });
  const first = (when: object) =>
    rulesOf([stage("first", [essential("healthy", when as never)]), stage("last", [])], {}, [
      health,
    ]);

  it("make a proof conditional where a deal needs them", async () => {
    const rules = first(test("crm.health", "greaterThan", 50));
    expect((await proofsOf("door-opens", rules, { facts: [health] })).last).toMatchObject({
      status: "conditional",
      assuming: ["crm.health"],
    });
  });

  it("leave it as it is where nothing they may say would do", async () => {
    const rules = first({
      all: [test("crm.health", "greaterThan", 50), test("crm.health", "lessThan", 40)],
    });
    expect((await proofsOf("door-opens", rules, { facts: [health] })).last?.status).toBe("refuted");
  });
});
