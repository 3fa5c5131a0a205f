import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/assess/plan.ts";
import { type Column, knowledgeOf } from "../../src/assess/unlock/knowledge.ts";
import type { Test } from "../../src/facts/test.ts";
import { leavesOf } from "../../src/logic/expression.ts";
import { attested, is, planOf, shown, signal, stage } from "../gate/pipeline.ts";

const words = signal().title;
const yes = (fact: string, more: object = {}) => is(fact, true, more);
const field = (type: string, more: object = {}) => ({ title: words, ask: words, type, ...more });
const contact = (more: object = {}) => signal({ subject: "contact", ...more });

const signals = {
  ...Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((id) => [id, signal()])),
  sites: signal({ type: "number" }),
  topics: signal({ type: "set" }),
  keen: contact(),
  able: contact(),
  votes: contact({ type: "number", min: 0 }),
  heads: contact({ type: "number", min: 0, integer: true }),
};

const all = (...conditions: readonly object[]) => ({ all: conditions });
const over = (fact: string, operator: string, value: unknown, params: object = {}) => ({
  fact,
  operator,
  value,
  params,
});
/** That somebody is like that. */
const some = (where: object) => over("contacts.count", "greaterThan", 0, { where });

const planFor = (when: object, more: object = {}): Plan =>
  planOf({ signals, stages: [stage("one", [shown("asked", when)])], ...more });
const known = (when: object, more: object = {}) => knowledgeOf(planFor(when, more));
const columnsFor = (when: object, more: object = {}) => [...known(when, more).columns];

const columnOf = (columns: readonly Column[], what: string): Column => {
  const found = columns.find((one) => one.what === what);
  if (found === undefined) throw new Error(`nothing asks for ${what}`);
  return found;
};
/** What is known of the column of a name once a condition asks for it. */
const column = (what: string, when: object, more: object = {}): Column =>
  columnOf(columnsFor(when, more), what);

const lists = ["activities", "contacts", "dates", "documents", "needs", "organisations"];
const complete = lists.map((list) => `${list}.complete`);

/** The tests of the one checkpoint's condition. */
const testsOf = (plan: Plan): readonly Test[] => {
  const when = plan.stages[0]?.checkpoints[0]?.resolved.when;
  return when === undefined ? [] : [...leavesOf(when)];
};
/** The tests about the elements that the aggregate of the one checkpoint counts. */
const testsWithin = (plan: Plan): readonly Test[] => {
  const [reading] = testsOf(plan).map((one) => one.reading);
  if (reading?.read !== "aggregate" || reading.where === undefined) throw new Error("no aggregate");
  return [...leavesOf(reading.where)];
};

describe("what is known of a plan", () => {
  test("is worked out once", () => {
    const plan = planFor(yes("a"));
    expect(knowledgeOf(plan)).toBe(knowledgeOf(plan));
    expect(knowledgeOf(plan)).not.toBe(known(yes("a")));
  });

  test("is of all that doors ask for, and of nothing that only flags that warn do", () => {
    const flag = (id: string, severity: string, what: string) => ({
      id,
      severity,
      title: words,
      when: yes(what),
    });
    const plan = planOf({
      signals,
      stages: [
        stage("one", [attested("told", { when: yes("d"), appliesWhen: yes("c") })], {
          appliesWhen: yes("a"),
          entry: yes("b"),
        }),
      ],
      flags: [flag("barring", "block", "e"), flag("warning", "warn", "f")],
    });
    const columns = [...knowledgeOf(plan).columns];
    expect(columns.map(({ what }) => what).sort()).toEqual(
      [...complete, "a", "b", "c", "d", "e", "sales/told"].sort(),
    );
    expect(columns.filter(({ isJudgement }) => isJudgement).map(({ what }) => what)).toEqual([
      "sales/told",
    ]);
    expect(columns.map(({ number }) => number)).toEqual(columns.map((_, at) => at));
  });

  test("is of whom a list is about, not only of the deal", () => {
    const columns = columnsFor(all(yes("a"), some(yes("keen"))));
    expect([columnOf(columns, "a").subject, columnOf(columns, "keen").subject]).toEqual([
      "deal",
      "contacts",
    ]);
  });
});

