import { describe, expect, it } from "vitest";
import { assess, mayAdvance } from "../../src/assess/assess.ts";
import { identityOf } from "../../src/assess/identity.ts";
import { advance, guardAdvance, start } from "../../src/gate/advance.ts";
import { record } from "../../src/gate/record.ts";
import { digestOf } from "../../src/model/digest.ts";
import {
  attested,
  codes,
  dealOf,
  is,
  june,
  moved,
  observed,
  pipeline,
  planOf,
  progressOf,
  provenDeal,
  refused,
  shown,
  signal,
  stage,
} from "./pipeline.ts";

const lead = (deal: object = {}) => moved(start(pipeline, dealOf(deal), { at: june(2) }));
const to = (stage: string, day = 3) => ({ to: stage, at: june(day), by: "Li" });
const need = () => moved(advance(pipeline, lead(provenDeal), to("need")));

describe("start", () => {
  it("puts a deal of which nothing is known in the first stage, and records the move", () => {
    const deal = dealOf({});
    const made = { at: june(2), by: "Li", note: "from the fair" };
    const move = {
      kind: "start",
      ...made,
      to: "lead",
      over: [],
      ruleSet: { id: "sales", version: "1.0.0", digest: identityOf(pipeline).digest },
      verdict: digestOf(assess(pipeline, deal, { asOf: june(2) })),
      onFile: { evidence: 0, waivers: 0 },
    };
    expect(start(pipeline, deal, made)).toEqual({
      ok: true,
      deal: { id: "d-1", progress: { sales: { stage: "lead", history: [move] } } },
      move,
    });
  });

  it("enters the first stage that may apply, and names those that do not", () => {
    const plan = planOf({
      stages: [
        stage("tender", [attested("a")], { appliesWhen: is("opportunity.isTendered", true) }),
        stage("direct", [attested("b")]),
      ],
    });
    const direct = dealOf({ opportunity: { isTendered: false } });
    expect(start(plan, direct, { at: june(2) })).toMatchObject({
      move: { to: "direct", over: [{ stage: "tender", why: "not-applicable" }] },
    });
    // While nobody knows, the first stage is still the tender, and its door asks.
    const [reason] = refused(start(plan, dealOf({}), { at: june(2) }));
    expect(reason).toMatchObject({ code: "missing", items: [{ id: "opportunity.isTendered" }] });
  });

  it("is refused where the door of the first stage is shut", () => {
    const plan = planOf({
      stages: [stage("a", [attested("x")], { entry: is("account.tier", "A") })],
    });
    const [reason] = refused(start(plan, dealOf({ account: { tier: "B" } }), { at: june(2) }));
    expect(reason).toMatchObject({ code: "failed", stages: ["a"], checkpoints: [] });
  });

  it("is refused where no stage applies", () => {
    const plan = planOf({
      stages: [stage("a", [attested("x")], { appliesWhen: is("account.tier", "A") })],
    });
    const [reason] = refused(start(plan, dealOf({ account: { tier: "B" } }), { at: june(2) }));
    expect(reason).toMatchObject({ code: "failed", stages: ["a"], checkpoints: [] });
  });

  it("leaves other rule sets' progress alone", () => {
    const progress = { other: { stage: "x" } };
    const { progress: after } = lead({ progress });
    expect(after?.other).toEqual({ stage: "x" });
    expect(after?.sales?.stage).toBe("lead");
  });
});

