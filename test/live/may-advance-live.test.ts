import { describe, expect, it, vi } from "vitest";
import type { Plan } from "../../src/assess/plan.ts";
import { defineFact } from "../../src/facts/fact.ts";
import { type Loader, mayAdvanceLive } from "../../src/live/index.ts";
import type { Deal } from "../../src/model/deal.ts";
import { ask, is, smallPlan } from "./small-plan.ts";

const asOf = "2026-06-30";
const inFirst: Deal = { id: "d", progress: { small: { stage: "first" } } };
const title = { zh: "词", en: "word" };

/** Returns the decision, and the names of the loaders in the order in which they were called. */
async function decide(
  plan: Plan,
  values: Readonly<Record<string, unknown>>,
  { deal = inFirst, priorities = {} }: { deal?: Deal; priorities?: Record<string, number> } = {},
) {
  const calls: string[] = [];
  const facts = Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, Loader] => {
      const load = async () => {
        calls.push(name);
        if (value instanceof Error) throw value;
        return value;
      };
      const priority = priorities[name];
      return [name, priority === undefined ? load : { load, priority }];
    }),
  );
  const { truth, to, over, failures } = await mayAdvanceLive(plan, deal, { asOf, facts });
  return { truth, to, over, failures: failures.map(({ fact }) => fact), calls };
}

const three = smallPlan([
  ask("light", is("account.tier", "A"), { essential: true, weight: 1 }),
  ask("heavy", is("sites", 3), { essential: true, weight: 5 }),
  ask("optional", is("budget-confirmed", true), { weight: 9 }),
]);

