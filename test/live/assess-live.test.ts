import { describe, expect, it, vi } from "vitest";
import { DayError } from "../../src/assess/assess.ts";
import type { Plan } from "../../src/assess/plan.ts";
import { defineFact } from "../../src/facts/fact.ts";
import { assessLive, LiveOptionsError, type Load, type LoadRequest } from "../../src/live/index.ts";
import type { Truth } from "../../src/logic/truth.ts";
import type { Deal } from "../../src/model/deal.ts";
import { ask, is, smallPlan } from "./small-plan.ts";

const asOf = "2026-06-30";
const deal: Deal = { id: "d" };

const tierA = smallPlan([ask("tier", is("account.tier", "A"))]);

async function truthOf(plan: Plan, facts: Record<string, Load>, own = deal): Promise<Truth> {
  const { stages } = await assessLive(plan, own, { asOf, facts });
  return stages[0]?.checkpoints[0]?.truth ?? "unknown";
}

const observed = (what: string, value: boolean | number | string, at = "2026-06-01"): Deal => ({
  id: "d",
  evidence: [{ what, value, at }],
});

describe("what a loader gives", () => {
  it("is the value of a field of the model", async () => {
    expect(await truthOf(tierA, { "account.tier": async () => "A" })).toBe("satisfied");
    expect(await truthOf(tierA, { "account.tier": async () => "B" })).toBe("failed");
  });

  it("may come without a promise", async () => {
    expect(await truthOf(tierA, { "account.tier": () => "A" })).toBe("satisfied");
  });

  it("leaves a fact unknown when it is undefined", async () => {
    expect(await truthOf(tierA, { "account.tier": async () => undefined })).toBe("unknown");
  });

  it("is known to be none when it is null", async () => {
    expect(await truthOf(tierA, { "account.tier": async () => null })).toBe("failed");
  });

  it("takes the place of the deal's own undated value", async () => {
    const own: Deal = { id: "d", account: { tier: "A" } };
    expect(await truthOf(tierA, { "account.tier": async () => "B" }, own)).toBe("failed");
    expect(await truthOf(tierA, { "account.tier": async () => undefined }, own)).toBe("unknown");
  });

  it("is older than any dated observation", async () => {
    const own = observed("account.tier", "A");
    expect(await truthOf(tierA, { "account.tier": async () => "B" }, own)).toBe("satisfied");
  });

  it("meets no demand for a source", async () => {
    const plan = smallPlan([
      ask("tier", { fact: "account.tier", operator: "equal", value: "A", source: "informant" }),
    ]);
    const load = vi.fn(async () => "A");
    expect(await truthOf(plan, { "account.tier": load })).toBe("unknown");
    expect(load).not.toHaveBeenCalled();
  });

  it("is the value of a signal, which has no undated value of its own", async () => {
    const plan = smallPlan([ask("budget", is("budget-confirmed", true))]);
    expect(await truthOf(plan, { "budget-confirmed": async () => true })).toBe("satisfied");
    const own = observed("budget-confirmed", false);
    expect(await truthOf(plan, { "budget-confirmed": async () => true }, own)).toBe("failed");
  });

  it("is a record that rules reach into", async () => {
    const plan = smallPlan([
      ask("erp", { fact: "custom.erp", operator: "greaterThan", value: 10, path: "seats" }),
    ]);
    const load = async () => ({ vendor: "U8", seats: 40 });
    expect(await truthOf(plan, { "custom.erp": load })).toBe("satisfied");
    expect(await truthOf(plan, { "custom.erp": async () => ({ vendor: "U8" }) })).toBe("unknown");
    expect(await truthOf(plan, { "custom.erp": async () => null })).toBe("failed");
  });

  it("is a date that days are counted to", async () => {
    const plan = smallPlan([
      ask("soon", is("opportunity.closeDate.daysUntil", 30, "lessThanInclusive")),
    ]);
    const load = async () => "2026-07-30";
    expect(await truthOf(plan, { "opportunity.closeDate": load })).toBe("satisfied");
  });

  it("stands for an app's own fact, whose reader is then not asked", async () => {
    const read = vi.fn(() => 10);
    const health = defineFact({
      name: "crm.health",
      title: { zh: "健康分", en: "health" },
      ask: { zh: "健康分是多少？", en: "What is the health?" },
      type: { kind: "number", min: 0, max: 100 },
      read,
    });
    const plan = smallPlan(
      [ask("healthy", is("crm.health", 50, "greaterThan"))],
      {},
      {
        facts: [health],
      },
    );
    expect(await truthOf(plan, { "crm.health": async () => 80 })).toBe("satisfied");
    expect(read).not.toHaveBeenCalled();
    expect(await truthOf(plan, {})).toBe("failed");
  });

  it("is seen by an app's fact that is worked out from the deal", async () => {
    const isBig = defineFact({
      name: "crm.is-big",
      title: { zh: "大客户", en: "big" },
      ask: { zh: "是大客户吗？", en: "Is it big?" },
      type: { kind: "boolean" },
      read: ({ account, contacts }) =>
        account?.tier === undefined ? undefined : account.tier === "A" && contacts?.length === 1,
    });
    const plan = smallPlan([ask("big", is("crm.is-big", true))], {}, { facts: [isBig] });
    const facts = { "account.tier": async () => "A", contacts: async () => [{ id: "p1" }] };
    expect(await truthOf(plan, facts)).toBe("satisfied");
  });
});

