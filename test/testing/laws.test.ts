import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Verdict } from "../../src/assess/verdict.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import {
  type Gate,
  type GateStep,
  historyBreaches,
  overlayBreaches,
  ownGate,
  playHistory,
  refinementBreaches,
  verdictBreaches,
} from "../../src/testing/index.ts";

const words = { zh: "词", en: "word" };
const asOf = "2026-06-30";
const stage = (id: string) => ({
  id,
  title: words,
  passMark: 100,
  checkpoints: [{ id: `${id}-shown`, title: words }],
});
const ruleSet: RuleSet = {
  id: "two-doors",
  version: "1.0.0",
  kind: "stages",
  title: words,
  stages: [stage("first"), stage("second"), stage("third")],
};
const plan = compileRuleSet(ruleSet);

const said = (checkpoint: string, value: boolean): Deal => ({
  id: "d",
  evidence: [{ what: `two-doors/${checkpoint}`, value, at: "2026-06-01" }],
});
const lawsOf = (breaches: readonly { readonly law: string }[]) =>
  [...new Set(breaches.map(({ law }) => law))].sort();

describe("refinementBreaches", () => {
  const nothing = assess(plan, { id: "d" }, { asOf });
  const shown = assess(plan, said("first-shown", true), { asOf });
  const denied = assess(plan, said("first-shown", false), { asOf });

  it("finds nothing where a deal only learns", () => {
    expect(refinementBreaches(nothing, shown)).toEqual([]);
    expect(refinementBreaches(nothing, denied)).toEqual([]);
  });

  it("finds what was forgotten: answers, the floor, the evidenced stage", () => {
    expect(lawsOf(refinementBreaches(shown, nothing))).toEqual([
      "floors never fall",
      "settled answers stay",
      "the evidenced stage never falls",
    ]);
  });

  it("finds what came back after it was ruled out: answers, the ceiling, the possible stage", () => {
    expect(lawsOf(refinementBreaches(denied, nothing))).toEqual([
      "ceilings never rise",
      "settled answers stay",
      "the possible stage never rises",
    ]);
  });
});

describe("verdictBreaches", () => {
  const verdict = assess(plan, said("first-shown", true), { asOf });
  const scored = (floor: number, ceiling: number): Verdict => ({
    ...verdict,
    score: { floor, ceiling, value: floor },
  });

  it("finds nothing in a verdict of the engine", () => {
    expect(verdictBreaches(verdict)).toEqual([]);
  });

  it.each([
    ["crossed", scored(60, 40)],
    ["negative", scored(-1, 40)],
    ["beyond a hundred", scored(40, 101)],
    ["broken", scored(40.5, 60)],
    [
      "with another value than the floor",
      { ...verdict, score: { floor: 1, ceiling: 9, value: 5 } },
    ],
  ])("finds bounds that are %s", (_, wrong) => {
    expect(lawsOf(verdictBreaches(wrong))).toEqual(["scores lie within bounds"]);
  });

  it("finds a deal evidenced further than is possible", () => {
    const wrong = { ...verdict, evidenced: "third", possible: "first" };
    expect(lawsOf(verdictBreaches(wrong))).toEqual(["nothing is evidenced that is not possible"]);
  });
});

describe("overlayBreaches", () => {
  const shut = assess(plan, { id: "d" }, { asOf });
  const open = assess(plan, said("first-shown", true), { asOf });

  it("finds a door opened and stages answered otherwise", () => {
    const opened = { ...shut, mayAdvance: { ...shut.mayAdvance, truth: "satisfied" as const } };
    expect(
      lawsOf(
        overlayBreaches({ ...shut, mayAdvance: { ...shut.mayAdvance, truth: "unknown" } }, opened),
      ),
    ).toEqual(["overlays never open a door"]);
    expect(lawsOf(overlayBreaches(shut, { ...open, mayAdvance: shut.mayAdvance }))).toEqual([
      "overlays leave the stages alone",
    ]);
  });

  it("lets a door be shut", () => {
    const barred = { ...open, mayAdvance: { ...open.mayAdvance, truth: "failed" as const } };
    expect(overlayBreaches(open, barred)).toEqual([]);
  });
});