describe("the lazy decision", () => {
  it("stops as soon as the door has failed", async () => {
    const values = { "account.tier": "A", sites: 2, "budget-confirmed": true };
    expect(await decide(three, values)).toMatchObject({ truth: "failed", calls: ["sites"] });
  });

  it("loads all that the door asks before it opens it, and nothing else", async () => {
    const values = { "account.tier": "A", sites: 3, "budget-confirmed": true, contacts: [] };
    expect(await decide(three, values)).toEqual({
      truth: "satisfied",
      to: "second",
      over: [],
      failures: [],
      calls: ["sites", "account.tier"],
    });
  });

  it("goes by explicit priorities first", async () => {
    const values = { "account.tier": "A", sites: 3 };
    const { calls } = await decide(three, values, { priorities: { "account.tier": 2 } });
    expect(calls).toEqual(["account.tier", "sites"]);
    const { calls: later } = await decide(three, values, { priorities: { sites: -1 } });
    expect(later).toEqual(["account.tier", "sites"]);
  });

  it("goes on after a loader that fails, and says which did", async () => {
    const values = { "account.tier": "B", sites: new Error("gone") };
    expect(await decide(three, values)).toMatchObject({
      truth: "failed",
      failures: ["sites"],
      calls: ["sites", "account.tier"],
    });
  });

  it("is unknown when what it needs cannot be loaded", async () => {
    const values = { "account.tier": "A", sites: new Error("gone") };
    expect(await decide(three, values)).toMatchObject({ truth: "unknown", failures: ["sites"] });
  });

  it("loads nothing that an observation answers", async () => {
    const deal: Deal = {
      ...inFirst,
      evidence: [{ what: "sites", value: 3, at: "2026-06-01" }],
    };
    const values = { "account.tier": "A", sites: 2 };
    expect(await decide(three, values, { deal })).toMatchObject({
      truth: "satisfied",
      calls: ["account.tier"],
    });
  });

  it("loads the evidence before everything else", async () => {
    const evidence = [{ what: "sites", value: 3, at: "2026-06-01" }];
    const values = { "account.tier": "A", sites: 2, evidence };
    expect(await decide(three, values, { priorities: { sites: 9 } })).toMatchObject({
      truth: "satisfied",
      calls: ["evidence", "account.tier"],
    });
  });

  it("takes one of several that are enough", async () => {
    const either = smallPlan([
      ask("either", { any: [is("account.tier", "A"), is("sites", 3)] }, { essential: true }),
    ]);
    const values = { "account.tier": "A", sites: 3 };
    expect(await decide(either, values)).toMatchObject({ calls: ["account.tier"] });
    expect(await decide(either, { ...values, "account.tier": "B" })).toMatchObject({
      truth: "satisfied",
      calls: ["account.tier", "sites"],
    });
  });

  it("stops counting once enough hold, or too few are left", async () => {
    const members = [is("account.tier", "A"), is("sites", 3), is("budget-confirmed", true)];
    const two = smallPlan([ask("two", { atLeast: 2, of: members }, { essential: true })]);
    const values = { "account.tier": "A", sites: 3, "budget-confirmed": true };
    const first = ["account.tier", "sites"];
    expect(await decide(two, values)).toMatchObject({ truth: "satisfied", calls: first });
    const few = { ...values, "account.tier": "B", sites: 2 };
    expect(await decide(two, few)).toMatchObject({ truth: "failed", calls: first });
    const split = { ...values, sites: 2 };
    expect(await decide(two, split)).toMatchObject({
      truth: "satisfied",
      calls: [...first, "budget-confirmed"],
    });
  });

  it("stops once the pass mark is reached, or cannot be any more", async () => {
    const marked = smallPlan([], {
      stages: [
        {
          id: "first",
          title,
          passMark: 60,
          checkpoints: [
            ask("light", is("account.tier", "A"), { weight: 2 }),
            ask("heavy", is("sites", 3), { weight: 5 }),
            ask("middle", is("budget-confirmed", true), { weight: 3 }),
          ],
        },
        { id: "second", title, checkpoints: [] },
      ],
    });
    // 5 + 3 of 10 reach 60 of 100; without the 5 no more than 50 are left.
    const values = { "account.tier": "A", sites: 3, "budget-confirmed": true };
    expect(await decide(marked, values)).toMatchObject({
      truth: "satisfied",
      calls: ["sites", "budget-confirmed"],
    });
    expect(await decide(marked, { ...values, sites: 2 })).toMatchObject({
      truth: "failed",
      calls: ["sites"],
    });
  });

  it("takes people before the word that they are all", async () => {
    const somebody = smallPlan([
      ask("somebody", is("contacts.count", 1, "greaterThanInclusive"), { essential: true }),
      ask("nobody-else", is("contacts.count", 2, "lessThan"), { essential: true }),
    ]);
    const values = { "contacts.complete": "all", contacts: [{ id: "p1" }] };
    expect(await decide(somebody, values)).toMatchObject({
      truth: "satisfied",
      calls: ["contacts", "contacts.complete"],
    });
    const two = { ...values, contacts: [{ id: "p1" }, { id: "p2" }] };
    expect(await decide(somebody, two)).toMatchObject({ truth: "failed", calls: ["contacts"] });
  });

  it("finds out first which stage is next", async () => {
    const skipping = smallPlan([], {
      stages: [
        { id: "first", title, checkpoints: [ask("sites", is("sites", 3), { essential: true })] },
        { id: "tender", title, appliesWhen: is("opportunity.isTendered", true), checkpoints: [] },
        { id: "contract", title, checkpoints: [] },
      ],
    });
    const values = { sites: 2, "opportunity.isTendered": false };
    expect(await decide(skipping, values)).toEqual({
      truth: "failed",
      to: "contract",
      over: ["tender"],
      failures: [],
      calls: ["opportunity.isTendered", "sites"],
    });
  });

  it("asks what bars the door before what leads to it", async () => {
    const barred = smallPlan([ask("sites", is("sites", 3), { essential: true })], {
      flags: [{ id: "bar", severity: "block", title, when: is("budget-confirmed", false) }],
    });
    const values = { sites: 3, "budget-confirmed": false };
    expect(await decide(barred, values)).toMatchObject({
      truth: "failed",
      calls: ["budget-confirmed"],
    });
  });

  it("looks for a bar that is presumed absent before it opens the door", async () => {
    const presumed = smallPlan([], {
      flags: [
        {
          id: "bar",
          severity: "block",
          presumed: "absent",
          title,
          when: is("budget-confirmed", false),
        },
      ],
    });
    expect(await decide(presumed, { "budget-confirmed": false })).toMatchObject({
      truth: "failed",
    });
    expect(await decide(presumed, { "budget-confirmed": undefined })).toMatchObject({
      truth: "satisfied",
      calls: ["budget-confirmed"],
    });
  });

  it("looks for contrary evidence behind an adoption", async () => {
    const adopted: Deal = {
      id: "d",
      progress: {
        small: {
          stage: "second",
          history: [{ kind: "adopt", to: "second", reason: "taken over", at: "2026-05-01" }],
        },
      },
    };
    const plan = smallPlan([], {
      stages: [
        { id: "first", title, checkpoints: [ask("sites", is("sites", 3), { essential: true })] },
        { id: "second", title, checkpoints: [] },
        { id: "third", title, checkpoints: [] },
      ],
    });
    expect(await decide(plan, { sites: 2 }, { deal: adopted })).toMatchObject({ truth: "failed" });
    expect(await decide(plan, { sites: undefined }, { deal: adopted })).toMatchObject({
      truth: "satisfied",
      to: "third",
      calls: ["sites"],
    });
  });

  it("loads nothing for a deal that has no next door", async () => {
    const values = { sites: 3, evidence: [] };
    const last: Deal = { id: "d", progress: { small: { stage: "second" } } };
    const shut = { truth: "failed", to: null, over: [], failures: [], calls: [] };
    expect(await decide(three, values, { deal: last })).toEqual(shut);
    const checklist = smallPlan([ask("sites", is("sites", 3))], { kind: "checklist" });
    expect(await decide(checklist, values)).toEqual(shut);
  });

  it("loads everything before it asks an app that looks at the whole deal", async () => {
    const read = vi.fn(({ account }: Deal) => account?.tier === "A");
    const fact = defineFact({
      name: "crm.is-big",
      title,
      ask: title,
      type: { kind: "boolean" },
      read,
    });
    const plan = smallPlan(
      [ask("big", is("crm.is-big", true), { essential: true })],
      {},
      { facts: [fact] },
    );
    const values = { "account.tier": "A", contacts: [] };
    expect(await decide(plan, values)).toMatchObject({
      truth: "satisfied",
      calls: ["account.tier", "contacts"],
    });
    for (const [deal] of read.mock.calls) expect(deal).toMatchObject({ account: { tier: "A" } });
  });
});