const supporters = (value: number, operator = "greaterThanInclusive") => ({
  fact: "contacts.count",
  operator,
  value,
  params: { where: is("stance", "supporter") },
});
const everybody = [
  { id: "p1", stance: "supporter" },
  { id: "p2", stance: "neutral" },
];

describe("lists that are loaded", () => {
  it("take the place of the deal's own", async () => {
    const plan = smallPlan([ask("supporter", supporters(1))]);
    const own = { id: "d", contacts: [{ id: "p9", stance: "enemy" }] } as const;
    expect(await truthOf(plan, { contacts: async () => everybody }, own)).toBe("satisfied");
  });

  it("are open until somebody declares them complete", async () => {
    const plan = smallPlan([ask("lonely", supporters(2, "lessThan"))]);
    const contacts = async () => everybody;
    expect(await truthOf(plan, { contacts })).toBe("unknown");
    expect(await truthOf(plan, { contacts }, observed("contacts.complete", "all"))).toBe(
      "satisfied",
    );
    expect(await truthOf(plan, { contacts, "contacts.complete": () => "all" })).toBe("satisfied");
  });

  it("are known to be empty when they are null or have nobody", async () => {
    const plan = smallPlan([ask("nobody", is("contacts.count", 0))]);
    expect(await truthOf(plan, { contacts: async () => null })).toBe("satisfied");
    expect(await truthOf(plan, { contacts: async () => [] })).toBe("satisfied");
    expect(await truthOf(plan, { contacts: async () => undefined })).toBe("unknown");
  });

  it("may stand within the opportunity", async () => {
    const plan = smallPlan([ask("need", is("needs.count", 1, "greaterThanInclusive"))]);
    expect(await truthOf(plan, { needs: async () => [{ id: "n1" }] })).toBe("satisfied");
  });

  it("are loaded when a reference leads to them", async () => {
    const plan = smallPlan([
      ask("designer", {
        fact: "contacts.count",
        operator: "greaterThanInclusive",
        value: 1,
        params: { where: is("organisation.kind", "design-institute") },
      }),
    ]);
    const facts = {
      contacts: async () => [{ id: "p1", organisation: "o1" }],
      organisations: async () => [{ id: "o1", kind: "design-institute" }],
    };
    expect(await truthOf(plan, facts)).toBe("satisfied");
  });

  it("give the evidence too", async () => {
    const evidence = async () => [{ what: "account.tier", value: "A", at: "2026-06-01" }];
    expect(await truthOf(tierA, { evidence }, observed("account.tier", "B"))).toBe("satisfied");
  });
});

describe("a named condition", () => {
  const twoOfThree = {
    atLeast: 2,
    of: [is("account.tier", "A"), is("sites", 3), is("budget-confirmed", true)],
  };
  const plan = smallPlan(
    [ask("here", { condition: "two" }), ask("there", { all: [{ condition: "two" }] })],
    { conditions: { two: twoOfThree } },
  );

  it.each([
    ["unknown", { "account.tier": "A" }],
    ["unknown", { "account.tier": "B" }],
    ["satisfied", { "account.tier": "A", sites: 3 }],
    ["failed", { "account.tier": "B", sites: 2 }],
  ])("counts its members once where two checkpoints ask it: %s", async (truth, values) => {
    const facts = Object.fromEntries(
      Object.entries(values).map(([name, value]): [string, Load] => [name, () => value]),
    );
    const { stages } = await assessLive(plan, deal, { asOf, facts });
    expect(stages[0]?.checkpoints.map((own) => own.truth)).toEqual([truth, truth]);
  });
});

