import fc from "fast-check";
import { formatDay, parseDay } from "../../src/model/civil-date.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { Condition, FactCondition } from "../../src/rules/condition.ts";
import type { RuleSet, Stage } from "../../src/rules/rule-set.ts";
import type { Question } from "./unlock-brute-force.ts";

/** The day that worlds are looked at. */
export const asOf = "2026-06-30";

/** A rule set and a deal small enough to try everything. */
export interface World {
  readonly ruleSet: RuleSet;
  readonly deal: Deal;
  readonly questions: readonly Question[];
}

const title = { zh: "词", en: "word" };
const said = { title, favours: "us", ask: title } as const;
const grades = ["low", "mid", "high"] as const;
const values = grades.map((value) => ({ value, title }));
const yesNo = [true, false, null] as const;
const day = (offset: number): string => formatDay((parseDay(asOf) ?? 0) + offset);

/** What can be answered, for each name. */
const answers: Readonly<Record<string, readonly unknown[]>> = {
  a: yesNo,
  b: yesNo,
  c: yesNo,
  grade: [...grades, null],
  amount: [0, 1, 2, null],
  tags: [[], ["x"], ["y"], ["x", "y"], null],
  due: [...[-2, -1, 0, 1, 2].map(day), null],
  keen: yesNo,
  rank: [...grades, null],
  size: [0, 1, 2, null],
  roles: [["decider"], ["user"], [], null],
  good: yesNo,
};

const signals: RuleSet["signals"] = {
  a: { ...said, subject: "deal", type: "boolean", staleAfterDays: 30 },
  b: { ...said, subject: "deal", type: "boolean" },
  c: { ...said, subject: "deal", type: "boolean" },
  grade: { ...said, subject: "deal", type: "choice", ordered: true, values },
  amount: { ...said, subject: "deal", type: "number", integer: true, min: 0, max: 2 },
  tags: {
    ...said,
    subject: "deal",
    type: "set",
    values: [
      { value: "x", title },
      { value: "y", title },
    ],
  },
  due: { ...said, subject: "deal", type: "date" },
  keen: { ...said, subject: "contact", type: "boolean", staleAfterDays: 30 },
  rank: { ...said, subject: "contact", type: "choice", ordered: true, values },
  size: { ...said, subject: "contact", type: "number", integer: true, min: 0, max: 2 },
  good: { ...said, subject: "organisation", type: "boolean" },
};

const compare = (fact: string, operator: string, value: FactCondition["value"]): FactCondition => ({
  fact,
  operator,
  value,
});
const orders = ["lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive"];
const ordered = (fact: string, marks: readonly (number | string)[]): fc.Arbitrary<Condition> =>
  fc.oneof(
    fc
      .record({
        operator: fc.constantFrom(...orders, "equal", "notEqual"),
        mark: fc.constantFrom(...marks),
      })
      .map(({ operator, mark }) => compare(fact, operator, mark)),
    fc.constant(compare(fact, "equal", null)),
  );
const yes = (fact: string): fc.Arbitrary<Condition> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(compare(fact, "equal", true)) },
    fc.constant(compare(fact, "equal", false)),
    fc.constant(compare(fact, "notEqual", true)),
    fc.constant({ ...compare(fact, "equal", true), source: "document" as const }),
  );
const isKnown = (of: string): fc.Arbitrary<Condition> =>
  fc.constant({ fact: "known", operator: "equal", value: true, params: { of } });

/** Whatever can be said of the deal without looking at a list. */
const plain: readonly fc.Arbitrary<Condition>[] = [
  yes("a"),
  yes("b"),
  yes("c"),
  ordered("grade", grades),
  ordered("amount", [0, 1, 2]),
  fc.constantFrom(
    compare("tags", "contains", "x"),
    compare("tags", "doesNotContain", "y"),
    compare("tags", "someFact:equal", "y"),
    compare("tags", "everyFact:equal", "x"),
    compare("tags", "everyFact:not:equal", "x"),
  ),
  fc
    .record({
      direction: fc.constantFrom("daysUntil", "daysAgo"),
      operator: fc.constantFrom(...orders),
      mark: fc.integer({ min: -1, max: 1 }),
    })
    .map(({ direction, operator, mark }) => compare(`due.${direction}`, operator, mark)),
  isKnown("grade"),
];

