import { describe, expect, it } from "vitest";
import { assess, mayAdvance } from "../../src/assess/assess.ts";
import { advance, start } from "../../src/gate/advance.ts";
import { auditHistory } from "../../src/gate/audit-history.ts";
import { adopt, close, reopen, retreat } from "../../src/gate/close.ts";
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
  signal,
  stage,
} from "./pipeline.ts";

const reason = "the customer says so";
const made = { at: june(9), by: "Li", reason };

const walk = (deal: object, ...stages: readonly string[]) =>
  stages.reduce(
    (at, to) => moved(advance(pipeline, at, { to, at: june(3) })),
    moved(start(pipeline, dealOf(deal), { at: june(2) })),
  );
const offer = (deal: object = provenDeal) => walk(deal, "need", "offer");

describe("close", () => {
  it.each(["lost", "shelved"] as const)("lets a deal be %s from anywhere", (outcome) => {
    const closed = moved(close(pipeline, walk({}), { ...made, outcome }));
    expect(progressOf(closed)).toMatchObject({
      stage: "lead",
      history: [{ kind: "start" }, { kind: "close", from: "lead", outcome, ...made }],
    });
    expect(assess(pipeline, closed, { asOf: june(9) }).closed).toBe(outcome);
    expect(mayAdvance(pipeline, closed, { asOf: june(9) })).toMatchObject({ to: null });
  });

  it("lets a deal be won from the last stage of selling and from later ones", () => {
    expect(close(pipeline, offer(), { ...made, outcome: "won" }).ok).toBe(true);
    const service = walk(provenDeal, "need", "offer", "service");
    expect(close(pipeline, service, { ...made, outcome: "won" })).toMatchObject({
      ok: true,
      move: { from: "service", outcome: "won" },
    });
  });

  it("lets no deal be won from an earlier stage, whatever its evidence", () => {
    expect(refused(close(pipeline, walk(provenDeal), { ...made, outcome: "won" }))).toMatchObject([
      { code: "skips", stages: ["need", "offer"] },
    ]);
  });

  it("asks what the exit of the last stage is missing", () => {
    const evidence = observed({ "buyer-met": true, "sales/told": true });
    expect(
      refused(close(pipeline, offer({ ...provenDeal, evidence }), { ...made, outcome: "won" })),
    ).toMatchObject([{ code: "missing", items: [{ id: "sales/accepted", kind: "judgement" }] }]);
  });

  it("names what failed at the last stage", () => {
    const evidence = observed({ "buyer-met": true, "sales/told": true, "sales/accepted": false });
    expect(
      refused(close(pipeline, offer({ ...provenDeal, evidence }), { ...made, outcome: "won" })),
    ).toMatchObject([{ code: "failed", checkpoints: ["accepted"], stages: [] }]);
  });

  it("is barred by a block flag when won, never when lost", () => {
    const barred = dealOf({
      ...offer(),
      evidence: [
        ...(offer().evidence ?? []),
        { what: "debarred", value: true, at: june(5), source: "document" },
      ],
    });
    expect(refused(close(pipeline, barred, { ...made, outcome: "won" }))).toMatchObject([
      { code: "flagged", flags: ["blacklisted"] },
    ]);
    expect(close(pipeline, barred, { ...made, outcome: "lost" }).ok).toBe(true);
  });

  it("counts the last stage that applies for the last, and the very last where none is named", () => {
    const plan = planOf({
      stages: [
        stage("offer", []),
        stage("tender", [], { appliesWhen: is("opportunity.isTendered", true) }),
      ],
    });
    const started = (isTendered: boolean) =>
      moved(start(plan, dealOf({ opportunity: { isTendered } }), { at: june(2) }));
    expect(close(plan, started(false), { ...made, outcome: "won" }).ok).toBe(true);
    expect(refused(close(plan, started(true), { ...made, outcome: "won" }))).toMatchObject([
      { code: "skips", stages: ["tender"] },
    ]);
  });

  it("needs a deal that is in some stage, and open", () => {
    const options = { ...made, outcome: "lost" } as const;
    expect(codes(close(pipeline, dealOf({}), options))).toEqual(["not-started"]);
    const lost = moved(close(pipeline, walk({}), options));
    expect(refused(close(pipeline, lost, options))).toMatchObject([
      { code: "closed", outcome: "lost" },
    ]);
    expect(codes(advance(pipeline, lost, { to: "need", at: june(9) }))).toEqual(["closed"]);
    expect(codes(retreat(pipeline, lost, { ...made, to: "lead" }))).toEqual(["closed"]);
  });
});

