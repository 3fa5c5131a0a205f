import { readFileSync } from "node:fs";
import { shippedRuleSets } from "dealgate/rules";
import { describe, expect, it } from "vitest";
import { crosswalkOf } from "../../scripts/crosswalk.ts";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Verdict } from "../../src/assess/verdict.ts";
import { record } from "../../src/gate/record.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { Observation } from "../../src/model/observation.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";

type Opportunity = NonNullable<Deal["opportunity"]>;
type Filed = Pick<Deal, "contacts" | "organisations"> &
  Pick<Opportunity, "needs" | "documents" | "activities" | "dates">;
type ByRuleSet<T> = Readonly<Record<string, T>>;

/** What is put on file and recorded on a day, and which checkpoints answer for it. */
interface Entry {
  readonly at: string;
  readonly title: string;
  readonly file?: Filed;
  readonly record?: readonly Omit<Observation, "at">[];
  readonly satisfied: ByRuleSet<readonly string[]>;
  readonly failed?: ByRuleSet<readonly string[]>;
}

interface Walk {
  readonly deal: Deal;
  readonly entries: readonly Entry[];
  readonly end: {
    readonly asOf: string;
    readonly expected: ByRuleSet<{
      readonly why: readonly string[];
      readonly evidenced?: string;
      readonly possible?: string;
      readonly score: object;
    }>;
  };
}

const { deal, entries, end } = JSON.parse(
  readFileSync(new URL("../../fixtures/all-methods/walk.json", import.meta.url), "utf8"),
) as Walk;

const methods: readonly RuleSet[] = Object.values(shippedRuleSets).filter(
  ({ kind }) => kind !== "overlay",
);
const plans = methods.map((ruleSet) => ({ ruleSet, plan: compileRuleSet(ruleSet) }));

const parsed = (input: unknown): Deal => {
  const result = parseDeal(input);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.deal;
};

/** Returns lists with more in them; one that nobody has begun stays unknown, not empty. */
const joined = (own: object, more: Readonly<Record<string, readonly unknown[] | undefined>>) => ({
  ...own,
  ...Object.fromEntries(
    Object.entries(more).flatMap(([list, elements = []]) =>
      elements.length === 0
        ? []
        : [
            [
              list,
              [
                ...(new Map<string, readonly unknown[]>(Object.entries(own)).get(list) ?? []),
                ...elements,
              ],
            ],
          ],
    ),
  ),
});

const filed = (before: Deal, { contacts, organisations, ...lists }: Filed): Deal =>
  parsed({
    ...joined(before, { contacts, organisations }),
    opportunity: joined(before.opportunity ?? {}, lists),
  });

const after = (before: Deal, { at, file = {}, record: observed = [] }: Entry): Deal =>
  observed.reduce(
    (now, observation) => {
      const next = record(now, { ...observation, at });
      if (!next.ok) throw new Error(JSON.stringify(next));
      return next.deal;
    },
    filed(before, file),
  );

/** The deal as it stands when nothing, one, two, … of the entries are made. */
const stands: Deal[] = [parsed(deal)];
for (const entry of entries) stands.push(after(stands.at(-1) ?? deal, entry));

/** The checkpoints of a truth, by rule set; a rule set without any is left out. */
const checkpointsOf = (one: Deal, asOf: string, truth: "satisfied" | "failed") =>
  new Map(
    plans.map(({ ruleSet, plan }) => {
      const verdict: Verdict = assess(plan, one, { asOf });
      const found = verdict.stages.flatMap(({ checkpoints }) =>
        checkpoints.filter((checkpoint) => checkpoint.truth === truth).map(({ id }) => id),
      );
      return [ruleSet.id, new Set(found)] as const;
    }),
  );

const added = (before: Deal, now: Deal, asOf: string, truth: "satisfied" | "failed") => {
  const old = checkpointsOf(before, asOf, truth);
  const rows = [...checkpointsOf(now, asOf, truth)].map(
    ([id, found]) => [id, [...found].filter((one) => !old.get(id)?.has(one)).sort()] as const,
  );
  return Object.fromEntries(rows.filter(([, found]) => found.length > 0));
};

const sorted = (some: ByRuleSet<readonly string[]>) =>
  Object.fromEntries(Object.entries(some).map(([id, found]) => [id, [...found].sort()]));

/** What an entry is called in the crosswalk. */
const namesOf = ({ file = {}, record: observed = [] }: Entry): readonly string[] => {
  const lists = Object.entries(file) as readonly (readonly [
    string,
    readonly { readonly kind?: string }[],
  ])[];
  const listOf = (about: string): string =>
    about.includes("/")
      ? about.replace(/\/.*/, "")
      : about.startsWith("c-")
        ? "contacts"
        : "organisations";
  return [
    ...lists.flatMap(([list, elements]) =>
      elements.flatMap((element) => [
        ...Object.keys(element).map((attribute) => `${list}.${attribute}`),
        `${list}:${element.kind}`,
      ]),
    ),
    ...observed.flatMap(({ what, about }) =>
      about === undefined ? [what] : [what, `${listOf(about)}.${what}`],
    ),
  ];
};