/** Whatever can be said of one person. */
const personal = (names: readonly string[]): fc.Arbitrary<Condition> => {
  const leaves: Readonly<Record<string, fc.Arbitrary<Condition>>> = {
    keen: fc.oneof(yes("keen"), isKnown("keen")),
    rank: ordered("rank", grades),
    size: ordered("size", [0, 1, 2]),
    organisation: fc.oneof(
      fc.constant(compare("organisation", "notEqual", null)),
      yes("organisation.good"),
    ),
  };
  return grouped(fc.oneof(...names.flatMap((name) => leaves[name] ?? [])), 1);
};

function grouped(leaf: fc.Arbitrary<Condition>, depth: number): fc.Arbitrary<Condition> {
  if (depth === 0) return leaf;
  const inner = grouped(leaf, depth - 1);
  const some = fc.array(inner, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    { weight: 2, arbitrary: some.map((all) => ({ all })) },
    { weight: 2, arbitrary: some.map((any) => ({ any })) },
    inner.map((not) => ({ not })),
    some.chain((of) =>
      fc.integer({ min: 1, max: of.length }).map((least) => ({ atLeast: least, of })),
    ),
  );
}

function overPeople(names: readonly string[]): fc.Arbitrary<Condition> {
  const who = personal(names);
  const where = fc.option(who, { nil: undefined, freq: 3 });
  const scope = fc.constantFrom(undefined, undefined, "decision-chain" as const);
  const counted = fc
    .record({
      where,
      scope,
      operator: fc.constantFrom(...orders, "equal", "notEqual"),
      mark: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ where, scope, operator, mark }) => ({
      ...compare("contacts.count", operator, mark),
      params: clean({ where, scope }),
    }));
  const shared = fc
    .record({
      where,
      scope,
      meets: who,
      operator: fc.constantFrom(...orders),
      mark: fc.constantFrom(0, 0.3, 0.5, 0.7, 1),
    })
    .map(({ where, scope, meets, operator, mark }) => ({
      ...compare("contacts.share", operator, mark),
      params: clean({ where, scope, meets }),
    }));
  const every = fc
    .record({ where, scope, meets: who, value: fc.boolean() })
    .map(({ where, scope, meets, value }) => ({
      ...compare("contacts.every", "equal", value),
      params: clean({ where, scope, meets }),
    }));
  const kinds: fc.Arbitrary<Condition>[] = [counted, counted, counted, shared, every];
  if (names.includes("rank")) {
    kinds.push(
      fc
        .record({ fn: fc.constantFrom("best", "worst"), where, test: ordered("rank", grades) })
        .map(({ fn, where, test }) => ({
          ...(test as FactCondition),
          fact: `contacts.${fn}`,
          params: clean({ where, of: "rank" }),
        })),
    );
  }
  if (names.includes("size")) {
    kinds.push(
      fc
        .record({
          where,
          operator: fc.constantFrom(...orders),
          mark: fc.integer({ min: 0, max: 4 }),
        })
        .map(({ where, operator, mark }) => ({
          ...compare("contacts.sum", operator, mark),
          params: clean({ where, of: "size" }),
        })),
      fc
        .record({
          where,
          meets: who,
          operator: fc.constantFrom(...orders),
          mark: fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
        })
        .map(({ where, meets, operator, mark }) => ({
          ...compare("contacts.weightedShare", operator, mark),
          params: clean({ where, meets, weight: "size" }),
        })),
    );
  }
  return fc.oneof(...kinds);
}

function clean<T extends object>(params: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: NonNullable<T[K]>;
  };
}

/** What a world is made of. */
export interface WorldOptions {
  /** Names of attributes of people that conditions may read; none: no people. */
  readonly people: readonly string[];
  /** How many kinds of plain facts conditions may read. */
  readonly plain: number;
}