describe("a column", () => {
  test("tells which list it says is complete", () => {
    const columns = columnsFor(yes("a"));
    expect(complete.map((what) => columnOf(columns, what).completes)).toEqual(lists);
    expect(columnOf(columns, "a").completes).toBeUndefined();
    for (const what of complete) expect(columnOf(columns, what).questions).toHaveLength(2);
  });

  test("tells which list it refers to, and whether something is read along it", () => {
    const plain = some(all(is("organisation", "o"), is("reportsTo", "p"), yes("keen")));
    const columns = columnsFor(plain);
    expect(["organisation", "reportsTo", "keen"].map((what) => columnOf(columns, what))).toEqual([
      expect.objectContaining({ leadsTo: "organisations", isFollowed: false }),
      expect.objectContaining({ leadsTo: "contacts", isFollowed: false }),
      expect.objectContaining({ leadsTo: undefined, isFollowed: false }),
    ]);
    const along = some(is("organisation.kind", "partner"));
    expect(column("organisation", along).isFollowed).toBe(true);
    expect(column("kind", along)).toMatchObject({ subject: "organisations", isFollowed: false });
  });

  test("has a slot for each way that it is read", () => {
    expect(column("a", all(yes("a"), is("a", false))).slots).toHaveLength(1);
    expect(column("a", all(yes("a"), yes("a", { source: "document" }))).slots).toHaveLength(2);
  });

  test("has one question for a named condition, however often it is referred to", () => {
    const conditions = { named: yes("a") };
    const named = { condition: "named" };
    const twice = all({ any: [named, yes("b")] }, { any: [named, yes("c")] });
    expect(column("a", twice, { conditions }).questions).toHaveLength(1);
  });

  test("is added up by a sum and by a share that it weighs, and by nothing else", () => {
    const meets = yes("keen");
    const sum = over("contacts.sum", "greaterThan", 1, { of: "votes" });
    const share = over("contacts.weightedShare", "greaterThan", 0.5, { weight: "votes", meets });
    const best = over("contacts.best", "greaterThan", 1, { of: "votes" });
    const worst = over("contacts.worst", "greaterThan", 1, { of: "votes" });
    const more = some(over("votes", "greaterThan", 1));
    const isAdded = (when: object) => column("votes", when).isAdded;
    expect([sum, share, best, worst, more].map(isAdded)).toEqual([true, true, false, false, false]);
    expect(column("keen", share).isAdded).toBe(false);
  });

  test("that is added up names what the sum is compared with", () => {
    const { questions } = column("votes", over("contacts.sum", "greaterThan", 4, { of: "votes" }));
    expect(questions.map(({ named }) => named)).toEqual([[4]]);
    expect(questions.map(({ evaluate }) => evaluate(7))).toEqual([1]);
  });
});

describe("not all answers are tried", () => {
  const sum = (operator: string, value: unknown, of: string) =>
    over("contacts.sum", operator, value, { of });
  const rough = (what: string, when: object) => {
    const { isRough, isRoughToFind } = column(what, when);
    return [isRough, isRoughToFind];
  };

  test("where a sum must come to exactly so much", () => {
    const one = ["equal", "notEqual"].map((operator) => sum(operator, 4, "votes"));
    const among = ["in", "notIn"].map((operator) => sum(operator, [4], "votes"));
    for (const when of [...one, ...among]) expect(rough("votes", when)).toEqual([true, true]);
    for (const operator of ["greaterThan", "lessThan", "greaterThanInclusive", "lessThanInclusive"])
      expect(rough("votes", sum(operator, 4, "votes"))).toEqual([false, false]);
  });

  test("where an amount that is added up is asked about by itself too", () => {
    const too = (of: string) => all(sum("greaterThan", 4, of), some(over(of, "greaterThan", 1)));
    expect(rough("votes", too("votes"))).toEqual([true, true]);
    // Whole numbers between two marks are all tried, but not every one to look for.
    expect(rough("heads", too("heads"))).toEqual([false, true]);
  });

  test("where it is only asked about, or asked about as one of the best", () => {
    expect(rough("votes", some(over("votes", "greaterThan", 1)))).toEqual([false, false]);
    expect(rough("votes", over("contacts.best", "equal", 1, { of: "votes" }))).toEqual([
      false,
      false,
    ]);
  });

  test("where a set may have more members that matter than seven", () => {
    const contains = (names: string) =>
      all(...[...names].map((value) => over("topics", "contains", value)));
    // Beside those named one may be a member that is not.
    expect(rough("topics", contains("123456"))).toEqual([false, false]);
    expect(rough("topics", contains("1234567"))).toEqual([true, true]);
  });

  test("where a part of a record is such a set", () => {
    const custom = {
      erp: field("record", { fields: { vendor: { type: "text" }, tags: { type: "set" } } }),
    };
    const tagged = (names: string) =>
      all(
        { ...is("custom.erp", "x"), path: "vendor" },
        ...[...names].map((value) => ({ ...over("custom.erp", "contains", value), path: "tags" })),
      );
    expect(column("custom.erp", tagged("1"), { custom }).isRough).toBe(false);
    expect(column("custom.erp", tagged("1234567"), { custom }).isRough).toBe(true);
  });
});

