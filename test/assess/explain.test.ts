import { describe, expect, it } from "vitest";
import { DayError } from "../../src/assess/assess.ts";
import { type ExplainOptions, explain, NameError } from "../../src/assess/explain.ts";
import { attested, dealOf, is, observed, planOf, shown, signal, stage } from "../gate/pipeline.ts";

const asOf = "2026-06-30";
const plan = planOf({
  signals: { told: signal({ staleAfterDays: 30 }), met: signal(), barred: signal() },
  stages: [
    stage("lead", [
      attested("sure"),
      shown("both", is("told", true), { judgement: true }),
      shown("two", { atLeast: 2, of: [is("told", true), is("met", true), is("barred", true)] }),
      shown("soon", { fact: "opportunity.closeDate.daysUntil", operator: "lessThan", value: 10 }),
      shown("not", { not: is("met", true) }),
    ]),
    stage(
      "need",
      [attested("later"), attested("large", { appliesWhen: { not: is("account.tier", "C") } })],
      {
        entry: is("met", true),
        appliesWhen: is("account.tier", "A"),
      },
    ),
  ],
  flags: [
    { id: "stop", severity: "block", title: signal().title, when: is("barred", true) },
    {
      id: "told-it",
      severity: "info",
      title: signal().title,
      when: { any: [is("barred", true), is("met", true)] },
    },
  ],
});

type Asked = ExplainOptions extends infer O ? (O extends unknown ? Omit<O, "asOf"> : never) : never;

const told = (what: Asked, deal: object = {}) =>
  explain(plan, dealOf(deal), { asOf, ...what } as ExplainOptions);

describe("why a checkpoint came out as it did", () => {
  it.each([
    [true, { truth: "satisfied" }],
    [false, { truth: "failed" }],
  ])("is what somebody attested: %s", (value, answer) => {
    const deal = { evidence: observed({ "sales/sure": value }) };
    expect(told({ checkpoint: "sure" }, deal)).toEqual({
      kind: "judgement",
      checkpoint: "sure",
      ...answer,
    });
  });

  it("is that nobody attested it", () => {
    expect(told({ checkpoint: "sure" })).toEqual({
      kind: "judgement",
      truth: "unknown",
      checkpoint: "sure",
      reason: "absent",
    });
  });

  it("is either what was observed or what was attested, whichever is better", () => {
    const of = (told_: boolean | undefined, attested_: boolean | undefined) => {
      const values = { told: told_, "sales/both": attested_ };
      const known = Object.entries(values).filter(([, value]) => value !== undefined);
      const trace = told({ checkpoint: "both" }, { evidence: observed(Object.fromEntries(known)) });
      return trace?.kind === "any" ? [trace.truth, ...trace.of.map(({ truth }) => truth)] : trace;
    };
    expect(of(true, undefined)).toEqual(["satisfied", "satisfied", "unknown"]);
    expect(of(false, true)).toEqual(["satisfied", "failed", "satisfied"]);
    expect(of(false, undefined)).toEqual(["unknown", "failed", "unknown"]);
    expect(of(false, false)).toEqual(["failed", "failed", "failed"]);
  });

  it("names how many of several are asked for, and answers each", () => {
    const deal = { evidence: observed({ told: true, met: false }) };
    expect(told({ checkpoint: "two" }, deal)).toMatchObject({
      kind: "at-least",
      k: 2,
      truth: "unknown",
      of: [
        { kind: "test", truth: "satisfied", value: true },
        { kind: "test", truth: "failed", value: false },
        { kind: "test", truth: "unknown", reason: "absent" },
      ],
    });
    const any = told({ flag: "told-it" });
    expect(any).toMatchObject({ kind: "any" });
    expect(any).not.toHaveProperty("k");
  });

  it("says of what nobody knows why: nothing there, too old, or contradicted", () => {
    const on = (evidence: readonly object[]) => {
      const trace = told({ checkpoint: "two" }, { evidence });
      const [first] = trace !== null && "of" in trace ? trace.of : [];
      return first;
    };
    const seen = { what: "told", value: true, at: "2026-06-20" };
    expect(on([])).toMatchObject({ truth: "unknown", reason: "absent" });
    expect(on([{ ...seen, at: "2026-05-01" }])).toMatchObject({ reason: "stale" });
    expect(on([seen, { ...seen, value: false }])).toMatchObject({ reason: "conflict" });
    expect(on([seen])).not.toHaveProperty("reason");
  });

  it("counts days to a date, and asks for the date", () => {
    const deal = { opportunity: { closeDate: "2026-07-05" } };
    expect(told({ checkpoint: "soon" }, deal)).toMatchObject({ truth: "satisfied", value: 5 });
    const twice = ["2026-07-05", "2026-08-05"].map((value) => ({
      what: "opportunity.closeDate",
      value,
      at: "2026-06-01",
    }));
    expect(told({ checkpoint: "soon" }, { evidence: twice })).toMatchObject({
      truth: "unknown",
      reason: "conflict",
    });
  });

  it("tells a negated test as negated", () => {
    expect(told({ checkpoint: "not" }, { evidence: observed({ met: true }) })).toMatchObject({
      kind: "test",
      negated: true,
      truth: "failed",
      value: true,
    });
  });
});

