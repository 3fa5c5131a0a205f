import { describe, expect, it } from "vitest";
import { assess, mayAdvance } from "../../src/assess/assess.ts";
import type { Plan } from "../../src/assess/plan.ts";
import { unlock } from "../../src/assess/unlock/unlock.ts";
import { advance, start } from "../../src/gate/advance.ts";
import { close } from "../../src/gate/close.ts";
import { answer, record, waive } from "../../src/gate/record.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { FieldValue } from "../../src/model/field-value.ts";
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
  sponsor,
  stage,
} from "./pipeline.ts";

const one = (when: object, more: object = {}): Plan =>
  planOf({ stages: [stage("only", [shown("it", when)])], ...more });

const missingOf = (plan: Plan, deal: Deal, day = 2) =>
  assess(plan, deal, { asOf: june(day) }).missing;

const ids = (plan: Plan, deal: Deal) => missingOf(plan, deal).map(({ id }) => id);

const truthOf = (plan: Plan, deal: Deal) =>
  assess(plan, deal, { asOf: june(2) }).stages[0]?.checkpoints[0]?.truth;

describe("record", () => {
  const seen = { what: "buyer-met", value: true, at: june(1), by: "Li" };

  it("adds an observation after those there are", () => {
    const deal = moved(record(moved(record(dealOf({}), seen)), { ...seen, value: false }));
    expect(deal.evidence).toEqual([seen, { ...seen, value: false }]);
  });

  it("refuses what does not fit the deal, and says where", () => {
    const stance = { what: "stance", about: "wang", value: "mentor", at: june(1) };
    expect(refused(record(dealOf({}), stance))).toMatchObject([
      { code: "invalid", issues: [{ code: "dangling-reference", pointer: "/evidence/0/about" }] },
    ]);
    const known = dealOf({ contacts: [{ id: "wang" }], evidence: [seen] });
    expect(refused(record(known, { ...stance, value: "friendly" }))).toMatchObject([
      { issues: [{ code: "not-a-choice", pointer: "/evidence/1/value" }] },
    ]);
  });

  it("takes an earlier observation away without a value of its own", () => {
    const deal = moved(record(dealOf({}), { ...seen, id: "e-1" }));
    const without = moved(record(deal, { what: "buyer-met", at: june(2), withdraws: "e-1" }));
    expect(ids(pipeline, deal)).not.toContain("buyer-met");
    expect(ids(pipeline, without)).toContain("buyer-met");
  });
});

/** Answers one item, which must then be settled, and returns the deal. */
const settle = (plan: Plan, deal: Deal, id: string, value: FieldValue): Deal => {
  const answered = moved(answer(plan, deal, id, value, { at: june(2) }));
  expect(ids(plan, answered)).not.toContain(id);
  return answered;
};

