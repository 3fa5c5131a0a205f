import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { StageVerdict } from "../../src/assess/verdict.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";

const parsed = parseRuleSet(
  readFileSync(new URL("../../rules/key-account-milestones.json", import.meta.url), "utf8"),
);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 2));
const { ruleSet } = parsed;
const plan = compileRuleSet(ruleSet);
const stages = ruleSet.stages ?? [];
const at = "2026-06-01";

/** Returns the stage towards a milestone, as the verdict on a deal has it. */
function towards(milestone: number, deal: object): StageVerdict {
  const read = parseDeal({ id: "d-1", ...deal });
  if (!read.ok) throw new Error(JSON.stringify(read.issues, null, 2));
  const stage = assess(plan, read.deal, { asOf: "2026-06-30" }).stages[milestone - 1];
  if (stage === undefined) throw new Error(String(milestone));
  return stage;
}

const truthOf = ({ checkpoints }: StageVerdict, id: string) =>
  checkpoints.find((checkpoint) => checkpoint.id === id)?.truth;

/** What the milestones' standards are in the source; 5 and 8 are ours, 6.1 its lawful core. */
const standards: readonly (readonly string[])[] = [
  ["1.standard.1", "1.standard.2"],
  ["2.standard.1", "2.standard.2", "2.standard.3", "2.standard.4", "2.standard.5"],
  ["3.standard.1", "3.standard.2", "3.standard.3", "3.standard.4"],
  ["4.standard.1", "4.standard.2", "4.standard.3", "4.standard.4"],
  [],
  ["6.standard.1", "6.standard.2"],
  ["7.standard.1"],
  [],
];

describe("the eight milestones", () => {
  it("are the exits of eight stages, the last of which wins the deal", () => {
    expect(stages).toHaveLength(8);
    stages.forEach(({ title, source, passMark, entry }, index) => {
      expect(title.en).toMatch(new RegExp(`^Towards milestone ${index + 1}: `));
      expect(source).toContain(`milestones/${index + 1}`);
      expect([passMark, entry]).toEqual([undefined, undefined]);
    });
    expect(ruleSet.wonAfter).toBe(stages.at(-1)?.id);
  });

  it("hold the standards essential and no task", () => {
    stages.forEach(({ checkpoints }, index) => {
      const essential = checkpoints.filter((checkpoint) => checkpoint.essential);
      const others = checkpoints.filter((checkpoint) => !checkpoint.essential);
      for (const standard of standards[index] ?? []) {
        const by = essential.filter(({ source }) => source?.includes(`milestones/${standard}`));
        expect(by, standard).toHaveLength(1);
      }
      expect(JSON.stringify(others.map(({ source }) => source))).not.toContain(".standard.");
    });
  });

  it("mark as ours the exits of 5 and of 8 and the first of 6", () => {
    const [, , , , five, six, , eight] = stages;
    const essential = [five, eight].flatMap((stage) =>
      (stage?.checkpoints ?? []).filter((checkpoint) => checkpoint.essential),
    );
    expect(essential).toHaveLength(5);
    for (const { id, note } of [...essential, ...(six?.checkpoints.slice(0, 1) ?? [])]) {
      expect(note, id).toMatch(/^Ours/);
    }
  });

  it("let a small project do with a leader, and no other", () => {
    const team = (importance: string, more: object) =>
      truthOf(
        towards(3, { opportunity: { importance, plan: { leader: "销售甲", ...more } } }),
        "team-formed",
      );
    expect(team("ordinary", {})).toBe("satisfied");
    expect(team("important", {})).toBe("unknown");
    expect(team("important", { hasTeam: true })).toBe("satisfied");
  });

  it("do not take our own guess for who has the final say", () => {
    const contacts = [{ id: "c-1", roles: ["approver"], hasFinalSay: true }];
    const told = { what: "hasFinalSay", about: "c-1", value: true, at };
    const found = (evidence: readonly object[]) =>
      truthOf(towards(4, { contacts, evidence }), "key-decider-found");
    expect(found([])).toBe("unknown");
    expect(found([{ ...told, source: "own-judgement" }])).toBe("unknown");
    expect(found([{ ...told, source: "informant" }])).toBe("satisfied");
  });

  it("reach 5 by trust, a trial on written criteria and an open move, not by a tender of ours", () => {
    const decider = { id: "c-1", roles: ["decider"], trust: "trusting" };
    const engineer = { id: "c-2", roles: ["technical-evaluator"] };
    const observed = (what: string, about?: string) => ({
      what,
      value: true,
      at,
      ...(about === undefined ? {} : { about }),
    });
    const evidence = [
      observed("accepts-our-technology", "c-1"),
      observed("accepts-our-technology", "c-2"),
      observed("criteria-in-writing-met"),
      observed("objective-trial-passed"),
      observed("moved-on-to-commercial-talks"),
    ];
    const deal = { contacts: [decider, engineer], evidence };
    expect(towards(5, deal).exit).toBe("satisfied");
    for (const left of evidence) {
      const without = evidence.filter((one) => one !== left);
      expect(towards(5, { ...deal, evidence: without }).exit, left.what).toBe("unknown");
    }
  });

  it("reach 6 by one firm supporter and the top, each shown in action", () => {
    const engineer = { id: "c-1", roles: ["technical-evaluator"], stance: "supporter" };
    const top = { id: "c-2", roles: ["approver"], supportsInAction: true };
    const speaks = { what: "speaks-for-us-in-our-absence", about: "c-1", value: true, at };
    const exit = (contacts: readonly object[], evidence: readonly object[]) =>
      towards(6, { contacts, evidence }).exit;
    expect(exit([engineer, top], [speaks])).toBe("satisfied");
    expect(exit([engineer, top], [])).toBe("unknown");
    expect(exit([{ ...engineer, stance: "neutral" }, top], [speaks])).toBe("unknown");
    expect(exit([{ ...engineer, roles: ["bid-evaluator"] }, top], [speaks])).toBe("unknown");
    expect(exit([engineer], [speaks])).toBe("unknown");
  });

  it("leave bidding out where nothing is tendered, and are lost with the tender", () => {
    const bidding = (opportunity: object) => towards(7, { opportunity });
    expect(bidding({ isTendered: false }).applies).toBe("failed");
    expect(bidding({ isTendered: true, tender: { weWon: true } }).exit).toBe("satisfied");
    expect(bidding({ isTendered: true, tender: { weWon: false } }).exit).toBe("failed");
  });

  it("take a signed contract for the eighth, on paper alone", () => {
    const signing = (more: object) => towards(8, more).exit;
    const judged = (source: string) => ({
      evidence: [{ what: "key-account-milestones/contract-signed", value: true, at, source }],
    });
    const contract = (status: string) => ({
      opportunity: { documents: [{ id: "f-1", kind: "contract", status }] },
    });
    expect(signing(contract("accepted"))).toBe("satisfied");
    expect(signing(contract("draft"))).toBe("unknown");
    expect(signing(judged("customer-statement"))).toBe("unknown");
    expect(signing(judged("document"))).toBe("satisfied");
  });
});
