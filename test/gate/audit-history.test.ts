import { describe, expect, it } from "vitest";
import { advance, start } from "../../src/gate/advance.ts";
import { auditHistory } from "../../src/gate/audit-history.ts";
import { adopt, close, reopen, retreat } from "../../src/gate/close.ts";
import type { AuditCode } from "../../src/gate/finding.ts";
import { answer, record, waive } from "../../src/gate/record.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { Move } from "../../src/model/progress.ts";
import {
  attested,
  dealOf,
  frozen,
  is,
  june,
  moved,
  observed,
  pipeline,
  planOf,
  progressOf,
  provenDeal,
  shown,
  signal,
  sponsor,
  stage,
} from "./pipeline.ts";

const reason = "so it was decided";

const walk = (deal: object, ...stages: readonly string[]) =>
  stages.reduce(
    (at, to, index) => moved(advance(pipeline, at, { to, at: june(3 + index), by: "Li" })),
    moved(start(pipeline, dealOf(deal), { at: june(2), by: "Li" })),
  );

/** A deal that came to the offer on 4 June through every door. */
const offer = walk(provenDeal, "need", "offer");

const historyOf = (deal: Deal): readonly Move[] => progressOf(deal).history ?? [];

/** Returns the deal with another history, in the stage that the last move says unless told. */
const tampered = (deal: Deal, history: readonly object[], stage?: string): Deal => {
  const last = history.at(-1) as { readonly to?: string } | undefined;
  return dealOf({
    ...deal,
    progress: { sales: { ...progressOf(deal), stage: stage ?? last?.to, history } },
  });
};

const found = (deal: Deal, plans: Parameters<typeof auditHistory>[0] = pipeline) =>
  auditHistory(plans, deal).map(({ code, move, stages }) => [code, move, ...stages]);

const external = (to: string, day: number, more: object = {}) => ({
  kind: "external",
  to,
  at: june(day),
  ...more,
});

