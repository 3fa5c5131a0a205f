import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openZ3, type Z3Session } from "../../../src/analyze/prove/z3-session.ts";
import { assess } from "../../../src/assess/assess.ts";
import { compileRuleSet } from "../../../src/assess/compile-rule-set.ts";
import { parseDeal } from "../../../src/model/parse-deal.ts";
import {
  asker,
  asOf,
  checkpoint,
  count,
  essential,
  rulesOf,
  signals,
  stage,
  test,
} from "./small-rules.ts";

let session: Z3Session;
beforeAll(async () => {
  session = await openZ3();
});
afterAll(() => session.close());
const { proofsOf, statusesOf } = asker(() => session);

const agreed = test("agreed", "equal", true);
const refused = test("agreed", "equal", false);
const visited = test("visited", "equal", true);
const last = stage("last", []);

describe("doors", () => {
  it("can be opened unless what they ask contradicts what comes before; the proof names both", async () => {
    const rules = rulesOf([
      stage("first", [essential("yes", agreed)]),
      stage("second", [], { entry: refused }),
      stage("third", []),
    ]);
    const proofs = await proofsOf("door-opens", rules);
    expect(proofs.first?.status).toBe("proven");
    expect(proofs.second?.status).toBe("refuted");
    expect([...(proofs.second?.because ?? [])].sort()).toEqual([
      "/stages/0/checkpoints/0",
      "/stages/1/entry",
    ]);
    expect(proofs.third?.status).toBe("refuted");
  });

  it("stand always open when nothing before them asks anything; the first is where deals begin", async () => {
    const rules = rulesOf([
      stage("first", [checkpoint("yes", agreed)]),
      stage("second", [essential("visit", visited)]),
      last,
    ]);
    expect(await statusesOf("door-shuts", rules)).toEqual({ second: "refuted", last: "proven" });
  });

  it("do not open while a block flag is always up", async () => {
    const flag = { id: "always", severity: "block", title: signals.agreed.title };
    const when = { any: [agreed, { not: agreed }] };
    const rules = rulesOf([stage("first", []), last], { flags: [{ ...flag, when }] });
    expect((await proofsOf("door-opens", rules)).last?.because).toEqual(["/flags/0"]);
    expect(await statusesOf("flag-down", rules)).toEqual({ always: "refuted" });
  });
});

describe("checkpoints", () => {
  it("cannot be met when their behaviours contradict each other, nor failed when one must hold", async () => {
    const rules = rulesOf([
      stage("first", [
        checkpoint("never", { all: [agreed, refused] }),
        checkpoint("always", { any: [agreed, test("agreed", "notEqual", true)] }),
        checkpoint("some", agreed),
      ]),
    ]);
    expect(await statusesOf("checkpoint-met", rules)).toEqual({
      never: "refuted",
      always: "proven",
      some: "proven",
    });
    expect(await statusesOf("checkpoint-failed", rules)).toEqual({
      never: "proven",
      always: "refuted",
      some: "proven",
    });
  });

  it("that ask whether something is known count as failed while it is not", async () => {
    const known = test("known", "equal", true, { params: { of: "seats" } });
    const rules = rulesOf([stage("first", [checkpoint("counted", known)])]);
    expect(await statusesOf("checkpoint-failed", rules)).toEqual({ counted: "proven" });
  });

  it("turn no door when the essentials alone reach the pass mark", async () => {
    // 2 of 3 is 66 %, above the mark of 60: the third point is never needed.
    const checkpoints = [essential("heavy", agreed, { weight: 2 }), checkpoint("light", visited)];
    const rules = rulesOf([stage("first", checkpoints, { passMark: 60 }), last]);
    expect(await statusesOf("checkpoint-matters", rules)).toEqual({
      heavy: "proven",
      light: "refuted",
    });
    const strict = rulesOf([stage("first", checkpoints, { passMark: 70 }), last]);
    expect(await statusesOf("checkpoint-matters", strict)).toEqual({
      heavy: "proven",
      light: "proven",
    });
  });

  it("that always turn together with another turn no door alone", async () => {
    const rules = rulesOf([
      stage("first", [checkpoint("heard", agreed)]),
      stage("second", [essential("written", agreed)]),
      last,
    ]);
    const proofs = await proofsOf("checkpoint-matters", rules);
    expect(proofs.written).toMatchObject({ status: "refuted", reason: "never-alone" });
  });

  it("that are there for the score alone are not asked to turn a door", async () => {
    const rules = rulesOf([stage("first", [checkpoint("scored", agreed)]), last]);
    expect(await statusesOf("checkpoint-matters", rules)).toEqual({});
  });

  it("turn a door through an entry that asks the same", async () => {
    const rules = rulesOf([
      stage("first", [checkpoint("yes", agreed)]),
      stage("second", [], { entry: { all: [agreed, visited] } }),
    ]);
    expect(await statusesOf("checkpoint-matters", rules)).toEqual({ yes: "proven" });
  });
});