const crosswalk = crosswalkOf(methods);
const isListed = (names: readonly string[], ruleSet: string, checkpoint: string): boolean =>
  names.some((name) =>
    [...(crosswalk.get(name) ?? [])].some(
      ([{ id }, places]) =>
        id === ruleSet &&
        places.some((place) => place.part === "checkpoint" && place.id === checkpoint),
    ),
  );

const standAt = (index: number): Deal => {
  const found = stands[index];
  if (found === undefined) throw new Error(`no entry ${index}`);
  return found;
};

describe("one deal through all methods", () => {
  it("is judged by every stage set and checklist of the package", () => {
    expect(Object.keys(end.expected).sort()).toEqual(methods.map(({ id }) => id).sort());
  });

  it("begins with nothing that any of them could count", () => {
    const found = checkpointsOf(standAt(0), entries[0]?.at ?? "", "satisfied");
    expect([...found.values()].flatMap((some) => [...some])).toEqual([]);
  });

  it("records everything in no method's name: no judgement, and nothing twice", () => {
    const recorded = entries.flatMap(({ record: observed = [] }) =>
      observed.map(({ what, about = "" }) => `${what} ${about}`),
    );
    expect(recorded.filter((one) => /^[a-z0-9-]+\/[a-z0-9-]+ $/.test(one))).toEqual([]);
    expect(new Set(recorded).size).toBe(recorded.length);
  });

  it.each(entries.map((entry, index) => [`${index + 1}. ${entry.title}`, entry, index] as const))(
    "%s",
    (_, { at, satisfied, failed = {} }, index) => {
      const [before, now] = [standAt(index), standAt(index + 1)];
      expect(added(before, now, at, "satisfied")).toEqual(sorted(satisfied));
      expect(added(before, now, at, "failed")).toEqual(sorted(failed));
      expect(added(now, before, at, "satisfied"), "nothing is taken back").toEqual({});
    },
  );

  it.each(entries)("the crosswalk knows what is served by: $title", (entry) => {
    const names = namesOf(entry);
    const moved = Object.entries(entry.satisfied).flatMap(([id, found]) =>
      found.map((one) => [id, one] as const),
    );
    expect(moved.filter(([id, one]) => !isListed(names, id, one))).toEqual([]);
  });

  it.each([
    [
      "objective-trial-passed",
      ["sangfor-seven-steps", "key-account-milestones", "ka-funnel", "meddpicc"],
    ],
    ["need-defined", ["b2b-qualification", "ka-funnel", "key-account-milestones"]],
    [
      "contacts.complete",
      ["sangfor-seven-steps", "key-account-milestones", "ka-funnel", "account-dossier"],
    ],
  ])("`%s`, recorded once, moves %j at once", (what, ruleSets) => {
    const by = entries.filter(({ record: observed = [] }) =>
      observed.some((observation) => observation.what === what),
    );
    expect(by.map(({ satisfied }) => Object.keys(satisfied).sort())).toEqual([
      [...ruleSets].sort(),
    ]);
  });

  it.each(plans)("ends in $ruleSet.id where it was worked out to end", ({ ruleSet, plan }) => {
    const verdict = assess(plan, standAt(entries.length), { asOf: end.asOf });
    const { why, ...expected } = end.expected[ruleSet.id] ?? { why: [] };
    expect(why.length).toBeGreaterThan(0);
    expect(verdict).toMatchObject(expected);
  });
});

const about = { deal: undefined, contact: "c-1", organisation: "o-1" } as const;
const someone = {
  deal: parsed({ id: "d-1" }),
  contact: parsed({
    id: "d-1",
    contacts: [{ id: "c-1", roles: ["decider", "technical-evaluator"] }],
  }),
  organisation: parsed({ id: "d-1", organisations: [{ id: "o-1", kind: "competitor" }] }),
};
const declared = new Map(methods.flatMap(({ signals = {} }) => Object.entries(signals)));
const shared = [...declared].filter(
  ([id]) => methods.filter(({ signals = {} }) => Object.hasOwn(signals, id)).length > 1,
);

it.each(shared)("once `%s` is answered, no method asks it again", (id, { subject, ...signal }) => {
  const asking = (one: Deal): readonly string[] =>
    plans.flatMap(({ ruleSet, plan }) =>
      assess(plan, one, { asOf: end.asOf }).missing.some(
        (item) => item.what === id && item.about === about[subject],
      )
        ? [ruleSet.id]
        : [],
    );
  const value = signal.type === "choice" ? signal.values?.at(-1)?.value : true;
  const answered = record(someone[subject], {
    what: id,
    at: end.asOf,
    ...(value === undefined ? {} : { value }),
    ...(about[subject] === undefined ? {} : { about: about[subject] }),
  });
  const declaring = methods.filter(({ signals = {} }) => Object.hasOwn(signals, id));
  expect(asking(someone[subject])).toEqual(declaring.map((ruleSet) => ruleSet.id));
  expect(answered.ok && asking(answered.deal)).toEqual([]);
});