describe("an audit finds nothing wrong", () => {
  it("with a deal that never moved", () => {
    expect(auditHistory(pipeline, dealOf({}))).toEqual([]);
  });

  it("with moves of every kind, made by the gate", () => {
    const back = moved(retreat(pipeline, offer, { to: "lead", reason, at: june(5) }));
    const waived = moved(
      waive(pipeline, back, { checkpoint: "sponsor", by: "Chen", reason, at: june(6) }),
    );
    const again = moved(advance(pipeline, waived, { to: "need", at: june(6) }));
    const lost = moved(close(pipeline, again, { outcome: "lost", reason, at: june(7) }));
    const open = moved(reopen(pipeline, lost, { to: "need", reason, at: june(8) }));
    const ahead = moved(advance(pipeline, open, { to: "offer", at: june(9) }));
    const won = moved(close(pipeline, ahead, { outcome: "won", reason, at: june(9) }));
    expect(historyOf(won)).toHaveLength(9);
    expect(found(won)).toEqual([]);
  });

  it("with an adopted deal that went on from there", () => {
    const before = dealOf({
      ...provenDeal,
      evidence: observed({ "sales/told": true }),
      progress: { sales: { stage: "need", history: [external("lead", 1), external("need", 2)] } },
    });
    const adopted = moved(adopt(pipeline, before, { to: "need", reason, at: june(3) }));
    expect(found(moved(advance(pipeline, adopted, { to: "offer", at: june(4) })))).toEqual([]);
  });

  it("with evidence that came later, were it dated before the moves and against them", () => {
    const later = moved(record(offer, { what: "buyer-met", value: false, at: june(1) }));
    expect(found(later)).toEqual([]);
  });

  it("with people, organisations and needs put on file later", () => {
    const plan = planOf({
      stages: [
        stage("first", [
          attested("told", {
            when: {
              any: [sponsor, is("needs.every", true, { params: { meets: is("isMet", true) } })],
            },
          }),
        ]),
        stage("second", [
          shown("rivals", {
            fact: "organisations.count",
            operator: "greaterThan",
            value: 0,
          }),
          shown("again", { not: sponsor }),
        ]),
      ],
    });
    const at = { at: june(3) };
    let deal = moved(start(plan, dealOf({}), at));
    deal = moved(answer(plan, deal, "sales/told", true, at));
    deal = moved(advance(plan, deal, { to: "second", ...at }));
    const fewer = historyOf(deal).at(-1);
    expect(fewer).toMatchObject({ onFile: { evidence: 1, waivers: 0 } });
    deal = moved(answer(plan, deal, "contacts.new", { id: "p", roles: ["user"] }, at));
    deal = moved(answer(plan, deal, "organisations.new", { id: "o" }, at));
    expect(deal.contacts).toHaveLength(1);
    expect(found(deal, plan)).toEqual([]);
    const more = dealOf({ ...deal, opportunity: { needs: [{ id: "n", isMet: false }] } });
    expect(found(more, plan)).toEqual([]);
  });

  it("with a field written over that no verdict turned on", () => {
    // Tier B lets the deal in as tier A did.
    expect(found(dealOf({ ...offer, account: { tier: "B", name: "Haihe Pumps" } }))).toEqual([]);
  });

  it("with moves there and back within one day, or a reasoned return of a lost deal", () => {
    const sameDay = [
      external("lead", 1),
      external("need", 2),
      external("lead", 2, { note: reason }),
      external("need", 2),
    ];
    expect(found(tampered(dealOf({}), sameDay))).toEqual([]);
    const lost = [
      external("lead", 1, { outcome: "lost" }),
      external("lead", 2, { note: reason }),
      external("need", 3),
    ];
    expect(found(tampered(dealOf({}), lost))).toEqual([]);
  });

  it("with waivers that came later", () => {
    const waiver = { checkpoint: "sponsor", by: "Chen", reason, at: june(1) };
    const waivers = [waiver];
    expect(
      found(dealOf({ ...offer, progress: { sales: { ...progressOf(offer), waivers } } })),
    ).toEqual([]);
  });

  it("with stages that were renamed since, given the rules of the time", () => {
    const old = planOf({ stages: [stage("prospect", []), stage("offer", [])] });
    const now = planOf({
      version: "2.0.0",
      stages: [stage("lead", [], { formerly: ["prospect"] }), stage("offer", []), stage("end", [])],
    });
    let deal = moved(start(old, dealOf({}), { at: june(1) }));
    deal = moved(advance(now, deal, { to: "offer", at: june(2) }));
    deal = moved(retreat(now, deal, { to: "lead", reason, at: june(3) }));
    expect(found(deal, [now, old])).toEqual([]);
    expect(found(deal, now)).toEqual([["unverifiable", 0]]);
  });

  it("with stages that were dropped since, given the rules of the time", () => {
    const old = planOf({ stages: [stage("lead", []), stage("survey", []), stage("offer", [])] });
    const now = planOf({ version: "2.0.0", stages: [stage("lead", []), stage("offer", [])] });
    let deal = moved(start(old, dealOf({}), { at: june(1) }));
    deal = moved(advance(old, deal, { to: "survey", at: june(2) }));
    deal = moved(advance(old, deal, { to: "offer", at: june(3) }));
    expect(found(deal, [now, old])).toEqual([]);
    expect(found(deal, now)).toContainEqual(["unknown-stage", 1, "survey"]);
  });
});

/** The move that led to the need, and what came with it. */
const [started, toNeed, toOffer] = historyOf(offer);

const cases: Readonly<
  Record<AuditCode, readonly (readonly [what: string, deal: Deal, findings: unknown[][]])[]>
