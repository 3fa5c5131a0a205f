import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Plan } from "../../src/assess/plan.ts";
import type { Deal } from "../../src/model/deal.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";

function planOf(id: string): Plan {
  const parsed = parseRuleSet(readFileSync(`rules/${id}.json`, "utf8"));
  if (!parsed.ok) throw new TypeError(JSON.stringify(parsed.issues));
  return compileRuleSet(parsed.ruleSet);
}

function dealOf(deal: object): Deal {
  const parsed = parseDeal(deal);
  if (!parsed.ok) throw new TypeError(JSON.stringify(parsed.issues));
  return parsed.deal;
}

const asOf = "2026-06-30";
const plan = planOf("key-customer-plan");
const dossier = planOf("account-dossier");
const checkpointsOf = ({ ruleSet }: Plan) =>
  (ruleSet.stages ?? []).flatMap(({ checkpoints }) => checkpoints);

const truthOf = (of: Plan, deal: object, id: string) =>
  assess(of, dealOf(deal), { asOf })
    .stages.flatMap(({ checkpoints }) => checkpoints)
    .find((checkpoint) => checkpoint.id === id)?.truth;

describe("the development plan", () => {
  test("asks each of its 64 questions once, every one for the same weight", () => {
    const asked = checkpointsOf(plan).flatMap(({ source = [] }) => source);
    expect(asked).toHaveLength(64);
    expect(new Set(asked).size).toBe(64);
    expect(checkpointsOf(plan).every(({ weight = 1 }) => weight === 1)).toBe(true);
  });

  test("cites the law wherever the source describes what it may forbid", () => {
    const doubtful = [
      ...["2", "3", "4", "5"].map((question) => `plan/3.end-user.${question}`),
      "plan/3.design-institute.8",
      "plan/3.engineering-company.5",
      ...["4.10", "4.11", "4.13", "5.2", "5.3", "5.4"].map((question) => `plan/${question}`),
    ];
    const lawful = checkpointsOf(plan).filter(({ law = [] }) => law.length > 0);
    expect(lawful.flatMap(({ source = [] }) => source)).toEqual(expect.arrayContaining(doubtful));
  });

  test("takes none for an answer where none is one", () => {
    const none = { parent: null, jointVentures: null, alliances: [], developmentPlan: null };
    expect(truthOf(plan, { id: "d", account: none }, "affiliations-known")).toBe("satisfied");
    expect(truthOf(plan, { id: "d", account: none }, "development-plan-known")).toBe("satisfied");
    const anonymous = { name: null, address: "样例路1号", phone: "000" };
    expect(truthOf(plan, { id: "d", account: anonymous }, "customer-identified")).toBe("failed");
  });

  test("asks of each company until every one has answered and the list is complete", () => {
    const one = { id: "a", kind: "design-institute", strength: "strong" };
    const two = { id: "b", kind: "design-institute" };
    const complete = [{ what: "organisations.complete", value: "all", at: "2026-06-01" }];
    const strength = (organisations: readonly object[], evidence: readonly object[] = []) =>
      truthOf(plan, { id: "d", organisations, evidence }, "institute-strength-known");
    expect(strength([one])).toBe("unknown");
    expect(strength([one, two], complete)).toBe("unknown");
    expect(strength([one], complete)).toBe("satisfied");
  });

  test("does not believe that an answer is known when it is not on file", () => {
    const evidence = [
      { what: "key-customer-plan/customer-identified", value: true, at: "2026-06-01" },
    ];
    expect(truthOf(plan, { id: "d", evidence }, "customer-identified")).toBe("unknown");
  });

  test("begins to ask about after-sales on the day of a confirmed order", () => {
    const ordered = (day: string) =>
      assess(
        plan,
        dealOf({
          id: "d",
          opportunity: {
            documents: [],
            dates: [{ id: "o", kind: "order", isConfirmed: true, day }],
          },
          evidence: [{ what: "dates.complete", value: true, at: "2026-06-01" }],
        }),
        { asOf },
      ).stages.at(-1)?.applies;
    expect(ordered(asOf)).toBe("satisfied");
    expect(ordered("2026-07-01")).toBe("failed");
  });
});

describe("the account dossier", () => {
  const bare = { id: "p", name: "某某", consents: false };
  const family = { family: "样例", travel: "样例", goals: "样例", colleagues: "样例" };
  const verdictOn = (contact: object) =>
    assess(dossier, dealOf({ id: "d", contacts: [contact] }), { asOf });

  test("gives nothing for private facts and asks for none", () => {
    const without = verdictOn(bare);
    const having = verdictOn({ ...bare, personal: family });
    expect(having.score).toEqual(without.score);
    expect(having.stages).toEqual(without.stages);
    expect(having.missing).toEqual(without.missing);
    expect(without.missing.some(({ what }) => what.startsWith("personal."))).toBe(false);
  });

  test("warns of private facts kept without consent, and of no others", () => {
    const flagOn = (contact: object) =>
      verdictOn(contact).flags.find(({ id }) => id === "private-data-without-consent")?.truth;
    expect(flagOn({ ...bare, personal: family })).toBe("satisfied");
    expect(flagOn({ ...bare, consents: true, personal: family })).not.toBe("satisfied");
    expect(flagOn(bare)).not.toBe("satisfied");
  });

  test("covers a class by somebody whom we have met and whose need is known", () => {
    const covered = (contact: object) =>
      truthOf(dossier, { id: "d", contacts: [{ id: "p", ...contact }] }, "finance-covered");
    const met = { function: "finance", intensity: "occasional", need: "按期付款" };
    expect(covered(met)).toBe("satisfied");
    expect(covered({ ...met, intensity: "none" })).toBe("unknown");
    expect(covered({ ...met, need: undefined })).toBe("unknown");
  });

  test("asks more of how a core customer is served than of an important or an ordinary one", () => {
    const applied = (importance: string) =>
      assess(dossier, dealOf({ id: "d", account: { importance } }), { asOf })
        .stages.find(({ id }) => id === "tier")
        ?.checkpoints.filter(({ applies }) => applies === "satisfied")
        .map(({ id }) => id);
    expect(applied("core")).toEqual(["importance-set", "core-customer-served"]);
    expect(applied("important")).toEqual(["importance-set", "important-customer-served"]);
    expect(applied("ordinary")).toEqual(["importance-set"]);
  });
});
