import { describe, expect, test } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Contact } from "../../src/model/contact.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { Observation } from "../../src/model/observation.ts";
import { mapRelationships } from "../../src/relations/map-relationships.ts";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";

const asOf = "2026-06-30";

const complete: Observation = { what: "contacts.complete", value: "all", at: "2026-06-01" };

const dealOf = (contacts: readonly Contact[], more: Partial<Deal> = {}): Deal => ({
  id: "d-1",
  contacts,
  ...more,
});

const mapOf = (contacts: readonly Contact[], more: Partial<Deal> = {}) =>
  mapRelationships(dealOf(contacts, more), { asOf });

/** Returns the tree as lines: two blanks for every level, the id, and how the person reports. */
const treeOf = (contacts: readonly Contact[]): readonly string[] =>
  mapOf(contacts).people.map(
    ({ id, depth, reporting }) => `${"  ".repeat(depth)}${id} ${reporting.state}`,
  );

describe("the tree", () => {
  test("puts everybody below the person they report to, the higher level first, then by id", () => {
    expect(
      treeOf([
        { id: "clerk", level: "operations", reportsTo: "head" },
        { id: "b-chief", level: "management", reportsTo: "head" },
        { id: "a-chief", level: "management", reportsTo: "head" },
        { id: "engineer", reportsTo: "b-chief" },
        { id: "head", level: "executive", reportsTo: null },
      ]),
    ).toEqual([
      "head none",
      "  a-chief known",
      "  b-chief known",
      "    engineer known",
      "  clerk known",
    ]);
  });

  test("puts those with more say before others of the same level", () => {
    expect(
      treeOf([
        { id: "a-user", level: "management", roles: ["user"] },
        { id: "b-unknown", level: "management" },
        { id: "c-influencer", level: "management", roles: ["influencer"] },
        { id: "d-decider", level: "management", roles: ["decider"] },
      ]).map((line) => line.split(" ")[0]),
      // Who may decide comes after who does, and before who is known not to.
    ).toEqual(["d-decider", "b-unknown", "c-influencer", "a-user"]);
  });

  test("says when a superior is unknown, none, or not on file", () => {
    expect(
      treeOf([{ id: "a" }, { id: "b", reportsTo: null }, { id: "c", reportsTo: "gone" }]),
    ).toEqual(["a unknown", "b none", "c not-on-file"]);
  });

  test("cuts a circle above its highest member, and keeps what hangs below it", () => {
    expect(
      treeOf([
        { id: "a", level: "operations", reportsTo: "b" },
        { id: "b", level: "executive", reportsTo: "c" },
        { id: "c", level: "management", reportsTo: "a" },
        { id: "d", reportsTo: "a" },
        { id: "self", reportsTo: "self" },
      ]),
    ).toEqual(["b circular", "  a known", "    c known", "    d known", "self circular"]);
  });

  test("a chain of ten thousand is walked without a stack that overflows", () => {
    const chain = Array.from(
      { length: 10_000 },
      (_, n): Contact => ({
        id: `p${n}`,
        ...(n > 0 && { reportsTo: `p${n - 1}` }),
      }),
    );
    const { people } = mapOf(chain);
    expect(people.length).toBe(10_000);
    expect(people.at(-1)?.depth).toBe(9_999);
  });
});