> = {
  "unknown-stage": [
    [
      "a stage that no rules know",
      tampered(dealOf({}), [external("leed", 1)], "leed"),
      [["unknown-stage", 0, "leed"]],
    ],
  ],
  "out-of-order": [
    [
      "a move dated before the one that comes first",
      tampered(dealOf({}), [external("lead", 5), external("need", 4)]),
      [["out-of-order", 1]],
    ],
    [
      "each move before the latest so far",
      tampered(dealOf({}), [external("lead", 5), external("need", 3), external("tender", 4)]),
      [
        ["out-of-order", 1],
        ["out-of-order", 2],
      ],
    ],
  ],
  duplicate: [
    [
      "a move that stands twice",
      tampered(dealOf({}), [external("lead", 1), external("need", 2), external("need", 2)]),
      [["duplicate", 2]],
    ],
    [
      "a list of moves that stands twice",
      tampered(dealOf({}), [
        ...[external("lead", 1), external("need", 2)],
        ...[external("lead", 1), external("need", 2)],
      ]),
      [
        ["duplicate", 2],
        ["duplicate", 3],
      ],
    ],
  ],
  "after-closing": [
    [
      "a move after the deal was lost",
      tampered(dealOf({}), [external("lead", 1, { outcome: "lost" }), external("need", 2)]),
      [["after-closing", 1]],
    ],
    [
      "a move after the gate closed the deal",
      tampered(
        offer,
        [
          ...historyOf(moved(close(pipeline, offer, { outcome: "lost", reason, at: june(5) }))),
          external("service", 6),
        ],
        "service",
      ),
      [["after-closing", 4]],
    ],
    [
      "an adoption of a deal that was closed in a known stage, and could be reopened",
      tampered(dealOf({}), [
        external("lead", 1, { outcome: "lost" }),
        { kind: "adopt", to: "offer", reason, at: june(2) },
      ]),
      [["after-closing", 1]],
    ],
  ],
  "not-closed": [
    [
      "a deal opened again that was open",
      tampered(offer, [...historyOf(offer), { kind: "reopen", to: "offer", reason, at: june(6) }]),
      [["not-closed", 3]],
    ],
  ],
  "adopted-late": [
    [
      "a deal adopted after the gate had moved it",
      tampered(offer, [...historyOf(offer), { kind: "adopt", to: "service", reason, at: june(6) }]),
      [["adopted-late", 3]],
    ],
  ],
  skip: [
    [
      "stages passed over elsewhere",
      tampered(dealOf({}), [external("lead", 1), external("offer", 2)]),
      [["skip", 1, "need"]],
    ],
    [
      "a start beyond the first stage",
      tampered(dealOf(provenDeal), [{ ...started, to: "need" }]),
      // The verdict is of the deal before the move, and that is as it was.
      [["skip", 0, "lead"]],
    ],
    [
      "an advance over a stage that applied",
      tampered(offer, [started as Move, { ...toOffer, from: "lead", at: june(3) }]),
      [
        ["skip", 1, "need"],
        ["altered", 1],
      ],
    ],
    [
      "a stage named as passed over that applied",
      tampered(offer, [
        started as Move,
        { ...toNeed, over: [{ stage: "lead", why: "not-applicable" }] },
      ]),
      [["skip", 1, "lead"]],
    ],
  ],
  "not-ahead": [
    [
      "an advance to where the deal was",
      tampered(offer, [...historyOf(offer), { ...toOffer, from: "offer" }]),
      [
        ["not-ahead", 3, "offer"],
        ["altered", 3],
      ],
    ],
    [
      "a second start",
      tampered(offer, [...historyOf(offer), { ...started, at: june(4) }]),
      [
        ["not-ahead", 3, "lead"],
        ["altered", 3],
      ],
    ],
  ],
  "not-behind": [
    [
      "a retreat that leads ahead",
      tampered(offer, [
        started as Move,
        { kind: "retreat", from: "lead", to: "offer", reason, at: june(3) },
      ]),
      [["not-behind", 1, "offer"]],
    ],
    [
      "a reopening that leads ahead",
      tampered(offer, [
        external("lead", 1, { outcome: "lost" }),
        { kind: "reopen", to: "offer", reason, at: june(3) },
      ]),
      [["not-behind", 1, "offer"]],
    ],
  ],
  backward: [
    [
      "a move back elsewhere without a word",
      tampered(dealOf({}), [external("lead", 1), external("need", 2), external("lead", 3)]),
      [["backward", 2, "lead"]],
    ],
    [
      "a retreat whose reason was blotted out",
      tampered(offer, [
        ...historyOf(offer),
        { kind: "retreat", from: "offer", to: "need", reason: " ", at: june(6) },
      ]),
      [["backward", 3, "need"]],
    ],
  ],
  "not-from": [
    [
      "a move from where the deal was not",
      tampered(dealOf({}), [external("lead", 1), external("need", 2, { from: "tender" })]),
      [["not-from", 1, "tender"]],
    ],
    [
      "a move back from a stage that was written past the gate",
      moved(
        retreat(pipeline, dealOf({ progress: { sales: { stage: "offer" } } }), {
          to: "need",
          reason,
          at: june(2),
        }),
      ),
      [["not-from", 0, "offer"]],
    ],
    [
      "a closing whose moves before it were wiped out",
      tampered(
        offer,
        historyOf(moved(close(pipeline, offer, { outcome: "lost", reason, at: june(5) }))).slice(3),
        "offer",
      ),
      [
        ["not-from", 0, "offer"],
        ["altered", 0],
      ],
    ],
  ],
  "door-shut": [
    [
      "an advance without the evidence for it",
      tampered(offer, [
        started as Move,
        { ...toNeed, onFile: { evidence: 0, waivers: 0, contacts: 1 } },
      ]),
      [
        ["door-shut", 1, "need"],
        ["altered", 1],
      ],
    ],
  ],
  "won-early": [
    [
      "a deal won elsewhere before the last stage of selling",
      tampered(dealOf({}), [external("lead", 1), external("need", 2, { outcome: "won" })]),
      [["won-early", 1, "need"]],
    ],
    [
      "a deal won without the evidence for it",
      tampered(
        offer,
        [
          ...historyOf(offer),
          {
            ...historyOf(moved(close(pipeline, offer, { outcome: "won", reason, at: june(5) }))).at(
              -1,
            ),
            verdict: undefined,
            onFile: { evidence: 2, waivers: 0, contacts: 1 },
          },
        ],
        "offer",
      ),
      [["won-early", 3, "offer"]],
    ],
  ],
  unverifiable: [
    [
      "rules that are not at hand",
      tampered(offer, [{ ...started, ruleSet: { id: "sales", version: "0.9.0", digest: "abc" } }]),
      [["unverifiable", 0]],
    ],
    [
      "a retreat under rules that are not at hand, wherever it leads",
      tampered(dealOf({}), [
        external("lead", 1),
        {
          kind: "retreat",
          from: "lead",
          to: "offer",
          reason,
          at: june(2),
          ruleSet: { id: "sales", version: "0.9.0", digest: "abc" },
        },
      ]),
      [["unverifiable", 1]],
    ],
  ],
  altered: [
    [
      "a field that was written over",
      dealOf({ ...offer, account: { tier: "C" } }),
      [
        ["altered", 0],
        ["door-shut", 1, "need"],
        ["altered", 1],
        ["door-shut", 2, "offer"],
        ["altered", 2],
      ],
    ],
    [
      "an observation that was changed",
      dealOf({
        ...offer,
        evidence: offer.evidence?.map((one) =>
          one.what === "sales/accepted" ? { ...one, value: false } : one,
        ),
      }),
      [
        ["altered", 0],
        ["altered", 1],
        ["altered", 2],
      ],
    ],
    [
      "a move that no longer names the stage it passed over",
      tampered(offer, [started, toNeed, { ...toOffer, over: [] }] as object[]),
      [["altered", 2]],
    ],
  ],
  "stage-mismatch": [
    [
      "a stage written over",
      tampered(offer, historyOf(offer), "service"),
      [["stage-mismatch", 3, "service"]],
    ],
    [
      "a stage wiped out",
      dealOf({ ...offer, progress: { sales: { history: historyOf(offer) } } }),
      [["stage-mismatch", 3, "null"]],
    ],
    [
      "a stage whose moves were wiped out",
      dealOf({ ...offer, progress: { sales: { stage: "offer", history: [] } } }),
      [["stage-mismatch", 0, "offer"]],
    ],
    [
      "a stage that never had a move",
      dealOf({ progress: { sales: { stage: "need" } } }),
      [["stage-mismatch", 0, "need"]],
    ],
  ],
};