describe("loading", () => {
  it("asks each loader that the rules need once, all at the same time", async () => {
    const plan = smallPlan([
      ask("tier", is("account.tier", "A")),
      ask("tier-again", is("account.tier", "D", "notEqual")),
      ask("budget", is("budget-confirmed", true)),
    ]);
    const release: (() => void)[] = [];
    const wait = (value: unknown) =>
      vi.fn(() => new Promise((resolve) => release.push(() => resolve(value))));
    const tier = wait("A");
    const budget = wait(true);
    const unused = vi.fn();
    const verdict = assessLive(plan, deal, {
      asOf,
      facts: { "account.tier": tier, "budget-confirmed": budget, needs: unused },
    });
    await vi.waitFor(() => expect(release).toHaveLength(2));
    for (const go of release) go();
    const truths = (await verdict).stages[0]?.checkpoints.map(({ truth }) => truth);
    expect(truths).toEqual(["satisfied", "satisfied", "satisfied"]);
    expect(tier).toHaveBeenCalledTimes(1);
    expect(budget).toHaveBeenCalledTimes(1);
    expect(unused).not.toHaveBeenCalled();
  });

  it("tells a loader the deal and the day", async () => {
    const load = vi.fn<(request: LoadRequest) => Promise<string>>(async () => "A");
    await truthOf(tierA, { "account.tier": load });
    expect(load.mock.calls[0]?.[0]).toMatchObject({ deal, asOf, signal: { aborted: false } });
  });

  it("keeps assessments of one plan at the same time apart", async () => {
    const tiers = ["A", "B", "C", "A", "D", undefined, "A", null];
    const plan = smallPlan([
      ask("tier", { atLeast: 1, of: [is("account.tier", "A"), is("account.tier", "D")] }),
    ]);
    const truths = tiers.map((tier, index) =>
      truthOf(plan, {
        "account.tier": async () => {
          for (let turn = index % 3; turn > 0; turn--) await Promise.resolve();
          return tier;
        },
      }),
    );
    expect(await Promise.all(truths)).toEqual([
      "satisfied",
      "failed",
      "failed",
      "satisfied",
      "satisfied",
      "unknown",
      "satisfied",
      "failed",
    ]);
  });
});

async function failureOf(facts: Record<string, Load>, plan = tierA, own = deal) {
  const { failures, missing, stages } = await assessLive(plan, own, { asOf, facts, timeoutMs: 20 });
  const { fact, reason, message } = failures[0] ?? {};
  return {
    fact,
    reason,
    message,
    missing: missing.map((item) => [item.id, item.reason]),
    truth: stages[0]?.checkpoints[0]?.truth,
  };
}