describe("answer", () => {
  const by = { at: june(2), by: "Li", source: "document", note: "seen on paper" } as const;

  it("of a signal is an observation of the deal", () => {
    const plan = one(is("met", true), { signals: { met: signal() } });
    expect(missingOf(plan, dealOf({}))).toMatchObject([{ id: "met", kind: "signal" }]);
    const deal = moved(answer(plan, dealOf({}), "met", true, by));
    expect(deal.evidence).toEqual([{ what: "met", value: true, ...by }]);
    expect(truthOf(plan, deal)).toBe("satisfied");
  });

  it("of what an id with digits first names is an observation by that name", () => {
    const plan = planOf({
      id: "7-steps",
      signals: { "3-visits": signal() },
      stages: [stage("only", [attested("2-references"), shown("it", is("3-visits", true))])],
    });
    const seen = settle(plan, dealOf({}), "3-visits", true);
    expect(settle(plan, seen, "7-steps/2-references", true).evidence).toEqual([
      { what: "3-visits", value: true, at: june(2) },
      { what: "7-steps/2-references", value: true, at: june(2) },
    ]);
  });

  it("of a fact of the app is an observation by its name", () => {
    const { title, ask } = signal();
    const plan = planOf({ stages: [stage("only", [shown("it", is("erp.score", 5))])] }, [
      { name: "erp.score", title, ask, type: { kind: "number" } },
    ]);
    const deal = settle(plan, dealOf({}), "erp.score", 5);
    expect(truthOf(plan, deal)).toBe("satisfied");
  });

  it("of a fact is an observation of the field", () => {
    const plan = one(is("account.tier", "A"));
    expect(missingOf(plan, dealOf({}))).toMatchObject([{ id: "account.tier", kind: "fact" }]);
    const deal = settle(plan, dealOf({}), "account.tier", "B");
    expect(deal.evidence).toEqual([{ what: "account.tier", value: "B", at: june(2) }]);
    expect(truthOf(plan, deal)).toBe("failed");
  });

  it("of a field of the app's own is an observation of it", () => {
    const custom = { region: { title: signal().title, type: "text", ask: signal().ask } };
    const plan = one(is("custom.region", "east"), { custom });
    const deal = settle(plan, dealOf({}), "custom.region", "east");
    expect(truthOf(plan, deal)).toBe("satisfied");
  });

  it("of a judgement attests the checkpoint, or denies it", () => {
    const plan = planOf({ stages: [stage("only", [attested("told")])] });
    expect(missingOf(plan, dealOf({}))).toMatchObject([{ id: "sales/told", kind: "judgement" }]);
    expect(truthOf(plan, settle(plan, dealOf({}), "sales/told", true))).toBe("satisfied");
    expect(truthOf(plan, settle(plan, dealOf({}), "sales/told", false))).toBe("failed");
    // Known to be none is no judgement.
    expect(codes(answer(plan, dealOf({}), "sales/told", null, by))).toEqual(["invalid"]);
  });

  it("of an attribute is about the person", () => {
    const plan = one(sponsor);
    const deal = dealOf({ contacts: [{ id: "wang", roles: ["decider"] }] });
    expect(missingOf(plan, deal)).toContainEqual(
      expect.objectContaining({ id: "wang:stance", kind: "attribute", about: "wang" }),
    );
    const answered = settle(plan, deal, "wang:stance", "mentor");
    expect(answered.evidence).toEqual([
      { what: "stance", about: "wang", value: "mentor", at: june(2) },
    ]);
    expect(truthOf(plan, answered)).toBe("satisfied");
  });

  it("of a signal about a person is about the person", () => {
    const plan = one(
      {
        fact: "contacts.count",
        operator: "greaterThan",
        value: 0,
        params: { where: is("tells-us", true) },
      },
      { signals: { "tells-us": signal({ subject: "contact" }) } },
    );
    const deal = settle(plan, dealOf({ contacts: [{ id: "wang" }] }), "wang:tells-us", true);
    expect(truthOf(plan, deal)).toBe("satisfied");
  });

  it("of completeness settles what only a full list can", () => {
    const plan = one(sponsor);
    const deal = dealOf({ contacts: [{ id: "wang", roles: ["user"] }] });
    expect(missingOf(plan, deal)).toContainEqual(
      expect.objectContaining({ id: "contacts.complete", kind: "completeness", list: "contacts" }),
    );
    expect(truthOf(plan, settle(plan, deal, "contacts.complete", "all"))).toBe("failed");
  });

  it("of completeness may be no, of every list, and leaves it to be asked again", () => {
    const met = is("needs.every", true, { params: { meets: is("isMet", true) } });
    const plan = one({ all: [sponsor, met] });
    const deal = dealOf({
      contacts: [{ id: "wang", roles: ["user"] }],
      opportunity: { needs: [{ id: "n1", isMet: true }] },
    });
    for (const id of ["contacts.complete", "needs.complete"]) {
      const answered = moved(answer(plan, deal, id, false, { at: june(2) }));
      expect(answered.evidence).toEqual([{ what: id, value: false, at: june(2) }]);
      const item = missingOf(plan, answered).find((asked) => asked.id === id);
      expect(item).toMatchObject({ kind: "completeness", reason: "incomplete" });
      // Known to be none says nothing of a list.
      expect(codes(answer(plan, deal, id, null, by))).toEqual(["invalid"]);
    }
    expect(codes(answer(plan, deal, "contacts.complete", true, by))).toEqual(["invalid"]);
  });

  it("of somebody yet to be found puts them on file on that day", () => {
    const plan = one(sponsor);
    const [item] = missingOf(plan, dealOf({})).filter(({ kind }) => kind === "person");
    expect(item).toMatchObject({ id: "contacts.new", list: "contacts" });
    expect(item?.fields?.map(({ what }) => what).sort()).toEqual(["roles", "stance"]);
    const found = { id: "wang", roles: ["decider"], stance: "supporter" };
    const deal = moved(answer(plan, dealOf({}), "contacts.new", found, by));
    expect(deal.contacts).toEqual([{ id: "wang", addedAt: june(2) }]);
    expect(deal.evidence).toEqual([
      { what: "roles", about: "wang", value: ["decider"], ...by },
      { what: "stance", about: "wang", value: "supporter", ...by },
    ]);
    expect(truthOf(plan, deal)).toBe("satisfied");
  });

  it("of somebody on a list puts them on file where the rules read it and it may go on", () => {
    const plan = one(sponsor);
    const met = dealOf({ contacts: [{ id: "li", roles: ["decider"], stance: "mentor" }] });
    expect(missingOf(plan, met).map(({ id }) => id)).not.toContain("contacts.new");
    const more = moved(answer(plan, met, "contacts.new", { id: "wang" }, by));
    expect(more.contacts?.map(({ id }) => id)).toEqual(["li", "wang"]);
    const all = { what: "contacts.complete", value: "all", at: june(1) };
    const closed = dealOf({ ...met, evidence: [all] });
    expect(codes(answer(plan, closed, "contacts.new", { id: "wang" }, by))).toEqual([
      "not-missing",
    ]);
    expect(codes(answer(plan, met, "documents.new", { id: "d1" }, by))).toEqual(["not-missing"]);
  });

  it("of somebody whose name must come from a source records it as evidence too", () => {
    const where = is("name", "Wang", { source: "document" });
    const plan = one({
      fact: "contacts.count",
      operator: "greaterThan",
      value: 0,
      params: { where },
    });
    const from = { ...by, source: "document" } as const;
    const found = { id: "wang", name: "Wang" };
    const deal = moved(answer(plan, dealOf({}), "contacts.new", found, from));
    expect(deal.contacts).toEqual([{ ...found, addedAt: june(2) }]);
    expect(deal.evidence).toEqual([{ what: "name", about: "wang", value: "Wang", ...from }]);
    expect(truthOf(plan, deal)).toBe("satisfied");
  });

  it("of somebody whom an answer is to name puts them on file, though no rule reads their list", () => {
    const where = { fact: "contact", operator: "notEqual", value: null };
    const visited = {
      fact: "activities.count",
      operator: "greaterThan",
      value: 0,
      params: { where },
    };
    const plan = planOf({ stages: [stage("only", [], { entry: visited })] });
    const deal = dealOf({ opportunity: { activities: [{ id: "a" }] } });
    const [set] = unlock(plan, deal, { asOf: june(2) }).sets;
    const told = set?.answers.reduce(
      (now, { item, value }) => moved(answer(plan, now, item, value as FieldValue, by)),
      deal,
    );
    expect(set?.answers.map(({ item }) => item)).toEqual(["contacts.new", "activities/a:contact"]);
    expect(told && mayAdvance(plan, told, { asOf: june(2) }).truth).toBe("satisfied");
  });

  it("of somebody yet to be found records the signals about them as evidence", () => {
    const championed = {
      ...sponsor,
      params: {
        where: {
          all: [{ fact: "roles", operator: "contains", value: "decider" }, is("vouches", true)],
        },
      },
    };
    const plan = planOf({
      signals: { vouches: signal({ subject: "contact" }) },
      stages: [stage("lead", [shown("champion", championed)]), stage("offer", [])],
    });
    const found = { id: "wang", roles: ["decider"], vouches: true };
    const from = { ...by, source: "document" } as const;
    const deal = moved(answer(plan, dealOf({}), "contacts.new", found, from));
    expect(deal.contacts).toEqual([{ id: "wang", addedAt: june(2) }]);
    expect(deal.evidence).toEqual([
      { what: "roles", about: "wang", value: ["decider"], ...from },
      { what: "vouches", about: "wang", value: true, ...from },
    ]);
    expect(truthOf(plan, deal)).toBe("satisfied");
    // What the least evidence asks for is what an answer takes.
    const lead = dealOf({ progress: { sales: { stage: "lead" } } });
    const [set] = unlock(plan, lead, { asOf: june(2) }).sets;
    expect(set?.items.map(({ id }) => id)).toEqual(["contacts.new"]);
    const opened = moved(
      answer(plan, lead, "contacts.new", set?.answers[0]?.value as FieldValue, from),
    );
    expect(mayAdvance(plan, opened, { asOf: june(2) })).toMatchObject({ truth: "satisfied" });
    const unfit = { ...found, vouches: "very" };
    expect(refused(answer(plan, dealOf({}), "contacts.new", unfit, from))).toMatchObject([
      { code: "invalid", issues: [{ pointer: "/value/vouches" }] },
    ]);
  });

  it("of somebody yet to be found by a demanding rule comes from the source that it demands", () => {
    const where = is("hasFinalSay", true, { source: "informant" });
    const plan = one({
      fact: "contacts.count",
      operator: "greaterThan",
      value: 0,
      params: { where },
    });
    const found = { id: "wang", name: "王某", hasFinalSay: true, "personal.family": "两个孩子" };
    const told = (source: "own-judgement" | "informant") =>
      moved(answer(plan, dealOf({}), "contacts.new", found, { ...by, source }));
    expect(truthOf(plan, told("own-judgement"))).toBe("unknown");
    expect(truthOf(plan, told("informant"))).toBe("satisfied");
    expect(told("informant").contacts).toEqual([{ id: "wang", name: "王某", addedAt: june(2) }]);
    expect(told("informant").evidence?.map(({ what }) => what)).toEqual([
      "hasFinalSay",
      "personal.family",
    ]);
  });

  it("of somebody who has long been known puts them on file on the day it says, or on none", () => {
    const found = (addedAt: string | null) =>
      moved(answer(one(sponsor), dealOf({}), "contacts.new", { id: "wang", addedAt }, by));
    expect(found(june(1)).contacts).toEqual([{ id: "wang", addedAt: june(1) }]);
    expect(found(null).contacts).toEqual([{ id: "wang", addedAt: null }]);
  });

  it("of an organisation yet to be found puts it on file on that day", () => {
    const rivals = {
      fact: "organisations.count",
      operator: "greaterThan",
      value: 0,
      params: { where: is("kind", "competitor") },
    };
    const deal = moved(
      answer(one(rivals), dealOf({}), "organisations.new", { id: "o", kind: "competitor" }, by),
    );
    expect(deal.organisations).toEqual([{ id: "o", addedAt: june(2) }]);
    expect(deal.evidence).toEqual([{ what: "kind", about: "o", value: "competitor", ...by }]);
  });

  describe("about needs", () => {
    const plan = one({
      fact: "needs.every",
      operator: "equal",
      value: true,
      params: { meets: is("isMet", true) },
    });
    const deal = dealOf({ opportunity: { name: "a line", needs: [{ id: "n1" }] } });

    it("puts another one on file, beside what the opportunity has", () => {
      const more = moved(answer(plan, deal, "needs.new", { id: "n2", isMet: true }, by));
      // Needs carry no day of their own.
      expect(more.opportunity).toEqual({
        name: "a line",
        needs: [{ id: "n1" }, { id: "n2" }],
      });
      expect(more.evidence).toEqual([{ what: "isMet", about: "needs/n2", value: true, ...by }]);
      const first = moved(answer(plan, dealOf({}), "needs.new", { id: "n1" }, by));
      expect(first.opportunity).toEqual({ needs: [{ id: "n1" }] });
    });

    it("observes an attribute of one of them", () => {
      const answered = settle(plan, deal, "needs/n1:isMet", true);
      expect(answered.evidence).toEqual([
        { what: "isMet", about: "needs/n1", value: true, at: june(2) },
      ]);
      expect(truthOf(plan, answered)).toBe("unknown");
      expect(truthOf(plan, settle(plan, answered, "needs.complete", true))).toBe("satisfied");
    });
  });

  it("of null says that there is none", () => {
    const plan = one(is("account.tier", "A"));
    const deal = settle(plan, dealOf({}), "account.tier", null);
    expect(truthOf(plan, deal)).toBe("failed");
  });

  it("is refused when nothing of that name is missing, with the one that was meant", () => {
    expect(refused(answer(pipeline, dealOf({}), "buyer-mett", true, by))).toMatchObject([
      { code: "not-missing", item: "buyer-mett", suggestion: "buyer-met" },
    ]);
    const known = dealOf({ evidence: observed({ "buyer-met": true }) });
    expect(codes(answer(pipeline, known, "buyer-met", false, by))).toEqual(["not-missing"]);
  });

  it("is refused on a day that is none", () => {
    expect(refused(answer(pipeline, dealOf({}), "buyer-met", true, { at: "today" }))).toMatchObject(
      [{ code: "out-of-order", at: "today" }],
    );
  });

  describe("by a record", () => {
    const fields = {
      seats: { type: "number" },
      contract: { type: "record", fields: { isSigned: { type: "boolean" } } },
    };
    const custom = { erp: { title: signal().title, ask: signal().ask, type: "record", fields } };
    const of = (path: string, value: unknown) => is("custom.erp", value, { path });
    const both = { all: [of("seats", 5), of("contract.isSigned", true)] };
    const plan = planOf({
      custom,
      stages: [stage("lead", [shown("it", both, { essential: true })]), stage("offer", [])],
    });

    it("is observed, and may hold what no rule reads", () => {
      const erp = { seats: 5, contract: { isSigned: true }, owner: "sales" };
      const deal = settle(plan, dealOf({}), "custom.erp", erp);
      expect(deal.evidence).toEqual([{ what: "custom.erp", value: erp, at: june(2) }]);
      expect(truthOf(plan, deal)).toBe("satisfied");
    });

    it("that lacks what a rule reads leaves that unknown, and the item missing", () => {
      const deal = moved(answer(plan, dealOf({}), "custom.erp", { seats: 5 }, by));
      expect(truthOf(plan, deal)).toBe("unknown");
      const { missing, invalid } = assess(plan, deal, { asOf: june(2) });
      expect(missing).toMatchObject([{ id: "custom.erp", reason: "absent" }]);
      expect(invalid).toEqual([]);
    });

    it("keeps what is known when it is what the least evidence asks for", () => {
      const lead = dealOf({ custom: { erp: { seats: 5, owner: "sales" } } });
      const deal = { ...lead, progress: { sales: { stage: "lead" } } } as Deal;
      const [set] = unlock(plan, deal, { asOf: june(2) }).sets;
      const [least] = set?.answers ?? [];
      expect(least).toEqual({
        item: "custom.erp",
        value: { seats: 5, owner: "sales", contract: { isSigned: true } },
      });
      const opened = settle(plan, deal, "custom.erp", least?.value ?? null);
      expect(mayAdvance(plan, opened, { asOf: june(2) })).toMatchObject({ truth: "satisfied" });
    });

    it.each([
      ["open", "wrong-type", "/value"],
      [{ seats: "many" }, "wrong-type", "/value/seats"],
      [{ contract: { isSigned: "yes" } }, "wrong-type", "/value/contract/isSigned"],
    ])("%j is refused", (value, code, pointer) => {
      const reasons = refused(answer(plan, dealOf({}), "custom.erp", value, by));
      expect(reasons).toMatchObject([{ code: "invalid", issues: [{ code, pointer }] }]);
    });
  });

  describe("that does not fit", () => {
    const typed = (type: object) =>
      one(is("known", true, { params: { of: "it" } }), { signals: { it: signal(type) } });
    const values = ["low", "high"].map((value) => ({ value, title: signal().title }));

    it.each([
      ["yes", "boolean", { type: "boolean" }, "wrong-type", "/value"],
      [undefined, "boolean", { type: "boolean" }, "wrong-type", "/value"],
      ["3", "number", { type: "number" }, "wrong-type", "/value"],
      [Number.NaN, "number", { type: "number" }, "not-finite", "/value"],
      [1.5, "number", { type: "number", integer: true }, "not-whole", "/value"],
      [-1, "number", { type: "number", min: 0 }, "out-of-range", "/value"],
      [11, "number", { type: "number", max: 10 }, "out-of-range", "/value"],
      [["a"], "text", { type: "text" }, "wrong-type", "/value"],
      ["2026-02-30", "date", { type: "date" }, "impossible-date", "/value"],
      ["middling", "choice", { type: "choice", values }, "not-a-choice", "/value"],
      [1, "choice", { type: "choice", values }, "wrong-type", "/value"],
      ["low", "set", { type: "set", values }, "wrong-type", "/value"],
      [["low", "middling"], "set", { type: "set", values }, "not-a-choice", "/value/1"],
      [[null], "set", { type: "set", values }, "wrong-type", "/value/0"],
    ])("%j is refused for a %s", (value, _, type, code, pointer) => {
      const reasons = refused(answer(typed(type), dealOf({}), "it", value as FieldValue, by));
      expect(reasons).toMatchObject([{ code: "invalid", issues: [{ code, pointer }] }]);
    });

    it.each([
      [10, "number", { type: "number", min: 0, max: 10, integer: true }],
      ["a", "text", { type: "text" }],
      ["2028-02-29", "date", { type: "date" }],
      ["low", "choice", { type: "choice", values }],
      [["high", "low"], "set", { type: "set", values }],
      [[], "set", { type: "set", values }],
    ])("%j is taken for a %s", (value, _, type) => {
      settle(typed(type), dealOf({}), "it", value);
    });

    it.each([[{}], [{ id: "wang", stanse: "mentor" }], ["wang"], [null], [{ id: "li" }]])(
      "a person is refused who could not be put on file: %j",
      (value) => {
        const deal = dealOf({ contacts: [{ id: "li", roles: ["user"] }] });
        expect(codes(answer(one(sponsor), deal, "contacts.new", value as FieldValue, by))).toEqual([
          "invalid",
        ]);
      },
    );
  });
});