/** Makes worlds. */
export function worldArbitrary({ people, plain: most }: WorldOptions): fc.Arbitrary<World> {
  return fc.shuffledSubarray([...plain], { minLength: most, maxLength: most }).chain((chosen) => {
    const leaves = [
      ...chosen,
      ...(people.length === 0 ? [] : [overPeople(people), overPeople(people)]),
    ];
    const condition = grouped(fc.oneof(...leaves), 2);
    const simple = fc.oneof(...leaves);
    const maybe = <T>(of: fc.Arbitrary<T>, freq: number) => fc.option(of, { nil: undefined, freq });
    const checkpoint = fc
      .record({
        essential: fc.boolean(),
        weight: fc.integer({ min: 0, max: 3 }),
        judgement: fc.constantFrom(true, false, false),
        appliesWhen: maybe(simple, 3),
        when: maybe(condition, 6),
      })
      .map(({ judgement, ...parts }) =>
        clean({ title, ...parts, judgement: judgement || parts.when === undefined }),
      );
    const stage = fc
      .record({
        passMark: fc.constantFrom(0, 30, 50, 60, 100),
        appliesWhen: maybe(simple, 4),
        entry: maybe(condition, 3),
        checkpoints: fc.array(checkpoint, { minLength: 0, maxLength: 3 }),
      })
      .map((parts) => clean({ title, ...parts }));
    const flag = fc
      .record({ presumed: fc.constantFrom(undefined, "absent" as const), when: simple })
      .map((parts) => clean({ id: "flag", severity: "block" as const, title, ...parts }));
    return fc
      .record({
        stages: fc.array(stage, { minLength: 2, maxLength: 3 }),
        flags: fc.array(flag, { maxLength: 1 }),
      })
      .chain((rules) =>
        // A deal that was moved stands before the last stage.
        dealArbitrary(people, `stage-${rules.stages.length - 1}`).map((deal) => ({
          ...rules,
          deal,
        })),
      )
      .map(({ stages, flags, deal }) => {
        const ruleSet: RuleSet = {
          id: "world",
          version: "1.0.0",
          kind: "stages",
          title,
          signals,
          stages: stages.map(
            (one, s): Stage =>
              ({
                ...one,
                id: `stage-${s + 1}`,
                checkpoints: one.checkpoints.map((own, c) => ({
                  ...own,
                  id: `point-${s + 1}-${c + 1}`,
                })),
              }) as Stage,
          ),
          flags,
        };
        return { ruleSet, deal, questions: questionsOf(ruleSet, deal) };
      });
  });
}

function dealArbitrary(people: readonly string[], at: string): fc.Arbitrary<Deal> {
  const observed = (what: string, about?: string): fc.Arbitrary<readonly object[]> =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      fc
        .record({
          value: fc.constantFrom(...(answers[what] ?? [null])),
          at: fc.constantFrom("2026-06-20", "2026-01-10"),
          source: fc.constantFrom(undefined, "informant", "document"),
        })
        .map((parts) => [clean({ what, about, ...parts })]),
      fc
        .uniqueArray(fc.constantFrom(...(answers[what] ?? [null])), { minLength: 2, maxLength: 2 })
        .map((pair) => pair.map((value) => clean({ what, about, value, at: "2026-06-10" }))),
    );
  const persons = people.length === 0 ? fc.constant(0) : fc.integer({ min: 0, max: 2 });
  const complete = fc.constantFrom(undefined, undefined, "all", "decision-chain");
  const firms = people.includes("organisation") ? fc.integer({ min: 0, max: 1 }) : fc.constant(0);
  return fc
    .record({
      persons,
      firms,
      complete,
      firmsKnown: fc.boolean(),
      moved: fc.constantFrom("no", "no", "adopt", "start"),
    })
    .chain(({ persons, firms, complete, firmsKnown, moved }) => {
      const ids = Array.from({ length: persons }, (_, n) => `p${n + 1}`);
      const firmIds = Array.from({ length: firms }, (_, n) => `o${n + 1}`);
      const names = [...people, "roles"].filter((name) => name !== "organisation");
      return fc
        .tuple(
          ...["a", "b", "c", "grade", "amount", "tags", "due"].map((what) => observed(what)),
          ...ids.flatMap((id) => names.map((what) => observed(what, id))),
          ...firmIds.map((id) => observed("good", id)),
        )
        .chain((observations) =>
          fc
            .tuple(...ids.map(() => fc.constantFrom(undefined, null, ...firmIds)))
            .map((employers): Deal => {
              const declared = [
                ...(complete === undefined || people.length === 0
                  ? []
                  : [{ what: "contacts.complete", value: complete, at: "2026-06-15" }]),
                ...(people.includes("organisation") && firmsKnown
                  ? [{ what: "organisations.complete", value: true, at: "2026-06-15" }]
                  : []),
              ];
              const progress =
                moved === "no"
                  ? undefined
                  : {
                      world: {
                        stage: at,
                        history: [
                          moved === "adopt"
                            ? {
                                kind: "adopt",
                                to: at,
                                at: "2026-02-01",
                                by: "x",
                                reason: "y",
                              }
                            : { kind: "start", to: at, at: "2026-02-01", by: "x", over: [] },
                        ],
                      },
                    };
              return clean({
                id: "d",
                contacts:
                  ids.length === 0
                    ? undefined
                    : ids.map((id, n) => clean({ id, organisation: employers[n] })),
                organisations: firmIds.length === 0 ? undefined : firmIds.map((id) => ({ id })),
                evidence: [...observations.flat(), ...declared],
                progress,
              }) as unknown as Deal;
            }),
        );
    });
}