describe("a loader that fails", () => {
  it("leaves its fact unknown and says why, whether it throws or rejects", async () => {
    const expected = {
      fact: "account.tier",
      reason: "failed",
      message: { zh: "读取失败：no answer", en: "could not be loaded: no answer" },
      missing: [["account.tier", "failed"]],
      truth: "unknown",
    };
    const throws = () => {
      throw new Error("no answer");
    };
    expect(await failureOf({ "account.tier": throws })).toEqual(expected);
    const rejects = () => Promise.reject(new Error("no answer"));
    expect(await failureOf({ "account.tier": rejects })).toEqual(expected);
  });

  it("leaves its fact unknown even where the deal has an older value", async () => {
    const own: Deal = { id: "d", account: { tier: "A" } };
    const { truth, missing } = await failureOf(
      { "account.tier": () => Promise.reject() },
      tierA,
      own,
    );
    expect({ truth, missing }).toEqual({ truth: "unknown", missing: [["account.tier", "failed"]] });
  });

  it("does not take an observation away", async () => {
    const own = observed("account.tier", "A");
    const { truth, reason } = await failureOf(
      { "account.tier": () => Promise.reject() },
      tierA,
      own,
    );
    expect({ truth, reason }).toEqual({ truth: "satisfied", reason: "failed" });
  });

  it("is given up when its time is over, and told so", async () => {
    let told: AbortSignal | undefined;
    const hangs: Load = ({ signal }) => {
      told = signal;
      return new Promise(() => {});
    };
    expect(await failureOf({ "account.tier": hangs })).toEqual({
      fact: "account.tier",
      reason: "timed-out",
      message: { zh: "20 毫秒内没有读到", en: "not loaded within 20 ms" },
      missing: [["account.tier", "timed-out"]],
      truth: "unknown",
    });
    expect(told?.aborted).toBe(true);
  });

  it("may fail after its time without anybody minding", async () => {
    let fail: (() => void) | undefined;
    const late = () =>
      new Promise((_resolve, reject) => {
        fail = () => reject(new Error("late"));
      });
    expect(await failureOf({ "account.tier": late })).toMatchObject({ reason: "timed-out" });
    fail?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it.each([
    ["a value outside the scale", "account.tier", "Z"],
    ["a number for a choice", "account.tier", 1],
    ["a list for a single value", "account.tier", ["A"]],
    ["a function", "account.tier", () => "A"],
    ["a number out of range", "sites", -1],
    ["no number", "sites", Number.NaN],
    ["a text for a number", "sites", "3"],
    ["a Date", "opportunity.closeDate", new Date("2026-06-01")],
    ["an impossible day", "opportunity.closeDate", "2026-02-30"],
    ["a wrong field in a record", "custom.erp", { seats: "forty" }],
    ["a list of wrong shape", "contacts", [{ stance: "supporter" }]],
    ["somebody twice", "contacts", [{ id: "p1" }, { id: "p1" }]],
    ["something else for a list", "contacts", "p1"],
    ["evidence of wrong shape", "evidence", [{ what: "account.tier", value: "A" }]],
    ["something that throws when it is read", "custom.erp", throwing()],
  ])("is one that gives %s", async (_what, name, value) => {
    const plan = smallPlan([
      ask("tier", is("account.tier", "A")),
      ask("sites", is("sites", 1)),
      ask("soon", is("opportunity.closeDate", "2026-06-01")),
      ask("erp", { fact: "custom.erp", operator: "equal", value: "U8", path: "vendor" }),
      ask("people", is("contacts.count", 1)),
    ]);
    const { failures, stages } = await assessLive(plan, deal, {
      asOf,
      facts: { [name]: async () => value },
    });
    expect(failures).toMatchObject([{ fact: name, reason: "failed" }]);
    for (const { truth } of stages[0]?.checkpoints ?? []) expect(truth).toBe("unknown");
  });

  it("leaves a list unknown that was declared complete", async () => {
    const plan = smallPlan([ask("nobody", is("contacts.count", 0))]);
    const own = observed("contacts.complete", "all");
    expect(await failureOf({ contacts: () => Promise.reject() }, plan, own)).toMatchObject({
      truth: "unknown",
      missing: [
        ["contacts.complete", "failed"],
        ["contacts.new", "failed"],
      ],
    });
  });

  it("leaves everything unknown that evidence might speak of when that cannot be loaded", async () => {
    const own: Deal = { id: "d", account: { tier: "A" } };
    const evidence = () => Promise.reject(new Error("no answer"));
    expect(await failureOf({ evidence }, tierA, own)).toMatchObject({
      fact: "evidence",
      truth: "unknown",
      missing: [["account.tier", "failed"]],
    });
  });

  it("leaves who is on file on file when evidence cannot be loaded", async () => {
    const plan = smallPlan([ask("somebody", is("contacts.count", 1, "greaterThanInclusive"))]);
    const own: Deal = { id: "d", contacts: [{ id: "p1" }] };
    expect(await failureOf({ evidence: () => Promise.reject() }, plan, own)).toMatchObject({
      truth: "satisfied",
    });
  });

  it("is the organisations' where people have the same ids", async () => {
    const plan = smallPlan([
      ask("people", is("contacts.count", 1, "greaterThanInclusive")),
      ask("rivals", is("organisations.count", 1, "greaterThanInclusive")),
    ]);
    const { failures, stages } = await assessLive(plan, deal, {
      asOf,
      facts: { organisations: () => [{ id: "1" }], contacts: async () => [{ id: "1" }] },
    });
    expect(failures.map(({ fact }) => fact)).toEqual(["organisations"]);
    expect(stages[0]?.checkpoints.map(({ truth }) => truth)).toEqual(["satisfied", "unknown"]);
  });

  it("stands among the failures in the order of the loaders", async () => {
    const plan = smallPlan([ask("tier", is("account.tier", "A")), ask("sites", is("sites", 1))]);
    const { failures } = await assessLive(plan, deal, {
      asOf,
      facts: {
        sites: () => new Promise((_resolve, reject) => setTimeout(reject, 5)),
        "account.tier": () => Promise.reject(),
      },
    });
    expect(failures.map(({ fact }) => fact)).toEqual(["sites", "account.tier"]);
  });
});

describe("flags about the verdict itself", () => {
  it("are answered last, from the verdict on live facts", async () => {
    const title = { zh: "词", en: "word" };
    const plan = smallPlan([ask("tier", is("account.tier", "A"))], {
      flags: [
        { id: "full", severity: "info", title, when: is("verdict.floor", 100) },
        { id: "low", severity: "warn", title, when: is("verdict.floor", 50, "lessThan") },
      ],
    });
    const truths = async (tier: string) => {
      const facts = { "account.tier": async () => tier };
      return (await assessLive(plan, deal, { asOf, facts })).flags.map(({ truth }) => truth);
    };
    expect(await truths("A")).toEqual(["satisfied", "failed"]);
    expect(await truths("B")).toEqual(["failed", "satisfied"]);
  });
});

describe("options that make no sense are refused", () => {
  const refused = async (options: object) =>
    assessLive(tierA, deal, { asOf, ...options }).catch((error: unknown) => error);

  it.each([
    ["acount.tier", "unknown fact `acount.tier`; did you mean `account.tier`?"],
    ["contacts.stance", "unknown fact `contacts.stance`"],
    [
      "opportunity.closeDate.daysUntil",
      "`opportunity.closeDate.daysUntil` is worked out, not loaded; load `opportunity.closeDate`",
    ],
    ["verdict.floor", "`verdict.floor` is worked out, not loaded"],
    ["__proto__", "unknown fact `__proto__`"],
  ])("a loader of %s", async (name, message) => {
    const error = await refused({ facts: { [name]: () => 1 } });
    expect(error).toBeInstanceOf(LiveOptionsError);
    expect(error).toMatchObject({ code: "unknown-fact", message });
  });

  it("a loader that cannot be called", async () => {
    for (const loader of [undefined, null, 3, {}, { load: 3 }]) {
      const error = await refused({ facts: { "account.tier": loader } });
      expect(error).toMatchObject({ code: "not-a-loader" });
    }
  });

  it("a time-out that is no time", async () => {
    for (const timeoutMs of [0, -1, Number.NaN]) {
      expect(await refused({ timeoutMs })).toMatchObject({ code: "not-a-time-out" });
    }
  });

  it("a day that is none, before anything is loaded", async () => {
    const load = vi.fn();
    const error = await refused({ asOf: "2026-02-30", facts: { "account.tier": load } });
    expect(error).toBeInstanceOf(DayError);
    expect(load).not.toHaveBeenCalled();
  });
});

describe("giving up", () => {
  it("rejects with the signal's reason and tells the loaders", async () => {
    const giveUp = new AbortController();
    let told: AbortSignal | undefined;
    const load: Load = ({ signal }) => {
      told = signal;
      return new Promise(() => {});
    };
    const verdict = assessLive(tierA, deal, {
      asOf,
      facts: { "account.tier": load },
      signal: giveUp.signal,
    });
    await vi.waitFor(() => expect(told).toBeDefined());
    giveUp.abort(new Error("the user left"));
    await expect(verdict).rejects.toThrow("the user left");
    expect(told?.aborted).toBe(true);
  });

  it("asks no loader when it was given up before", async () => {
    const load = vi.fn();
    const signal = AbortSignal.abort(new Error("never mind"));
    const verdict = assessLive(tierA, deal, { asOf, facts: { "account.tier": load }, signal });
    await expect(verdict).rejects.toThrow("never mind");
    expect(load).not.toHaveBeenCalled();
  });

  it("waits without limit when told to", async () => {
    const facts = {
      "account.tier": () => new Promise((resolve) => setTimeout(() => resolve("A"), 15)),
    };
    const { failures } = await assessLive(tierA, deal, {
      asOf,
      facts,
      timeoutMs: Number.POSITIVE_INFINITY,
    });
    expect(failures).toEqual([]);
  });
});

function throwing(): object {
  return {
    get vendor(): string {
      throw new Error("not today");
    },
  };
}