describe("what is read of a person", () => {
  const at = (observations: readonly Observation[], day = asOf) =>
    mapRelationships(
      dealOf([{ id: "wu", stance: "neutral", roles: ["approver"] }], { evidence: observations }),
      { asOf: day },
    ).people[0];

  test("the newest observation not after the day counts, before the plain value", () => {
    const evidence: readonly Observation[] = [
      { what: "stance", about: "wu", value: "supporter", at: "2026-03-01" },
      { what: "stance", about: "wu", value: "opponent", at: "2026-06-01" },
    ];
    expect(at(evidence)?.stance).toBe("opponent");
    expect(at(evidence, "2026-05-31")?.stance).toBe("supporter");
    expect(at(evidence, "2026-02-28")?.stance).toBe("neutral");
  });

  test("a contradiction is unknown and is told as such, not taken for the plain value", () => {
    const person = at([
      { what: "stance", about: "wu", value: "supporter", at: "2026-06-01" },
      { what: "stance", about: "wu", value: "opponent", at: "2026-06-01" },
    ]);
    expect(person).toMatchObject({ supports: "unknown", opposes: "unknown" });
    expect(person).not.toHaveProperty("stance");
    expect(person?.doubts).toEqual([{ what: "stance", reason: "conflict" }]);
  });

  test("an observation ages as the rules of a plan say, and without rules not at all", () => {
    const ruleSet = {
      ...shippedRuleSets["b2b-qualification"],
      staleAfterDays: { "contacts.stance": 90 },
    };
    const deal = dealOf([{ id: "wu" }], {
      evidence: [{ what: "stance", about: "wu", value: "mentor", at: "2026-01-01" }],
    });
    const aged = mapRelationships(deal, { asOf, rules: compileRuleSet(ruleSet) });
    expect(aged.people[0]?.doubts).toEqual([{ what: "stance", reason: "stale" }]);
    expect(mapRelationships(deal, { asOf }).people[0]?.supports).toBe("satisfied");
  });

  test("whether somebody decides is unknown without roles, unless they have the final say", () => {
    const { people } = mapOf([
      { id: "a", roles: ["decider"] },
      { id: "b", roles: ["approver"] },
      { id: "c", roles: ["influencer"] },
      { id: "d", roles: [] },
      { id: "e" },
      { id: "f", hasFinalSay: true },
      { id: "g", hasFinalSay: false },
    ]);
    expect(
      Object.fromEntries(people.map(({ id, decides, hasSay }) => [id, [decides, hasSay]])),
    ).toEqual({
      a: ["satisfied", "satisfied"],
      b: ["satisfied", "satisfied"],
      c: ["failed", "satisfied"],
      d: ["failed", "failed"],
      e: ["unknown", "unknown"],
      f: ["satisfied", "satisfied"],
      g: ["unknown", "unknown"],
    });
  });

  test("the intensity says whether we are in contact; without it the relationship or a visit", () => {
    const { people } = mapOf([
      { id: "a", intensity: "none", relationship: "friend" },
      { id: "b", intensity: "occasional" },
      { id: "c", relationship: "acquaintance" },
      { id: "d", relationship: "stranger" },
      { id: "e", visits: 2 },
      { id: "f", visits: 0 },
      { id: "g", lastContactAt: "2026-06-01" },
      { id: "h", lastContactAt: null },
    ]);
    expect(Object.fromEntries(people.map(({ id, reached }) => [id, reached]))).toEqual({
      a: "failed",
      b: "satisfied",
      c: "satisfied",
      d: "failed",
      e: "satisfied",
      f: "unknown",
      g: "satisfied",
      h: "failed",
    });
  });

  test("personal data is nowhere on the map", () => {
    const map = mapOf([
      {
        id: "wu",
        name: "某甲",
        phone: "样例电话",
        email: "样例邮箱",
        personal: { homeTown: "样例县", family: "样例家庭" },
      },
    ]);
    expect(JSON.stringify(map)).not.toMatch(/样例/);
  });
});