describe("waive", () => {
  const made = { checkpoint: "sponsor", by: "Chen", reason: "the decider is new", at: june(3) };
  const need = () => {
    const { contacts: _, ...deal } = provenDeal;
    const started = moved(start(pipeline, dealOf(deal), { at: june(2) }));
    return moved(advance(pipeline, started, { to: "need", at: june(2) }));
  };
  const waivedOn = (deal: Deal, day: number) =>
    assess(pipeline, deal, { asOf: june(day) }).waived.includes("sponsor");

  it("sets a checkpoint aside, so that its door opens without it", () => {
    expect(codes(advance(pipeline, need(), { to: "offer", at: june(3) }))).toEqual(["missing"]);
    const waived = moved(waive(pipeline, need(), made));
    expect(progressOf(waived).waivers).toEqual([made]);
    const offer = moved(advance(pipeline, waived, { to: "offer", at: june(3) }));
    expect(progressOf(offer).history?.at(-1)).toMatchObject({ onFile: { waivers: 1 } });
  });

  it("holds from its day on through its last day", () => {
    const waived = moved(waive(pipeline, need(), { ...made, until: june(5) }));
    expect([2, 3, 5, 6].map((day) => waivedOn(waived, day))).toEqual([false, true, true, false]);
  });

  it("owes the checkpoint again when it ends", () => {
    const waived = moved(waive(pipeline, need(), { ...made, until: june(5) }));
    expect(codes(advance(pipeline, waived, { to: "offer", at: june(6) }))).toEqual(["missing"]);
  });

  it("ends on no day before it begins, nor on one that is none", () => {
    expect(refused(waive(pipeline, need(), { ...made, until: june(2) }))).toMatchObject([
      { code: "out-of-order", at: june(2), after: june(3) },
    ]);
    expect(refused(waive(pipeline, need(), { ...made, until: "later" }))).toMatchObject([
      { code: "out-of-order", at: "later" },
    ]);
    expect(moved(waive(pipeline, need(), { ...made, until: june(3) })).id).toBe("d-1");
  });

  it("is refused for what cannot be waived, with the checkpoint that was meant", () => {
    expect(refused(waive(pipeline, need(), { ...made, checkpoint: "told" }))).toMatchObject([
      { code: "not-waivable", checkpoint: "told" },
    ]);
    expect(refused(waive(pipeline, need(), { ...made, checkpoint: "sponser" }))).toMatchObject([
      { code: "not-waivable", checkpoint: "sponser", suggestion: "sponsor" },
    ]);
  });

  it("takes somebody's name and a reason", () => {
    expect(codes(waive(pipeline, need(), { ...made, reason: " " }))).toEqual(["reason-needed"]);
    // Callers in plain JavaScript may leave them out.
    const { reason: _, ...wordless } = made;
    const { by: __, ...nameless } = made;
    expect(codes(waive(pipeline, need(), wordless as typeof made))).toEqual(["reason-needed"]);
    expect(refused(waive(pipeline, need(), nameless as typeof made))).toMatchObject([
      { code: "invalid", issues: [{ code: "empty-text", pointer: "/by" }] },
    ]);
    expect(refused(waive(pipeline, need(), { ...made, by: " " }))).toMatchObject([
      { code: "invalid", issues: [{ code: "empty-text", pointer: "/by" }] },
    ]);
    expect(refused(waive(pipeline, need(), { ...made, by: "C".repeat(201) }))).toMatchObject([
      { code: "invalid", issues: [{ code: "too-long", pointer: "/by" }] },
    ]);
  });

  it("is refused before the last move, and once the deal is closed", () => {
    expect(refused(waive(pipeline, need(), { ...made, at: june(1) }))).toMatchObject([
      { code: "out-of-order", at: june(1), after: june(2) },
    ]);
    const lost = moved(close(pipeline, need(), { outcome: "lost", reason: "price", at: june(3) }));
    expect(codes(waive(pipeline, lost, made))).toEqual(["closed"]);
  });

  it("sets aside checkpoints of a checklist too, which has no doors", () => {
    const plan = planOf({
      kind: "checklist",
      stages: [stage("all", [attested("a", { waivable: true }), attested("b")])],
    });
    const deal = moved(waive(plan, dealOf({}), { ...made, checkpoint: "a" }));
    expect(assess(plan, deal, { asOf: june(3) }).waived).toEqual(["a"]);
  });

  it("lifts no flag", () => {
    const barred = moved(
      record(need(), { what: "debarred", value: true, at: june(2), source: "document" }),
    );
    const waived = moved(waive(pipeline, barred, made));
    expect(codes(advance(pipeline, waived, { to: "offer", at: june(3) }))).toEqual(["flagged"]);
  });
});

describe("an answer that is told later than it was seen", () => {
  it("counts from the day it is written down, and carries its id", () => {
    const told = { at: june(1), recordedAt: june(2), id: "e-1" };
    const missing = ids(pipeline, dealOf({}));
    const deal = moved(answer(pipeline, dealOf({}), "buyer-met", true, told));
    expect(missing).toContain("buyer-met");
    expect(deal.evidence).toEqual([
      { id: "e-1", what: "buyer-met", value: true, at: june(1), recordedAt: june(2) },
    ]);
    expect(ids(pipeline, deal)).not.toContain("buyer-met");
    expect(missingOf(pipeline, deal, 1).map(({ id }) => id)).toContain("buyer-met");
  });

  it("cannot be written down before it was seen", () => {
    const told = { at: june(2), recordedAt: june(1) };
    expect(codes(answer(pipeline, dealOf({}), "buyer-met", true, told))).toEqual(["out-of-order"]);
  });
});