describe("a leaf", () => {
  const leafOf = (when: object) => {
    const plan = planFor(when);
    const [asked] = testsOf(plan);
    return knowledgeOf(plan).leaf(asked as Test);
  };
  const within = (where: object) => {
    const plan = planFor(some(where));
    const [asked] = testsWithin(plan);
    return knowledgeOf(plan).leaf(asked as Test);
  };

  test("asks about a value, and names those that it is compared with", () => {
    const { kind, question } = leafOf(over("sites", "in", [3, 5]));
    expect([kind, question.source.via, question.source.column.what, question.named]).toEqual([
      "question",
      "value",
      "sites",
      [3, 5],
    ]);
    expect([3, 4, 5, null].map((value) => question.evaluate(value))).toEqual([2, 0, 2, 0]);
  });

  test("asks for the days until or since a date", () => {
    const until = leafOf(over("opportunity.closeDate.daysUntil", "lessThan", 30)).question;
    expect([until.source.via, until.source.column.what, until.named]).toEqual([
      "until",
      "opportunity.closeDate",
      [30],
    ]);
    const ago = leafOf(over("opportunity.closeDate.daysAgo", "lessThan", 30)).question;
    expect([ago.source.via, ago.named]).toEqual(["ago", [30]]);
  });

  test("asks whether something is known, whatever it is", () => {
    const { source, named } = leafOf(yes("known", { params: { of: "account.tier" } })).question;
    expect([source.via, source.column.what, named]).toEqual(["known", "account.tier", []]);
  });

  test("asks whoever is referred to", () => {
    const leaf = within(yes("reportsTo.keen"));
    if (leaf.kind !== "hop") throw new Error("is no hop");
    expect(leaf.list).toBe("contacts");
    expect([leaf.reference.via, leaf.reference.column.what]).toEqual(["value", "reportsTo"]);
    expect([leaf.question.source.via, leaf.question.source.column.what]).toEqual(["value", "keen"]);
    expect(leaf.question.named).toEqual([true]);
  });

  test("asks for the days since a date of whoever is referred to", () => {
    const leaf = within(over("reportsTo.lastContactAt.daysAgo", "lessThan", 7));
    expect(leaf).toMatchObject({
      kind: "hop",
      list: "contacts",
      reference: { column: { what: "reportsTo", isFollowed: true }, via: "value" },
      question: { source: { column: { what: "lastContactAt" }, via: "ago" }, named: [7] },
    });
  });

  test("asks whether something is known of whoever is referred to", () => {
    const leaf = within(yes("known", { params: { of: "reportsTo.keen" } }));
    expect(leaf).toMatchObject({
      kind: "hop",
      reference: { column: { what: "reportsTo" } },
      question: { source: { column: { what: "keen" }, via: "known" }, named: [] },
    });
  });

  test("is known of the plan's own tests alone", () => {
    const [other] = testsOf(planFor(yes("b")));
    expect(() => known(yes("a")).leaf(other as Test)).toThrow(
      new RangeError("`b` was not compiled"),
    );
  });
});

describe("an aggregate", () => {
  test("has its slot, and one function that answers it", () => {
    const plan = planFor(some(yes("keen")));
    const knowledge = knowledgeOf(plan);
    const [asked] = testsOf(plan);
    const { slot, index, evaluate } = knowledge.aggregate(asked as Test);
    expect(slot.reading).toMatchObject({ list: "contacts", function: "count" });
    expect(plan.slots.tables.deal.slots[index]).toBe(slot);
    expect(knowledge.aggregate(asked as Test).evaluate).toBe(evaluate);
  });

  test("is not what asks about a value", () => {
    const plan = planFor(yes("a"));
    const [asked] = testsOf(plan);
    expect(() => knowledgeOf(plan).aggregate(asked as Test)).toThrow(
      new RangeError("`a` is no aggregate"),
    );
    // About people more may be asked than there are slots of the deal.
    const names = Array.from({ length: 12 }, (_, n) => `s${n}`);
    const many = Object.fromEntries(names.map((name) => [name, contact()]));
    const crowded = planFor(some({ any: names.map((name) => yes(name)) }), { signals: many });
    const last = testsWithin(crowded).at(-1);
    expect(() => knowledgeOf(crowded).aggregate(last as Test)).toThrow("`s11` is no aggregate");
  });

  /** What the questions that the best or the worst asks tell apart, by how they answer each value. */
  const sides = (what: string, when: object, values: readonly (number | string | null)[]) =>
    column(what, when)
      .questions.map(({ evaluate }) => values.map((value) => evaluate(value)).join(""))
      .sort();

  test.each(["best", "worst"])("of the %s asks on which side of a value others lie", (name) => {
    const ofVotes = over(`contacts.${name}`, "greaterThan", 3, { of: "votes" });
    // Below, at, above, and none.
    expect(sides("votes", ofVotes, [2, 3, 4, null])).toEqual(["0002", "0020", "0200", "2000"]);
    const ofStance = over(`contacts.${name}`, "equal", "neutral", { of: "stance" });
    expect(sides("stance", ofStance, ["enemy", "neutral", "mentor", null])).toEqual([
      "0002",
      "0020",
      "0200",
      "2000",
    ]);
    expect(column("stance", ofStance).questions.map(({ named }) => named)).toEqual(
      Array.from({ length: 4 }, () => ["neutral"]),
    );
    const ofNone = over(`contacts.${name}`, "equal", null, { of: "votes" });
    expect(sides("votes", ofNone, [2, null])).toEqual(["00", "00", "00", "22"]);
  });

  test("of the best day asks so too", () => {
    const late = over("dates.best", "greaterThan", "2026-08-01", { of: "day" });
    expect(sides("day", late, ["2026-07-31", "2026-08-01", "2026-08-02", null])).toEqual([
      "0002",
      "0020",
      "0200",
      "2000",
    ]);
  });

  test("of the best count of days asks about the date", () => {
    const recent = over("contacts.best", "lessThan", 20, { of: "lastContactAt.daysAgo" });
    const { questions } = column("lastContactAt", recent);
    expect(questions.map(({ source }) => source.via)).toEqual(["ago", "ago", "ago", "ago"]);
  });
});