describe.each(Object.entries(cases))("an audit finds the fault %s", (_, rows) => {
  it.each(rows)("in %s", (_what, deal, findings) => {
    expect(found(frozen(deal))).toEqual(findings);
  });
});

it("every finding reads in both languages and names its stages", () => {
  const findings = Object.values(cases).flatMap((rows) =>
    rows.flatMap(([, deal]) => auditHistory(pipeline, deal)),
  );
  expect(new Set(findings.map(({ code }) => code)).size).toBe(Object.keys(cases).length);
  for (const { message, stages } of findings) {
    expect(message.zh).toMatch(/\p{Script=Han}/u);
    expect(message.en).toMatch(/^[a-z`][^.\n]*$/);
    for (const stage of stages) {
      expect(message.zh).toContain(`\`${stage}\``);
      expect(message.en).toContain(`\`${stage}\``);
    }
  }
});

it("a stage that forges a line of a report is quoted without it", () => {
  const deal = tampered(dealOf({}), [external("x\n\u001b[2K", 1)], "lead");
  expect(auditHistory(pipeline, deal)[0]?.message.en).toBe("unknown stage `x??[2K`");
});

it("moves under other rules are held against the order of the stages they were made under", () => {
  const old = planOf({
    signals: { a: signal() },
    stages: [stage("one", []), stage("two", []), stage("three", [])],
  });
  const now = planOf({
    version: "2.0.0",
    stages: [stage("two", []), stage("one", []), stage("three", [])],
  });
  let deal = moved(start(old, dealOf({}), { at: june(1) }));
  deal = moved(advance(old, deal, { to: "two", at: june(2) }));
  deal = moved(retreat(old, deal, { to: "one", reason, at: june(3) }));
  // By today's order that retreat would lead ahead.
  expect(found(deal, [now, old])).toEqual([]);
});