describe("essentials", () => {
  const many = test("seats", "greaterThan", 5);
  const few = test("seats", "lessThan", 3);

  it("contradict each other; the proof names the two", async () => {
    const rules = rulesOf([
      stage("first", [essential("yes", agreed), essential("many", many), essential("few", few)]),
    ]);
    const proofs = await proofsOf("essentials-agree", rules);
    expect(proofs.first).toMatchObject({
      status: "refuted",
      because: ["/stages/0/checkpoints/1", "/stages/0/checkpoints/2"],
    });
  });

  it("go together when they never apply at once", async () => {
    const rules = rulesOf([
      stage("first", [
        essential("many", many, { appliesWhen: agreed }),
        essential("few", few, { appliesWhen: refused }),
      ]),
    ]);
    expect(await statusesOf("essentials-agree", rules)).toEqual({ first: "proven" });
  });

  it("and what a mark needs may contradict each other as well", async () => {
    const checkpoints = [checkpoint("many", many), checkpoint("few", few)];
    const marked = (passMark: number) => rulesOf([stage("first", checkpoints, { passMark })]);
    expect(await statusesOf("mark-reached", marked(50))).toEqual({ first: "proven" });
    expect(await statusesOf("mark-reached", marked(51))).toEqual({ first: "refuted" });
  });
});

describe("order", () => {
  it("is kept: a door asks all that the doors before it ask", async () => {
    const rules = rulesOf([
      stage("first", [essential("yes", agreed)]),
      stage("second", [essential("visit", visited)], { appliesWhen: agreed }),
      last,
    ]);
    expect(await statusesOf("no-leapfrog", rules)).toEqual({ second: "proven", last: "proven" });
  });

  it("rests on entries where nothing else is asked, and each must imply those before it", async () => {
    const rules = rulesOf([
      stage("first", []),
      stage("second", [], { entry: test("seats", "greaterThanInclusive", 2) }),
      stage("third", [], { entry: test("seats", "greaterThanInclusive", 3) }),
      stage("fourth", [], { entry: agreed }),
    ]);
    const proofs = await proofsOf("entry-suffices", rules);
    expect(proofs.third?.status).toBe("proven");
    expect(proofs.fourth?.status).toBe("refuted");
    const [deal] = proofs.fourth?.deals ?? [];
    const parsed = parseDeal(deal);
    expect(parsed.ok).toBe(true);
    if (!parsed.ok) return;
    const verdict = assess(compileRuleSet(rules), parsed.deal, { asOf });
    expect(verdict.stages[3]?.entry).toBe("satisfied");
    expect(verdict.stages.slice(1, 3).map(({ entry }) => entry)).not.toEqual([
      "satisfied",
      "satisfied",
    ]);
  });
});

describe("news in our favour", () => {
  it("shuts a door that asks for the contrary; the proof names the condition and shows two deals", async () => {
    const rules = rulesOf([stage("first", [essential("no", refused)]), last]);
    const proof = (await proofsOf("signal-monotone", rules)).agreed;
    expect(proof).toMatchObject({
      status: "refuted",
      because: ["/stages/0/checkpoints/0/when"],
    });
    const reach = proof?.deals?.map(
      (deal) => assess(compileRuleSet(rules), deal, { asOf }).stages[1]?.reach,
    );
    expect(reach).toEqual(["satisfied", "failed"]);
  });

  it("about a person shuts a door that counts those of whom the contrary is known", async () => {
    const cool = test("keen", "equal", false);
    const rules = (operator: string, value: number) =>
      rulesOf([
        stage("first", [essential("cool", count("contacts", cool, operator, value))]),
        last,
      ]);
    expect((await statusesOf("signal-monotone", rules("greaterThanInclusive", 2))).keen).toBe(
      "refuted",
    );
    expect((await statusesOf("signal-monotone", rules("equal", 0))).keen).toBe("proven");
  });

  it("may be meant to shut a door, as a note says", async () => {
    const meant = { ...signals.agreed, note: "[signal-monotone] on purpose" };
    const rules = rulesOf([stage("first", [essential("no", refused)]), last], {
      signals: { ...signals, agreed: meant },
    });
    expect((await proofsOf("signal-monotone", rules)).agreed).toMatchObject({
      status: "refuted",
      intended: true,
    });
  });

  it("shuts nothing where it only ever helps, and neither do points", async () => {
    const rules = rulesOf([
      stage("first", [essential("yes", agreed), checkpoint("visit", visited)], { passMark: 60 }),
      last,
    ]);
    expect(await statusesOf("signal-monotone", rules)).toEqual({
      agreed: "proven",
      visited: "proven",
    });
    expect(await statusesOf("points-monotone", rules)).toEqual({ small: "proven" });
  });
});
