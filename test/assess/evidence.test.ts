import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import type { Verdict } from "../../src/assess/verdict.ts";
import { dealOf, is, planOf, shown, signal, stage } from "../gate/pipeline.ts";

const asOf = "2026-06-30";
const choices = ["x", "y"].map((value) => ({ value, title: signal().title }));
const keen = {
  fact: "contacts.count",
  operator: "greaterThan",
  value: 0,
  params: { where: is("keen", true) },
};

const plan = planOf({
  signals: {
    a: signal({ staleAfterDays: 30 }),
    b: signal({ staleAfterDays: 30 }),
    c: signal({ staleAfterDays: 90 }),
    lasting: signal(),
    tags: signal({ type: "set", values: choices }),
    keen: signal({ subject: "contact" }),
    able: signal({ subject: "contact" }),
  },
  custom: {
    erp: {
      title: signal().title,
      ask: signal().ask,
      type: "record",
      fields: { seats: { type: "number" } },
    },
  },
  stages: [
    stage("only", [
      shown("a", is("a", true)),
      shown("b", is("b", true)),
      shown("c", is("c", true)),
      shown("lasting", is("lasting", true)),
      shown("written", is("lasting", true, { source: "document" })),
      shown("tagged", { fact: "tags", operator: "contains", value: "x" }),
      shown("keen", keen),
      shown("seats", is("custom.erp", 5, { path: "seats" })),
      shown("able", { ...keen, params: { where: is("able", true) } }),
    ]),
  ],
});

type Seen = Readonly<Record<string, unknown>>;

const verdictOn = (evidence: readonly Seen[], more: object = {}, day = asOf): Verdict =>
  assess(plan, dealOf({ evidence, ...more }), { asOf: day });
const truthOf = ({ stages }: Verdict, id: string) =>
  stages[0]?.checkpoints.find((checkpoint) => checkpoint.id === id)?.truth;
const at = (day: string, what: string, value: unknown = true, more: object = {}): Seen => ({
  what,
  value,
  at: day,
  ...more,
});