/** Returns everything that rules of a world read and that may be answered about its deal. */
function questionsOf(ruleSet: RuleSet, deal: Deal): readonly Question[] {
  const text = JSON.stringify(ruleSet.stages) + JSON.stringify(ruleSet.flags);
  const reads = (name: string): boolean =>
    text.includes(`"${name}"`) || text.includes(`"${name}.`) || text.includes(`.${name}"`);
  const evidence = deal.evidence ?? [];
  /** The answers that an item may still get: none when it is known. */
  const open = (
    what: string,
    about: string | undefined,
    of: readonly unknown[],
  ): readonly unknown[] => {
    const own = evidence.filter((one) => one.what === what && one.about === about);
    const [first, second] = own;
    if (first === undefined || second !== undefined) return of;
    const isOld = (what === "a" || what === "keen") && first.at < "2026-05-31";
    if (isOld) return of;
    const test = `${what}","operator":"equal","value":true,"source"`;
    const demanded =
      text.includes(`"fact":"${test}`) || text.includes(`"fact":"organisation.${test}`);
    return demanded && first.source !== "document" ? [first.value] : [];
  };
  const questions: Question[] = [];
  const add = (id: string, of: readonly unknown[]): void => {
    if (of.length > 0) questions.push({ id, answers: of });
  };
  for (const what of ["a", "b", "c", "grade", "amount", "tags", "due"]) {
    if (reads(what)) add(what, open(what, undefined, answers[what] ?? []));
  }
  for (const { checkpoints } of ruleSet.stages ?? []) {
    for (const { id, judgement } of checkpoints) {
      if (judgement !== false) add(`world/${id}`, [true, false]);
    }
  }
  if (!text.includes("contacts.")) return questions;
  const firms = (deal.organisations ?? []).map(({ id }) => id);
  const followsFirms = reads("organisation");
  const known = evidence.find(({ what }) => what === "contacts.complete")?.value;
  const findsFirms =
    followsFirms && !evidence.some(({ what }) => what === "organisations.complete");
  const newFirms = findsFirms ? [0, 1].map((n) => `organisations.new-${n}`) : [];
  const attributes: [string, readonly unknown[]][] = ["keen", "rank", "size", "roles"]
    .filter((what) => reads(what) || (what === "roles" && text.includes("decision-chain")))
    .map((what) => [what, answers[what] ?? []]);
  if (followsFirms) attributes.push(["organisation", [...firms, ...newFirms, null]]);
  for (const contact of deal.contacts ?? []) {
    for (const [what, of] of attributes) {
      if (what === "organisation" && contact.organisation !== undefined) continue;
      add(`${contact.id}:${what}`, open(what, contact.id, of));
    }
  }
  if (reads("good"))
    for (const id of firms) add(`${id}:good`, open("good", id, answers.good ?? []));
  if (known === undefined) add("contacts.complete", ["all", "decision-chain"]);
  if (known === "decision-chain") add("contacts.complete", ["all"]);
  if (known !== "all") {
    const outside = known === "decision-chain";
    const own: [string, readonly unknown[]][] = outside
      ? [...attributes.filter(([what]) => what !== "roles"), ["roles", [["user"], [], null]]]
      : attributes;
    add("contacts.new", combinations(own, outside ? ["roles"] : []));
  }
  if (findsFirms)
    add("organisations.new", combinations(reads("good") ? [["good", yesNo]] : [], []));
  return questions;
}

function combinations(
  attributes: readonly (readonly [string, readonly unknown[]])[],
  required: readonly string[],
): readonly object[] {
  return attributes.reduce<readonly object[]>(
    (records, [what, of]) =>
      records.flatMap((record) => [
        ...(required.includes(what) ? [] : [record]),
        ...of.map((value) => ({ ...record, [what]: value })),
      ]),
    [{}],
  );
}
