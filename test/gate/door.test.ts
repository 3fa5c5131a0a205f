import { describe, expect, it } from "vitest";
import { advance, start } from "../../src/gate/advance.ts";
import { adopt, close } from "../../src/gate/close.ts";
import { waive } from "../../src/gate/record.ts";
import type { Deal } from "../../src/model/deal.ts";
import {
  codes,
  dealOf,
  is,
  june,
  moved,
  observed,
  planOf,
  refused,
  shown,
  signal,
  stage,
} from "./pipeline.ts";

const optional = { essential: false };

/**
 * `first` asks for `must`; `may` only weighs, `if-tendered` counts in tendered deals alone. The
 * second stage stands for customers of tier A, and has its own entry; so has the last one.
 */
const plan = planOf({
  signals: {
    must: signal(),
    also: signal(),
    may: signal(),
    invited: signal(),
    heard: signal(),
    ready: signal(),
    bid: signal(),
  },
  stages: [
    stage("first", [
      shown("must", is("must", true), { waivable: true }),
      shown("also", is("also", true)),
      shown("may", is("may", true), optional),
      shown("if-tendered", is("invited", true), {
        appliesWhen: is("opportunity.isTendered", true),
      }),
    ]),
    stage("second", [shown("bid", is("bid", true))], {
      appliesWhen: is("account.tier", "A"),
      entry: is("heard", true),
    }),
    stage("third", [shown("ready", is("ready", true))], { entry: is("heard", true) }),
    stage("fourth", [], { entry: is("opportunity.isTendered", true) }),
  ],
  wonAfter: "third",
  flags: [
    { id: "dull", severity: "warn", title: signal().title, when: is("may", false) },
    { id: "bar", severity: "block", title: signal().title, when: is("bid", false) },
  ],
});

const clear = { must: true, also: true, may: true, invited: true, heard: true, ready: true };
const deal = (evidence: Readonly<Record<string, boolean>>, more: object = {}): Deal =>
  moved(
    start(
      plan,
      dealOf({
        account: { tier: "B" },
        opportunity: { isTendered: false },
        evidence: observed({ bid: true, ...evidence }),
        ...more,
      }),
      { at: june(2) },
    ),
  );
const toThird = (from: Deal) => advance(plan, from, { to: "third", at: june(3) });

describe("the reasons of a door that is shut", () => {
  it("name the essential checkpoint that failed, and neither what is met nor what is open", () => {
    expect(refused(toThird(deal({ ...clear, must: false })))).toMatchObject([
      { code: "failed", checkpoints: ["must"], stages: [] },
    ]);
    const { also: _, ...open } = clear;
    const [failed, ...others] = refused(toThird(deal({ ...open, must: false })));
    expect(failed).toMatchObject({ code: "failed", checkpoints: ["must"] });
    // What nobody knows yet cannot open a door that has failed.
    expect(others).toEqual([]);
  });

  it("name a failed checkpoint that only weighs where its stage fails, not where it passes", () => {
    expect(refused(toThird(deal({ ...clear, must: false, may: false })))).toMatchObject([
      { code: "failed", checkpoints: ["must", "may"] },
    ]);
    expect(toThird(deal({ ...clear, may: false })).ok).toBe(true);
    expect(refused(toThird(deal({ ...clear, may: false, heard: false })))).toMatchObject([
      { code: "failed", checkpoints: [], stages: ["third"] },
    ]);
  });

  it("name no checkpoint that does not apply", () => {
    expect(refused(toThird(deal({ ...clear, must: false, invited: false })))).toMatchObject([
      { code: "failed", checkpoints: ["must"] },
    ]);
    const opportunity = { isTendered: true };
    expect(
      refused(toThird(deal({ ...clear, must: false, invited: false }, { opportunity }))),
    ).toMatchObject([{ code: "failed", checkpoints: ["must", "if-tendered"] }]);
  });

  it("name no checkpoint that was waived", () => {
    const made = { checkpoint: "must", at: june(2), by: "Li", reason: "agreed with the buyer" };
    const waived = moved(waive(plan, deal({ ...clear, must: false, also: false }), made));
    expect(refused(toThird(waived))).toMatchObject([{ code: "failed", checkpoints: ["also"] }]);
  });

  it("name no stage before the door that does not apply, and no stage behind it", () => {
    const shut = refused(toThird(deal({ ...clear, heard: false })));
    expect(shut).toMatchObject([{ code: "failed", checkpoints: [], stages: ["third"] }]);
  });

  it("name every stage whose own entry has failed on the way", () => {
    const account = { tier: "A" };
    const from = deal({ ...clear, heard: false }, { account });
    expect(refused(advance(plan, from, { to: "second", at: june(3) }))).toMatchObject([
      { code: "failed", stages: ["second"] },
    ]);
    expect(refused(toThird(from))).toMatchObject([{ code: "skips", stages: ["second"] }]);
  });

  it("name the target's own checkpoints where a deal is to be won, not where it is to be entered", () => {
    const at = moved(toThird(deal({ ...clear, ready: false })));
    const won = { outcome: "won", at: june(4), by: "Li", reason: "signed" } as const;
    expect(refused(close(plan, at, won))).toMatchObject([
      { code: "failed", checkpoints: ["ready"], stages: [] },
    ]);
    expect(refused(toThird(deal({ ...clear, heard: false, ready: false })))).toMatchObject([
      { code: "failed", checkpoints: [], stages: ["third"] },
    ]);
  });

  it("name flags that bar, and none that only warns", () => {
    const barred = dealOf({
      ...deal({ ...clear, may: false }),
      evidence: observed({ ...clear, may: false, bid: false }),
    });
    expect(refused(toThird(barred))).toMatchObject([{ code: "flagged", flags: ["bar"] }]);
  });

  it("ask whether the stage of an adoption applies where it matters that it may not", () => {
    const plan = planOf({
      signals: { bid: signal() },
      stages: [
        stage("first", []),
        stage("second", [shown("bid", is("bid", true))], {
          appliesWhen: is("account.tier", "A"),
        }),
        stage("third", []),
      ],
    });
    const asked = (bid: boolean) => {
      const taken = { to: "second", at: june(2), by: "Li", reason: "from the old system" };
      const adopted = moved(adopt(plan, dealOf({ evidence: observed({ bid }) }), taken));
      const next = advance(plan, adopted, { to: "third", at: june(3) });
      return next.ok || next.reasons.map((reason) => reason.code === "missing" && reason.items);
    };
    // A stage that the deal has not done keeps it where it is, unless the stage does not apply.
    expect(asked(false)).toMatchObject([[{ id: "account.tier" }]]);
    expect(asked(true)).toBe(true);
  });

  it("ask for what may bar a door along with what it is missing, and for nothing of other doors", () => {
    const { also: _, ready: __, ...open } = clear;
    const own = dealOf({ ...deal(open), evidence: observed(open) });
    const [reason, ...others] = refused(toThird(own));
    expect(others).toEqual([]);
    expect(reason?.code === "missing" && reason.items.map(({ id }) => id).sort()).toEqual([
      "also",
      "bid",
    ]);
    const raised = dealOf({ ...deal(clear), evidence: observed(clear) });
    expect(codes(toThird(raised))).toEqual(["missing"]);
  });
});