describe("of what was observed", () => {
  it("the newest counts, wherever it stands", () => {
    const [old, recent] = [at("2026-06-01", "lasting", false), at("2026-06-02", "lasting")];
    expect(truthOf(verdictOn([old, recent]), "lasting")).toBe("satisfied");
    expect(truthOf(verdictOn([recent, old]), "lasting")).toBe("satisfied");
  });

  it("of one day and value the strongest source counts, whichever stands first", () => {
    const said = at("2026-06-01", "lasting");
    const heard = { ...said, source: "informant" };
    const written = { ...said, source: "document" };
    for (const evidence of [
      [said, heard, written],
      [written, heard, said],
      [heard, written, said],
    ])
      expect(truthOf(verdictOn(evidence), "written")).toBe("satisfied");
    expect(truthOf(verdictOn([said, heard]), "written")).toBe("unknown");
    expect(truthOf(verdictOn([said, heard]), "lasting")).toBe("satisfied");
  });

  it("two values of one day contradict each other, also when one is said again on paper", () => {
    const [yes, no] = [at("2026-06-01", "lasting"), at("2026-06-01", "lasting", false)];
    const paper = { ...yes, source: "document" };
    for (const evidence of [
      [yes, no],
      [no, yes],
      [yes, no, paper],
      [paper, no, yes],
    ]) {
      const verdict = verdictOn(evidence);
      expect(truthOf(verdict, "lasting")).toBe("unknown");
      expect(verdict.conflicts).toEqual([{ what: "lasting", at: "2026-06-01" }]);
    }
  });

  it("what is newer settles a contradiction, and an older one is none", () => {
    const pair = [at("2026-06-01", "lasting"), at("2026-06-01", "lasting", false)];
    const settled = at("2026-06-02", "lasting");
    for (const evidence of [
      [...pair, settled],
      [settled, ...pair],
    ]) {
      expect(verdictOn(evidence).conflicts).toEqual([]);
      expect(truthOf(verdictOn(evidence), "lasting")).toBe("satisfied");
    }
  });

  it("sets agree whose members do, in any order; one that has more does not", () => {
    const day = "2026-06-01";
    const both = at(day, "tags", ["x", "y"]);
    expect(verdictOn([both, at(day, "tags", ["y", "x"])]).conflicts).toEqual([]);
    const [one, other] = [at(day, "tags", ["x"]), at(day, "tags", ["y"])];
    for (const pair of [
      [both, one],
      [one, both],
      [one, other],
    ])
      expect(verdictOn(pair).conflicts).toEqual([{ what: "tags", at: day }]);
  });

  it("records agree whose fields do, in any order, sets within them too; others do not", () => {
    const day = "2026-06-01";
    const whole = at(day, "custom.erp", { seats: 5, tags: ["x", "y"], contract: { signed: true } });
    const again = at(day, "custom.erp", { contract: { signed: true }, tags: ["y", "x"], seats: 5 });
    expect(verdictOn([whole, again]).conflicts).toEqual([]);
    for (const other of [
      { seats: 5, tags: ["x", "y"] },
      { seats: 5, tags: ["x", "y"], contract: { signed: false } },
      { seats: 5, tags: ["x"], contract: { signed: true } },
      ["seats", "tags", "contract"],
      null,
    ]) {
      const pair = [whole, at(day, "custom.erp", other)];
      for (const evidence of [pair, pair.toReversed()])
        expect(verdictOn(evidence).conflicts).toEqual([{ what: "custom.erp", at: day }]);
    }
  });

  it("what is no record where one belongs is invalid; a record that lacks a field is not", () => {
    const day = "2026-06-01";
    for (const value of ["5 seats", 5, true, ["seats"]]) {
      const verdict = verdictOn([at(day, "custom.erp", value)]);
      expect(verdict.invalid).toEqual([{ what: "custom.erp", at: day }]);
      const item = verdict.missing.find(({ id }) => id === "custom.erp");
      expect(item?.reason).toBe("invalid");
    }
    expect(verdictOn([at(day, "custom.erp", {})]).invalid).toEqual([]);
  });

  it("doubts are told by day, then by name, then by whom they are about", () => {
    const twice = (day: string, what: string, about?: string) =>
      [true, false].map((value) => at(day, what, value, about === undefined ? {} : { about }));
    const contacts = [{ id: "p2" }, { id: "p1" }];
    const { conflicts } = verdictOn(
      [
        ...twice("2026-06-02", "keen", "p2"),
        ...twice("2026-06-02", "keen", "p1"),
        ...twice("2026-06-02", "able", "p2"),
        ...twice("2026-06-03", "a"),
        ...twice("2026-06-01", "lasting"),
      ],
      { contacts },
    );
    expect(conflicts).toEqual([
      { what: "lasting", at: "2026-06-01" },
      { what: "able", about: "p2", at: "2026-06-02" },
      { what: "keen", about: "p1", at: "2026-06-02" },
      { what: "keen", about: "p2", at: "2026-06-02" },
      { what: "a", at: "2026-06-03" },
    ]);
  });
});