describe("reopen", () => {
  const lost = moved(close(pipeline, offer(), { ...made, outcome: "lost" }));

  it("opens a closed deal where it was closed, or in an earlier stage", () => {
    const same = moved(reopen(pipeline, lost, { ...made, to: "offer" }));
    expect(progressOf(same)).toMatchObject({ stage: "offer" });
    expect(assess(pipeline, same, { asOf: june(9) }).closed).toBeNull();
    const earlier = moved(reopen(pipeline, lost, { ...made, to: "need" }));
    expect(progressOf(earlier).history?.at(-1)).toMatchObject({
      kind: "reopen",
      to: "need",
      reason,
    });
  });

  it("leads no deal ahead of where it was closed", () => {
    expect(codes(reopen(pipeline, lost, { ...made, to: "service" }))).toEqual(["not-behind"]);
  });

  it("needs a closed deal", () => {
    expect(codes(reopen(pipeline, offer(), { ...made, to: "offer" }))).toEqual(["not-closed"]);
  });
});

describe("retreat", () => {
  it("leads back to any earlier stage, from which the doors must be passed anew", () => {
    const back = moved(retreat(pipeline, offer(), { ...made, to: "lead" }));
    expect(progressOf(back)).toMatchObject({
      stage: "lead",
      history: [{}, {}, {}, { kind: "retreat", from: "offer", to: "lead", ...made }],
    });
    expect(codes(advance(pipeline, back, { to: "offer", at: june(9) }))).toEqual(["skips"]);
    expect(advance(pipeline, back, { to: "need", at: june(9) }).ok).toBe(true);
  });

  it("leads neither ahead nor to where the deal is, and needs one that is in some stage", () => {
    expect(codes(retreat(pipeline, offer(), { ...made, to: "offer" }))).toEqual(["not-behind"]);
    expect(codes(retreat(pipeline, offer(), { ...made, to: "service" }))).toEqual(["not-behind"]);
    expect(codes(retreat(pipeline, dealOf({}), { ...made, to: "lead" }))).toEqual(["not-started"]);
  });

  it("forgets no door that was passed: what was shown there does not age", () => {
    const plan = planOf({
      signals: { invited: signal({ staleAfterDays: 10 }) },
      stages: [
        stage("one", [attested("a")]),
        stage("two", [attested("b")], { entry: is("invited", true) }),
        stage("three", [attested("c")]),
      ],
    });
    const shown = observed({ "sales/a": true, "sales/b": true, invited: true });
    let deal = moved(start(plan, dealOf({ evidence: shown }), { at: june(1) }));
    deal = moved(advance(plan, deal, { to: "two", at: june(2) }));
    deal = moved(advance(plan, deal, { to: "three", at: june(3) }));
    deal = moved(retreat(plan, deal, { ...made, to: "two" }));
    // The invitation of 1 June has lapsed, and would not open the door of the second stage again.
    expect(assess(plan, deal, { asOf: june(30) })).toMatchObject({
      standing: "understated",
      evidenced: "three",
      stages: [{ id: "one" }, { id: "two", entry: "satisfied" }, { id: "three" }],
      reconfirm: ["two"],
      stale: [{ what: "invited" }],
    });
    // Of a stage that was written over there is no door to remember.
    const sales = { ...progressOf(deal), history: [] };
    expect(assess(plan, { ...deal, progress: { sales } }, { asOf: june(30) })).toMatchObject({
      standing: "unproven",
      reconfirm: [],
    });
  });
});