describe("historyBreaches finds the faults of a broken gate:", () => {
  const steps: readonly GateStep[] = [
    { do: "start" },
    { do: "advance", ahead: 1 },
    { do: "advance", ahead: 2 },
    { do: "wait", days: 1 },
    { do: "record", observation: { what: "two-doors/first-shown", value: true }, after: 0 },
    { do: "advance", ahead: 1 },
  ];
  const faults = (gate: Partial<Gate>) =>
    lawsOf(
      historyBreaches(
        plan,
        playHistory(plan, { id: "d" }, steps, { gate: { ...ownGate, ...gate } }),
      ),
    );
  const moved = (deal: Deal, to: string): Deal => {
    const progress = deal.progress?.["two-doors"];
    const start = progress?.history?.[0];
    if (start?.kind !== "start") return deal;
    const move = { ...start, kind: "advance" as const, from: progress?.stage ?? "", to };
    return {
      ...deal,
      progress: { "two-doors": { stage: to, history: [...(progress?.history ?? []), move] } },
    };
  };

  it("none in dealgate's own", () => {
    expect(faults({})).toEqual([]);
    expect(playHistory(plan, { id: "d" }, steps).at(-1)?.after.progress?.["two-doors"]?.stage).toBe(
      "second",
    );
  });

  it("one that asks nothing", () => {
    const advance: Gate["advance"] = (_, deal, { to }) => {
      const after = moved(deal, to);
      const move = after.progress?.["two-doors"]?.history?.at(-1);
      if (move === undefined) throw new TypeError("the deal was never started");
      return { ok: true, deal: after, move };
    };
    expect(faults({ advance })).toEqual([
      "an advance goes through an open door",
      "an advance goes to the next stage",
      "an advance is recorded",
    ]);
  });

  it("one that keeps no history", () => {
    const advance: Gate["advance"] = (...call) => {
      const result = ownGate.advance(...call);
      if (!result.ok) return result;
      const stage = result.move.kind === "advance" ? result.move.to : null;
      return { ...result, deal: { ...result.deal, progress: { "two-doors": { stage } } } };
    };
    expect(faults({ advance })).toEqual([
      "an advance is recorded",
      "an advance passes over what does not apply alone",
      "history is only added to",
      "only the gate's moves change the stage",
    ]);
  });

  it("one whose evidence moves the stage", () => {
    const record: Gate["record"] = (deal) => ({ ok: true, deal: moved(deal, "second") });
    expect(faults({ record })).toContain("only the gate's moves change the stage");
  });

  it("one that forgets evidence", () => {
    const forgetful: Gate["record"] = (deal, observation) => ({
      ok: true,
      deal: { ...deal, evidence: [observation] },
    });
    const twice: readonly GateStep[] = [
      { do: "record", observation: { what: "two-doors/first-shown", value: true }, after: 0 },
      { do: "record", observation: { what: "two-doors/second-shown", value: true }, after: 0 },
    ];
    const turns = playHistory(plan, { id: "d" }, twice, {
      gate: { ...ownGate, record: forgetful },
    });
    expect(lawsOf(historyBreaches(plan, turns))).toEqual(["evidence is only added to"]);
  });
});

describe("laws over unrelated deals", () => {
  it("are broken often: they are not empty", () => {
    const truth = fc.constantFrom(true, false, undefined);
    const deal = fc.tuple(truth, truth, truth).map(([a, b, c]): Deal => {
      const values = { "first-shown": a, "second-shown": b, "third-shown": c };
      return {
        id: "d",
        evidence: Object.entries(values).flatMap(([checkpoint, value]) =>
          value === undefined ? [] : [{ what: `two-doors/${checkpoint}`, value, at: "2026-06-01" }],
        ),
      };
    });
    const pairs = fc.sample(fc.tuple(deal, deal), { numRuns: 200, seed: 3 });
    const broken = pairs.filter(
      ([a, b]) =>
        refinementBreaches(assess(plan, a, { asOf }), assess(plan, b, { asOf })).length > 0,
    );
    expect(broken.length).toBeGreaterThan(100);
  });
});