describe("the light", () => {
  const decider = (id: string, stance?: Contact["stance"]): Contact => ({
    id,
    roles: ["decider"],
    ...(stance !== undefined && { stance }),
  });
  const lightOf = (contacts: readonly Contact[], evidence: readonly Observation[] = [complete]) => {
    const { colour, reasons } = mapOf(contacts, { evidence }).light;
    return [colour, ...reasons.map(({ code, people }) => [code, ...people].join(" "))];
  };

  test("is green when everybody who decides is a supporter and the list is complete", () => {
    expect(lightOf([decider("a", "supporter"), decider("b", "mentor")])).toEqual([
      "green",
      "deciders-support a b",
    ]);
  });

  test("is green when only the decision chain is known to be complete", () => {
    const chain: Observation = { ...complete, value: "decision-chain" };
    expect(lightOf([decider("a", "supporter")], [chain])[0]).toBe("green");
  });

  test("is red when one of several who decide is against us", () => {
    expect(lightOf([decider("a", "supporter"), decider("b", "opponent")])).toEqual([
      "red",
      "decider-opposes b",
    ]);
  });

  test("is not red for an opponent who decides nothing", () => {
    expect(
      lightOf([decider("a", "supporter"), { id: "b", roles: ["user"], stance: "enemy" }])[0],
    ).toBe("green");
  });

  test("is amber for a neutral one, who is not one of unknown stance", () => {
    expect(lightOf([decider("a", "neutral"), decider("b")])).toEqual([
      "amber",
      "decider-undecided a",
      "decider-stance-unknown b",
    ]);
  });

  test("is amber while somebody of unknown roles may decide, unless a supporter anyway", () => {
    expect(
      lightOf([decider("a", "supporter"), { id: "b" }, { id: "c", stance: "supporter" }]),
    ).toEqual(["amber", "may-decide b"]);
  });

  test("is amber while others may be missing from the list", () => {
    expect(lightOf([decider("a", "supporter")], [])).toEqual(["amber", "list-open"]);
  });

  test("is amber again when somebody came on file after the list was declared complete", () => {
    const late: Contact = { id: "b", roles: ["user"], addedAt: "2026-06-15" };
    expect(lightOf([decider("a", "supporter"), late])).toEqual(["amber", "list-open"]);
  });

  test("is amber, not green, where nobody decides", () => {
    expect(lightOf([{ id: "a", roles: ["user"], stance: "mentor" }])).toEqual([
      "amber",
      "no-decider",
    ]);
    expect(lightOf([])).toEqual(["amber", "no-decider"]);
  });
});

describe("the six customer classes", () => {
  test("are three levels and three functions, covered or not", () => {
    const { classes } = mapOf(
      [
        {
          id: "a",
          level: "executive",
          function: "using",
          intensity: "occasional",
          stance: "supporter",
        },
        { id: "b", level: "management", function: "finance", intensity: "none", stance: "neutral" },
        { id: "c", level: "management", function: null, intensity: "frequent", stance: "opponent" },
      ],
      { evidence: [complete] },
    );
    expect(
      classes.map(({ value, people, reached, supported }) => [
        value,
        people.join(" "),
        reached,
        supported,
      ]),
    ).toEqual([
      ["executive", "a", "satisfied", "satisfied"],
      ["management", "b c", "satisfied", "failed"],
      ["operations", "", "failed", "failed"],
      ["using", "a", "satisfied", "satisfied"],
      ["technical", "", "failed", "failed"],
      ["finance", "b", "failed", "failed"],
    ]);
  });

  test("nobody in a class is no answer as long as the list may grow or a class is unknown", () => {
    const one: Contact = { id: "a", level: "executive", intensity: "none", stance: "neutral" };
    const technical = (evidence: readonly Observation[], stance: Contact["stance"]) =>
      mapOf([{ ...one, stance }], { evidence }).classes.find(({ value }) => value === "technical");
    expect(technical([], "neutral")?.reached).toBe("unknown");
    // The list is complete and whoever might be in the class is out of contact: nobody is reached.
    expect(technical([complete], "neutral")).toMatchObject({
      people: [],
      possible: ["a"],
      reached: "failed",
      supported: "failed",
    });
    expect(technical([complete], "supporter")?.supported).toBe("unknown");
  });

  test("only count people at the customer, its own units included", () => {
    const { classes } = mapOf(
      [
        { id: "ours", level: "executive", organisation: "unit" },
        { id: "theirs", level: "executive", organisation: "rival" },
        { id: "either", level: "executive", organisation: "vague" },
      ],
      {
        organisations: [
          { id: "unit", kind: "customer-unit" },
          { id: "rival", kind: "competitor" },
          { id: "vague" },
        ],
      },
    );
    expect(classes[0]).toMatchObject({ people: ["ours"], possible: ["either"] });
  });
});