describe("a question", () => {
  test("of a judgement is whether it is a yes", () => {
    const plan = planOf({ signals, stages: [stage("one", [attested("told")])] });
    const knowledge = knowledgeOf(plan);
    const slot = plan.stages[0]?.checkpoints[0]?.judgement ?? -1;
    const question = knowledge.judgement(slot);
    expect([true, false, null].map((value) => question.evaluate(value))).toEqual([2, 0, 0]);
    expect([question.named, question.source.column.what]).toEqual([[], "sales/told"]);
    expect(knowledge.judgement(slot)).toBe(question);
    expect(question.source.column.questions).toEqual([question]);
  });

  test("of a list is whether it is complete for a purpose", () => {
    const knowledge = known(yes("a"));
    const answers = ["all", "decision-chain", null];
    const people = (["all", "decision-chain"] as const).map((scope) =>
      knowledge.completeness("contacts", scope),
    );
    expect(people.map(({ evaluate }) => answers.map((value) => evaluate(value)))).toEqual([
      [2, 0, 0],
      [2, 2, 0],
    ]);
    expect(people.map(({ named }) => named)).toEqual([[], []]);
    const { evaluate } = knowledge.completeness("needs", "all");
    expect([true, false, null].map((value) => evaluate(value))).toEqual([2, 0, 0]);
  });

  test("of roles is who has a say, if a rule asks", () => {
    const within = (scope: string) =>
      known(over("contacts.count", "greaterThan", 0, { scope })).roles();
    expect(within("all")).toBeUndefined();
    const question = within("decision-chain");
    expect(
      [["decider"], ["user", "payer"], ["user"], [], null].map((roles) =>
        question?.evaluate(roles),
      ),
    ).toEqual([2, 2, 0, 0, 0]);
    expect(question?.name).toBe("roles");
    expect(question?.named).toEqual(["user"]);
    expect(question?.source.column).toMatchObject({ subject: "contacts", what: "roles" });
  });

  test("of roles heeds no source, though a rule may", () => {
    const written = { ...over("roles", "contains", "decider"), source: "document" };
    const counted = { scope: "decision-chain", where: written };
    const plan = planFor(over("contacts.count", "greaterThan", 0, counted));
    const { slot } = knowledgeOf(plan).roles()?.source ?? { slot: -1 };
    expect(plan.slots.tables.contacts.slots[slot]).toMatchObject({ what: "roles", minSource: 0 });
    expect(known(some(written)).roles()).toBeUndefined();
  });

  test("of an attribute is made once for a side of a number", () => {
    const knowledge = known(over("contacts.best", "greaterThan", 3, { of: "votes" }));
    const asked = (side: string, mark: number, slot = 0) =>
      knowledge.attribute("contacts", slot, side, { kind: "number" }, mark, (value) =>
        value === null ? false : value > mark,
      );
    const question = asked(">", 3);
    expect(asked(">", 3)).toBe(question);
    expect(asked(">=", 3)).not.toBe(question);
    expect(asked(">", 4)).not.toBe(question);
    expect(question.named).toEqual([3]);
    expect([3, 4, null].map((value) => question.evaluate(value))).toEqual([0, 2, 0]);
    expect(() => asked(">", 3, 99)).toThrow(new RangeError("slot 99 of contacts is no value"));
  });
});