describe("a verdict holds", () => {
  it.each<readonly [string, readonly Seen[], string | null]>([
    ["for good when nothing lapses", [at("2026-01-01", "lasting")], null],
    ["until an observation lapses", [at("2026-06-05", "a")], "2026-07-05"],
    [
      "until the oldest of an age does",
      [at("2026-06-01", "a"), at("2026-06-20", "b")],
      "2026-07-01",
    ],
    ["whichever is read first", [at("2026-06-20", "a"), at("2026-06-01", "b")], "2026-07-01"],
    ["and the first of all ages", [at("2026-06-20", "a"), at("2026-04-15", "c")], "2026-07-14"],
    ["on its last day", [at("2026-05-31", "a")], "2026-06-30"],
    ["whatever has lapsed before", [at("2026-05-30", "a"), at("2026-06-20", "b")], "2026-07-20"],
    ["until the day before news", [at("2026-07-03", "lasting")], "2026-07-02"],
    [
      "until the day before it is written down",
      [at("2026-06-10", "lasting", true, { recordedAt: "2026-07-05" })],
      "2026-07-04",
    ],
    [
      "not longer where it was written down before it happened",
      [at("2026-07-03", "lasting", true, { recordedAt: "2026-06-01" })],
      "2026-07-02",
    ],
    [
      "until the day before something is withdrawn",
      [
        at("2026-06-01", "lasting", true, { id: "o" }),
        { what: "lasting", withdraws: "o", at: "2026-07-03" },
      ],
      "2026-07-02",
    ],
  ])("%s", (_, evidence, until) => {
    expect(verdictOn(evidence).validUntil).toBe(until);
  });

  it("until the day before days on a list come to a mark; where they are added up, for a day", () => {
    const over = (fact: string, more: object = {}) => {
      const when = { fact, operator: "lessThanInclusive", value: 30, params: { ...more } };
      const rules = planOf({ stages: [stage("only", [shown("recent", when)])] });
      const contacts = [{ id: "p1", lastContactAt: "2026-06-10" }, { id: "p2" }];
      return assess(rules, dealOf({ contacts }), { asOf }).validUntil;
    };
    // Twenty days ago; on the tenth of July it will be thirty.
    expect(over("contacts.best", { of: "lastContactAt.daysAgo" })).toBe("2026-07-09");
    expect(over("contacts.sum", { of: "lastContactAt.daysAgo" })).toBe(asOf);
    expect(
      over("contacts.count", {
        where: { fact: "lastContactAt.daysAgo", operator: "in", value: [5, 25, 40] },
      }),
    ).toBe("2026-07-04");
  });

  it("until the day before somebody comes on file", () => {
    const one = { fact: "contacts.count", operator: "equal", value: 1 };
    const rules = planOf({ stages: [stage("only", [shown("alone", one)])] });
    const contacts = [{ id: "p1" }, { id: "p2", addedAt: "2026-07-03" }];
    const evidence = [{ what: "contacts.complete", value: "all", at: "2026-06-01" }];
    const on = (day: string) => {
      const { stages, validUntil } = assess(rules, dealOf({ contacts, evidence }), { asOf: day });
      return [stages[0]?.checkpoints[0]?.truth, validUntil];
    };
    expect(on(asOf)).toEqual(["satisfied", "2026-07-02"]);
    // That was all of them, until the second came: two there are at least.
    expect(on("2026-07-03")).toEqual(["failed", null]);
  });

  it("until a waiver ends, and until the day before one begins", () => {
    const rules = planOf({
      stages: [stage("only", [shown("told", is("account.tier", "A"), { waivable: true })])],
    });
    const waived = (from: string, until?: string) => {
      const waiver = { checkpoint: "told", by: "Li", reason: "agreed", at: from };
      const progress = {
        sales: { waivers: [until === undefined ? waiver : { ...waiver, until }] },
      };
      const { validUntil, waived } = assess(rules, dealOf({ progress }), { asOf });
      return [validUntil, waived];
    };
    expect(waived("2026-06-01")).toEqual([null, ["told"]]);
    expect(waived("2026-06-01", "2026-07-10")).toEqual(["2026-07-10", ["told"]]);
    expect(waived("2026-06-01", asOf)).toEqual([asOf, ["told"]]);
    expect(waived("2026-06-01", "2026-06-29")).toEqual([null, []]);
    expect(waived(asOf)).toEqual([null, ["told"]]);
    expect(waived("2026-07-05", "2026-07-10")).toEqual(["2026-07-04", []]);
  });

  it("counts what was seen and written down that day, and nothing of the days after", () => {
    expect(truthOf(verdictOn([at(asOf, "lasting")]), "lasting")).toBe("satisfied");
    expect(truthOf(verdictOn([at(asOf, "lasting", true, { recordedAt: asOf })]), "lasting")).toBe(
      "satisfied",
    );
    expect(truthOf(verdictOn([at("2026-07-01", "lasting")]), "lasting")).toBe("unknown");
    expect(
      truthOf(
        verdictOn([at("2026-06-01", "lasting", true, { recordedAt: "2026-07-01" })]),
        "lasting",
      ),
    ).toBe("unknown");
  });

  it("tells what has lapsed, each once", () => {
    const verdict = verdictOn([at("2026-05-30", "a"), at("2026-05-31", "b")]);
    expect(verdict.stale).toEqual([{ what: "a", at: "2026-05-30" }]);
    expect(truthOf(verdict, "a")).toBe("unknown");
    expect(truthOf(verdict, "b")).toBe("satisfied");
  });

  it("counts nothing that was withdrawn, and not the withdrawal of something else", () => {
    const seen = at("2026-06-01", "lasting", true, { id: "o" });
    const taken = (id: string) => ({ what: "lasting", withdraws: id, at: "2026-06-02" });
    expect(truthOf(verdictOn([seen, taken("o")]), "lasting")).toBe("unknown");
    const other = at("2026-05-01", "b", true, { id: "p" });
    expect(truthOf(verdictOn([seen, other, taken("p")]), "lasting")).toBe("satisfied");
  });
});