describe("adopt", () => {
  const adopted = (deal: object = {}, to = "need") =>
    moved(adopt(pipeline, dealOf(deal), { ...made, at: june(2), to }));

  it("puts a deal in the stage it is said to be in, without evidence and without proving it", () => {
    const deal = adopted();
    expect(progressOf(deal)).toMatchObject({
      stage: "need",
      history: [{ kind: "adopt", to: "need", reason }],
    });
    const verdict = assess(pipeline, deal, { asOf: june(2) });
    expect(verdict).toMatchObject({ claimed: "need", evidenced: "lead", standing: "unproven" });
    expect(verdict.presumed.stages).toEqual(["lead"]);
  });

  it("has the doors behind it presumed: the next one asks for its own stage alone", () => {
    const deal = adopted({ opportunity: { isTendered: false }, contacts: provenDeal.contacts });
    const [missing] = refused(advance(pipeline, deal, { to: "offer", at: june(3) }));
    // Neither the buyer of the lead nor the tier that the need is entered by.
    expect(missing).toMatchObject({ code: "missing", items: [{ id: "sales/told" }] });
    expect(missing?.code === "missing" && missing.items.length).toBe(1);
    const told = dealOf({ ...deal, evidence: observed({ "sales/told": true }) });
    expect(advance(pipeline, told, { to: "offer", at: june(3) }).ok).toBe(true);
  });

  it("presumes nothing against evidence", () => {
    const deal = adopted({
      ...provenDeal,
      account: { tier: "C" },
      evidence: observed({ "buyer-met": false, "sales/told": true }),
    });
    expect(refused(advance(pipeline, deal, { to: "offer", at: june(3) }))).toMatchObject([
      { code: "failed", checkpoints: ["buyer"], stages: ["need"] },
    ]);
  });

  it("is no way past the gate: a deal that it has moved is adopted no more", () => {
    const options = { ...made, to: "offer" } as const;
    expect(codes(adopt(pipeline, walk({}), options))).toEqual(["already-started"]);
    expect(codes(adopt(pipeline, adopted(), options))).toEqual(["already-started"]);
  });

  it("takes over deals that were moved elsewhere, even in stages that are unknown here", () => {
    const external = { kind: "external", to: "proposal", at: june(1) };
    const deal = dealOf({ progress: { sales: { stage: "proposal", history: [external] } } });
    expect(codes(start(pipeline, deal, { at: june(2) }))).toEqual(["unknown-stage"]);
    expect(progressOf(moved(adopt(pipeline, deal, { ...made, to: "offer" }))).stage).toBe("offer");
  });

  it.each(["Closed Lost", null])("takes over a deal closed elsewhere in the stage %j", (stage) => {
    const external = { kind: "external", to: "Closed Lost", outcome: "lost", at: june(1) };
    const deal = dealOf({ progress: { sales: { stage, history: [external] } } });
    expect(codes(start(pipeline, deal, { at: june(2) }))).toEqual(["closed"]);
    const open = moved(adopt(pipeline, deal, { ...made, to: "need" }));
    expect(progressOf(open)).toMatchObject({
      stage: "need",
      history: [external, { kind: "adopt", to: "need", reason }],
    });
    expect(assess(pipeline, open, { asOf: june(9) })).toMatchObject({
      closed: null,
      claimed: "need",
      presumed: { stages: ["lead"] },
    });
    // That the stage of its end is none of ours stays on record; opening it so is no fault.
    expect(auditHistory(pipeline, open).map(({ code, move }) => [code, move])).toEqual([
      ["unknown-stage", 0],
    ]);
  });

  it("takes over no deal that can be reopened, nor one that the gate closed", () => {
    const external = { kind: "external", to: "lead", outcome: "lost", at: june(1) };
    const deal = dealOf({ progress: { sales: { stage: "lead", history: [external] } } });
    expect(codes(adopt(pipeline, deal, { ...made, to: "need" }))).toEqual(["closed"]);
    expect(reopen(pipeline, deal, { ...made, to: "lead" }).ok).toBe(true);
    const { history } = progressOf(moved(close(pipeline, offer(), { ...made, outcome: "lost" })));
    const strange = dealOf({ progress: { sales: { stage: "sold", history } } });
    expect(codes(adopt(pipeline, strange, { ...made, to: "need" }))).toEqual(["already-started"]);
  });

  it("presumes no block flag down, even where all doors are presumed", () => {
    const plan = planOf({
      signals: { debarred: signal() },
      stages: [stage("lead", [attested("a")]), stage("offer", [])],
      flags: [{ id: "f", severity: "block", title: signal().title, when: is("debarred", true) }],
    });
    const deal = moved(adopt(plan, dealOf({}), { ...made, to: "offer" }));
    expect(refused(close(plan, deal, { ...made, outcome: "won" }))).toMatchObject([
      { code: "missing", items: [{ id: "debarred" }] },
    ]);
  });
});

describe.each([
  ["close", (deal, reason) => close(pipeline, deal, { ...made, outcome: "lost", reason })],
  ["retreat", (deal, reason) => retreat(pipeline, deal, { ...made, to: "lead", reason })],
  [
    "reopen",
    (deal, reason) =>
      reopen(pipeline, moved(close(pipeline, deal, { ...made, outcome: "lost" })), {
        ...made,
        to: "lead",
        reason,
      }),
  ],
  ["adopt", (_, reason) => adopt(pipeline, dealOf({}), { ...made, to: "need", reason })],
] satisfies readonly (readonly [
  string,
  (deal: ReturnType<typeof dealOf>, reason: string) => ReturnType<typeof close>,
])[])("%s", (_, move) => {
  // Callers in plain JavaScript may leave it out.
  const absent = undefined as unknown as string;

  it.each(["", " \n\u3000", absent])("takes no blank for a reason: %j", (blank) => {
    expect(codes(move(offer(), blank))).toEqual(["reason-needed"]);
    expect(move(offer(), "lost to a rival").ok).toBe(true);
  });
});