describe("who is not covered", () => {
  const routesOf = (contacts: readonly Contact[]) =>
    mapOf(contacts).uncovered.map(
      ({ person, lacks, route }) =>
        `${person} ${lacks.join("+")}: ${route.map(({ from, by }) => `${from}/${by}`).join(" ")}`,
    );
  const friend = (id: string, more: Partial<Contact> = {}): Contact => ({
    id,
    roles: ["user"],
    stance: "supporter",
    intensity: "frequent",
    ...more,
  });
  const boss: Contact = { id: "boss", roles: ["approver"], intensity: "none" };

  test("a named introducer comes before a colleague at the same distance", () => {
    expect(
      routesOf([
        { ...boss, reachableThrough: "old-friend" },
        friend("coach", { coaching: "coach", reportsTo: "boss" }),
        friend("old-friend"),
      ]),
    ).toEqual(["boss contact+support: old-friend/introducer"]);
  });

  test("the shortest way leads over people we are not in contact with ourselves", () => {
    expect(
      routesOf([
        boss,
        { id: "chief", roles: ["influencer"], intensity: "none", reportsTo: "boss" },
        friend("engineer", { reportsTo: "chief" }),
      ]),
    ).toEqual([
      "boss contact+support: engineer/report chief/report",
      "chief contact+support: engineer/report",
    ]);
  });

  test("of ways of one length the one from a coach is taken, then from the better stance", () => {
    const under = { reportsTo: "boss" };
    expect(
      routesOf([boss, friend("a", under), friend("b", { ...under, coaching: "coach" })]),
    ).toEqual(["boss contact+support: b/report"]);
    expect(
      routesOf([boss, friend("a", under), friend("b", { ...under, stance: "mentor" })]),
    ).toEqual(["boss contact+support: b/report"]);
  });

  test("nobody who is against us leads on; an outside coach is the last resort", () => {
    const rival = friend("rival", { stance: "opponent", reportsTo: "boss" });
    expect(routesOf([boss, rival])).toEqual(["boss contact+support: "]);
    expect(routesOf([boss, rival, friend("coach", { coaching: "informant" })])).toEqual([
      "boss contact+support: coach/coach",
    ]);
  });

  test("somebody met but not won needs a supporter, not just anybody in contact", () => {
    const met: Contact = { ...boss, intensity: "deep", stance: "neutral" };
    expect(routesOf([met, friend("a", { stance: "neutral", reportsTo: "boss" })])).toEqual([
      "boss support: ",
    ]);
    expect(routesOf([met, friend("a", { reportsTo: "boss" })])).toEqual(["boss support: a/report"]);
  });

  test("factions and departments join people, a department only within one organisation", () => {
    expect(routesOf([{ ...boss, faction: "样例派" }, friend("a", { faction: "样例派" })])).toEqual([
      "boss contact+support: a/faction",
    ]);
    expect(
      routesOf([
        { ...boss, department: "设备部" },
        friend("a", { department: "设备部", organisation: "other" }),
      ]),
    ).toEqual(["boss contact+support: "]);
  });

  test("those who decide come first, then those with a say, then the others", () => {
    expect(
      routesOf([
        { id: "a", roles: ["user"], intensity: "none" },
        { id: "b", roles: ["influencer"], intensity: "none" },
        { id: "c", roles: ["decider"], intensity: "none" },
      ]).map((line) => line[0]),
    ).toEqual(["c", "b", "a"]);
  });
});

test("factions are counted with those who decide, support and oppose", () => {
  const { factions } = mapOf([
    { id: "a", faction: "技术派 ", stance: "supporter", roles: ["decider"] },
    { id: "b", faction: "技术派", stance: "enemy", roles: [] },
    { id: "c", faction: "财务派" },
    { id: "d", faction: null },
    { id: "e" },
  ]);
  expect(factions).toEqual([
    { name: "技术派", people: ["a", "b"], deciders: ["a"], supporters: ["a"], opponents: ["b"] },
    { name: "财务派", people: ["c"], deciders: [], supporters: [], opponents: [] },
  ]);
});

test("a day that is none is refused", () => {
  expect(() => mapRelationships({ id: "d" }, { asOf: "2026-02-30" })).toThrow(
    expect.objectContaining({ code: "impossible-date" }),
  );
});
