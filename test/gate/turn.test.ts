import { describe, expect, it } from "vitest";
import { advance, guardAdvance, start } from "../../src/gate/advance.ts";
import { auditHistory } from "../../src/gate/audit-history.ts";
import { adopt, close, reopen, retreat } from "../../src/gate/close.ts";
import { answer, record, waive } from "../../src/gate/record.ts";
import type { Refusal } from "../../src/gate/refusal.ts";
import type { Deal } from "../../src/model/deal.ts";
import {
  attested,
  dealOf,
  june,
  moved,
  pipeline,
  planOf,
  provenDeal,
  refused,
  stage,
} from "./pipeline.ts";

const reason = "so it was decided";
const external = { kind: "external", to: "lead", at: june(2) };
const elsewhere = dealOf({ progress: { sales: { history: [external] } } });
const lead = moved(start(pipeline, dealOf(provenDeal), { at: june(2) }));
const need = moved(advance(pipeline, lead, { to: "need", at: june(2) }));
const lost = moved(close(pipeline, need, { outcome: "lost", reason, at: june(2) }));

type Call = (deal: Deal, at: string) => { readonly ok: true } | Refusal;

/** Every function that changes a deal, and a deal last moved on 2 June that it may change. */
const calls: readonly (readonly [name: string, deal: Deal, call: Call])[] = [
  ["start", elsewhere, (deal, at) => start(pipeline, deal, { at })],
  ["advance", lead, (deal, at) => advance(pipeline, deal, { to: "need", at })],
  ["guardAdvance", lead, (deal, at) => guardAdvance(pipeline, deal, { to: "need", at })],
  ["retreat", need, (deal, at) => retreat(pipeline, deal, { to: "lead", reason, at })],
  ["close", need, (deal, at) => close(pipeline, deal, { outcome: "shelved", reason, at })],
  ["reopen", lost, (deal, at) => reopen(pipeline, deal, { to: "need", reason, at })],
  ["adopt", elsewhere, (deal, at) => adopt(pipeline, deal, { to: "offer", reason, at })],
  [
    "waive",
    need,
    (deal, at) => waive(pipeline, deal, { checkpoint: "sponsor", by: "Chen", reason, at }),
  ],
];

describe.each(calls)("%s", (_, deal, call) => {
  it("may be called on the day of the last move and later", () => {
    expect(call(deal, june(2)).ok).toBe(true);
    expect(call(deal, "2999-12-31").ok).toBe(true);
  });

  it("is refused on a day before the last move", () => {
    expect(refused(call(deal, june(1)))).toMatchObject([
      { code: "out-of-order", at: june(1), after: june(2) },
    ]);
  });

  it.each(["", "2026-06-31", "2026-6-3", "June"])("is refused on `%s`, which is no day", (at) => {
    expect(refused(call(deal, at))).toMatchObject([{ code: "out-of-order", at }]);
  });

  it("gives the same answer every time and leaves the deal as it was", () => {
    // Invariant: the deals are frozen throughout, so that writing to one throws.
    const before = JSON.stringify(deal);
    expect(call(deal, june(2))).toEqual(call(deal, june(2)));
    expect(JSON.stringify(deal)).toBe(before);
  });
});

const at = june(3);

it("a stage, checkpoint or item that a caller in plain JavaScript leaves out is refused", () => {
  const none = undefined as unknown as string;
  expect(refused(advance(pipeline, lead, { to: none, at }))).toMatchObject([
    { code: "unknown-stage" },
  ]);
  expect(refused(answer(pipeline, lead, none, true, { at }))).toMatchObject([
    { code: "not-missing" },
  ]);
  const waiver = { checkpoint: none, by: "Chen", reason, at };
  expect(refused(waive(pipeline, lead, waiver))).toMatchObject([{ code: "not-waivable" }]);
});
const checklist = planOf({ kind: "checklist", stages: [stage("all", [attested("a")])] });

describe("a checklist has no doors:", () => {
  it.each<readonly [string, () => { readonly ok: true } | Refusal]>([
    ["start", () => start(checklist, dealOf({}), { at })],
    ["advance", () => advance(checklist, dealOf({}), { to: "all", at })],
    ["guardAdvance", () => guardAdvance(checklist, dealOf({}), { to: "all", at })],
    ["retreat", () => retreat(checklist, dealOf({}), { to: "all", reason, at })],
    ["close", () => close(checklist, dealOf({}), { outcome: "lost", reason, at })],
    ["reopen", () => reopen(checklist, dealOf({}), { to: "all", reason, at })],
    ["adopt", () => adopt(checklist, dealOf({}), { to: "all", reason, at })],
  ])("%s is refused", (_, call) => {
    expect(refused(call())).toMatchObject([{ code: "no-doors" }]);
  });
});

describe("what is put on file", () => {
  it.each<readonly [string, () => { readonly ok: true } | Refusal]>([
    ["record", () => record(lead, { what: "buyer-met", value: true, at })],
    ["answer", () => answer(pipeline, lead, "sales/handed-over", true, { at })],
    ["audit", () => ({ ok: true, found: auditHistory(pipeline, lost) })],
  ])("%s leaves the deal handed in as it was", (_, call) => {
    const before = JSON.stringify([lead, lost]);
    call();
    expect(JSON.stringify([lead, lost])).toBe(before);
  });

  it("keeps all that the deal had", () => {
    const { progress, ...others } = lost;
    expect(others).toEqual({ id: "d-1", ...provenDeal });
    expect(progress?.sales?.history?.map(({ kind }) => kind)).toEqual([
      "start",
      "advance",
      "close",
    ]);
  });

  it("is a deal that parses again", () => {
    expect(dealOf(lost)).toEqual(lost);
  });
});