describe("why a stage or a flag came out as it did", () => {
  const deal = { account: { tier: "B" }, evidence: observed({ met: true, barred: false }) };

  it("is its entry, its applicability, or the condition of the flag", () => {
    expect(told({ entry: "need" }, deal)).toMatchObject({ truth: "satisfied", value: true });
    expect(told({ applies: "need" }, deal)).toMatchObject({ truth: "failed", value: "B" });
    expect(told({ flag: "stop" }, deal)).toMatchObject({ truth: "failed", value: false });
    expect(told({ flag: "told-it" }, deal)).toMatchObject({ kind: "any", truth: "satisfied" });
  });

  it("is whether a checkpoint applies, where that is asked", () => {
    const small = { account: { tier: "C" } };
    const what = { checkpoint: "large", applies: true } as const;
    expect(told(what, deal)).toMatchObject({ kind: "test", truth: "satisfied", value: "B" });
    expect(told(what, small)).toMatchObject({ kind: "test", truth: "failed", value: "C" });
    expect(told(what)).toMatchObject({ kind: "test", truth: "unknown", reason: "absent" });
    expect(told({ checkpoint: "large" }, small)).toMatchObject({ kind: "judgement" });
    expect(told({ checkpoint: "later", applies: true })).toBeNull();
  });

  it("is what the verdict says of itself, where a flag asks that", () => {
    const low = { fact: "verdict.floor", operator: "lessThan", value: 50 };
    const rules = planOf({
      stages: [stage("only", [attested("sure")])],
      flags: [{ id: "low", severity: "warn", title: signal().title, when: low }],
    });
    const trace = explain(rules, dealOf({}), { asOf, flag: "low" });
    expect(trace).toMatchObject({ truth: "satisfied", value: 0 });
  });

  it("is asked for a day that there is", () => {
    const days = { asOf: "2026-02-30", checkpoint: "soon" };
    expect(() => explain(plan, dealOf({}), days)).toThrow(DayError);
  });

  it("is nothing where a stage has no condition", () => {
    expect(told({ entry: "lead" }, deal)).toBeNull();
    expect(told({ applies: "lead" }, deal)).toBeNull();
  });

  it.each<readonly [Asked, string, string | undefined]>([
    [{ checkpoint: "soom" }, "unknown checkpoint `soom`: did you mean `soon`?", "soon"],
    [{ checkpoint: "xyz" }, "unknown checkpoint `xyz`", undefined],
    [{ entry: "leed" }, "unknown stage `leed`: did you mean `lead`?", "lead"],
    [{ applies: "lead-off" }, "unknown stage `lead-off`", undefined],
    [{ flag: "stopp" }, "unknown flag `stopp`: did you mean `stop`?", "stop"],
  ])("throws for a name that there is not: %o", (what, message, suggestion) => {
    let thrown: unknown;
    try {
      told(what);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(NameError);
    expect(thrown).toMatchObject({ name: "NameError", code: "unknown-name", message, suggestion });
  });
});