describe("advance", () => {
  it("leads through every door that the evidence opens, and records what was on file", () => {
    const deal = need();
    expect(progressOf(deal).stage).toBe("need");
    expect(progressOf(deal).history?.at(-1)).toMatchObject({
      kind: "advance",
      from: "lead",
      to: "need",
      at: june(3),
      by: "Li",
      over: [],
      onFile: { evidence: 4, waivers: 0, contacts: 1 },
    });
  });

  it("passes over a stage that does not apply, and says so", () => {
    const deal = moved(advance(pipeline, need(), to("offer")));
    expect(progressOf(deal).history?.at(-1)).toMatchObject({
      from: "need",
      to: "offer",
      over: [{ stage: "tender", why: "not-applicable" }],
    });
    const served = moved(advance(pipeline, deal, to("service")));
    expect(progressOf(served).stage).toBe("service");
  });

  it("may be made on the day of the move before", () => {
    expect(advance(pipeline, lead(provenDeal), to("need", 2)).ok).toBe(true);
  });

  it("skips no stage that applies", () => {
    const [reason] = refused(advance(pipeline, lead(provenDeal), to("offer")));
    expect(reason).toMatchObject({ code: "skips", stages: ["need"] });
  });

  it("skips no stage of which nobody knows whether it applies", () => {
    const untold = { ...provenDeal, opportunity: {} };
    const deal = moved(advance(pipeline, lead(untold), to("need")));
    const [reason] = refused(advance(pipeline, deal, to("offer")));
    expect(reason).toMatchObject({ code: "skips", stages: ["tender"] });
    // Nor does it enter such a stage: it asks.
    const [other] = refused(advance(pipeline, deal, to("tender")));
    expect(other).toMatchObject({ code: "missing", items: [{ id: "opportunity.isTendered" }] });
  });

  it("enters no stage that does not apply", () => {
    const [reason] = refused(advance(pipeline, need(), to("tender")));
    expect(reason).toMatchObject({ code: "failed", stages: ["tender"] });
  });

  it("asks for what the door is missing, and for nothing beyond it", () => {
    const [reason, ...others] = refused(advance(pipeline, lead(), to("need")));
    expect(others).toEqual([]);
    expect(reason?.code === "missing" && reason.items.map(({ id }) => id).sort()).toEqual([
      "account.tier",
      "buyer-met",
    ]);
  });

  it("names the checkpoints that failed, and the stages whose entry did", () => {
    const deal = lead({ account: { tier: "C" }, evidence: observed({ "buyer-met": false }) });
    expect(refused(advance(pipeline, deal, to("need")))).toMatchObject([
      { code: "failed", checkpoints: ["buyer"], stages: ["need"] },
    ]);
  });

  it("gives all its reasons at once", () => {
    const barred = (deal: object) =>
      dealOf({ ...lead(deal), evidence: observed({ debarred: true }) });
    expect(codes(advance(pipeline, barred({}), to("need")))).toEqual(["missing", "flagged"]);
    // The tier has failed for good: whom else we meet would not open the door.
    const failed = barred({ account: { tier: "C" } });
    expect(codes(advance(pipeline, failed, to("need")))).toEqual(["failed", "flagged"]);
  });

  it("is barred by a block flag, and passes one that is presumed absent", () => {
    const known = (evidence: Readonly<Record<string, boolean>>) =>
      dealOf({ ...lead({ account: { tier: "A" } }), evidence: observed(evidence) });
    const barred = known({ "buyer-met": true, debarred: true });
    expect(refused(advance(pipeline, barred, to("need")))).toMatchObject([
      { code: "flagged", flags: ["blacklisted"] },
    ]);
    expect(advance(pipeline, known({ "buyer-met": true }), to("need")).ok).toBe(true);
    expect(
      codes(start(pipeline, dealOf({ evidence: observed({ debarred: true }) }), to(""))),
    ).toEqual(["flagged"]);
  });

  it("asks about a block flag that is not presumed absent", () => {
    const plan = planOf({
      signals: { debarred: signal() },
      stages: [stage("a", []), stage("b", [])],
      flags: [{ id: "f", severity: "block", title: signal().title, when: is("debarred", true) }],
    });
    const [reason] = refused(start(plan, dealOf({}), { at: june(2) }));
    expect(reason).toMatchObject({ code: "missing", items: [{ id: "debarred", kind: "signal" }] });
    const cleared = dealOf({ evidence: observed({ debarred: false }) });
    expect(start(plan, cleared, { at: june(2) }).ok).toBe(true);
  });

  it("goes by the stage's present name where it was called otherwise before", () => {
    const plan = planOf({
      stages: [stage("lead", [], { formerly: ["prospect"] }), stage("offer", [])],
    });
    const deal = dealOf({ progress: { sales: { stage: "prospect" } } });
    expect(advance(plan, deal, to("offer"))).toMatchObject({ move: { from: "lead", to: "offer" } });
  });

  it("is refused from a stage that the rule set does not know", () => {
    const deal = dealOf({ progress: { sales: { stage: "leed" } } });
    expect(refused(advance(pipeline, deal, to("need")))).toMatchObject([
      { code: "unknown-stage", stage: "leed", suggestion: "lead" },
    ]);
    const { mayAdvance: told, claimed, invalid } = assess(pipeline, deal, { asOf: june(2) });
    expect(told).toEqual({ truth: "failed", to: null, over: [] });
    expect(mayAdvance(pipeline, deal, { asOf: june(2) })).toEqual(told);
    expect({ claimed, invalid }).toEqual({
      claimed: null,
      invalid: [{ what: "progress.stage", at: june(2) }],
    });
  });

  it("is refused where a list written as empty was said since then not to be complete", () => {
    const none = { fact: "organisations.count", operator: "equal", value: 0 };
    const rules = planOf({ stages: [stage("a", [shown("alone", none)]), stage("b", [])] });
    const deal = dealOf({ organisations: [], progress: { sales: { stage: "a" } } });
    expect(guardAdvance(rules, deal, { to: "b", at: june(2) }).ok).toBe(true);
    const said = record(deal, { what: "organisations.complete", value: false, at: june(1) });
    if (!said.ok) throw new Error(said.reasons[0].message.en);
    expect(codes(guardAdvance(rules, said.deal, { to: "b", at: june(2) }))).toEqual(["missing"]);
  });

  it("suggests the stage that was meant", () => {
    expect(
      refused(advance(pipeline, lead(), { ...to("need"), to: "ned" as "need" })),
    ).toMatchObject([{ code: "unknown-stage", stage: "ned" }]);
    expect(
      refused(advance(pipeline, lead(), { ...to("need"), to: "servise" as "service" })),
    ).toMatchObject([{ suggestion: "service" }]);
  });

  it("leads neither back nor to where the deal is", () => {
    expect(codes(advance(pipeline, need(), to("need")))).toEqual(["not-ahead"]);
    expect(codes(advance(pipeline, need(), to("lead")))).toEqual(["not-ahead"]);
  });

  it("is refused when what is to be put on file could not be read again", () => {
    const [reason] = refused(advance(pipeline, lead(provenDeal), { ...to("need"), by: "" }));
    expect(reason).toMatchObject({
      code: "invalid",
      issues: [{ code: "empty-text", pointer: "/by" }],
    });
    const note = "half a pair \ud83d";
    expect(refused(advance(pipeline, lead(provenDeal), { ...to("need"), note }))).toMatchObject([
      { issues: [{ code: "ill-formed-text", pointer: "/note" }] },
    ]);
  });
});

describe("the guard", () => {
  it("lets through what advance would, and says nothing more", () => {
    expect(guardAdvance(pipeline, lead(provenDeal), to("need"))).toEqual({ ok: true });
  });

  it("gives the reasons that advance would give", () => {
    const deals = [dealOf({}), lead(), lead(provenDeal), need()];
    for (const deal of deals) {
      for (const { id } of pipeline.stages) {
        const result = advance(pipeline, deal, to(id));
        expect(guardAdvance(pipeline, deal, to(id))).toEqual(result.ok ? { ok: true } : result);
      }
    }
  });
});
