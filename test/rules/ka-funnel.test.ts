import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { StageVerdict, Verdict } from "../../src/assess/verdict.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";

const parsed = parseRuleSet(
  readFileSync(new URL("../../rules/ka-funnel.json", import.meta.url), "utf8"),
);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 2));
const { ruleSet } = parsed;
const plan = compileRuleSet(ruleSet);

/** Parts of a deal, each the smallest that meets one criterion. */
interface Parts {
  readonly account?: object;
  readonly opportunity?: object;
  readonly lists?: Readonly<Record<string, readonly object[]>>;
  readonly contacts?: readonly object[];
  readonly evidence?: readonly object[];
}

const observed = (what: string, value: unknown, about?: string) => ({
  what,
  value,
  at: "2026-06-01",
  ...(about === undefined ? {} : { about }),
});
const visit = { kind: "visit", status: "done", day: "2026-05-18" };
const chainComplete = observed("contacts.complete", "decision-chain");
const coreNeed: Parts = { lists: { needs: [{ importance: "core", isConfirmed: true }] } };
const members: Parts = {
  opportunity: { process: { decisionMode: "one-person" } },
  contacts: [{ id: "c-head", roles: ["decider"] }],
  evidence: [chainComplete],
};
const goLive: Parts = { lists: { dates: [{ kind: "go-live", day: "2026-09-01" }] } };
const budget: Parts = { opportunity: { budget: { low: 100_000, high: 300_000 } } };

/** Puts parts together into one deal; elements of lists get their ids here. */
function dealOf(...parts: readonly Parts[]): object {
  const lists: Record<string, readonly object[]> = {};
  for (const part of parts) {
    for (const [name, elements] of Object.entries(part.lists ?? {})) {
      const before = lists[name] ?? [];
      const added = elements.map((element, n) => ({
        id: `${name}-${before.length + n}`,
        ...element,
      }));
      lists[name] = [...before, ...added];
    }
  }
  return {
    id: "d-1",
    account: Object.assign({}, ...parts.map(({ account }) => account)),
    contacts: parts.flatMap(({ contacts = [] }) => contacts),
    opportunity: Object.assign({}, ...parts.map(({ opportunity }) => opportunity), lists),
    evidence: parts.flatMap(({ evidence = [] }) => evidence),
  };
}

function verdictOf(...parts: readonly Parts[]): Verdict {
  const deal = parseDeal(dealOf(...parts));
  if (!deal.ok) throw new Error(JSON.stringify(deal.issues, null, 2));
  return assess(plan, deal.deal, { asOf: "2026-06-30" });
}

function stageOf(verdict: Verdict, id: string): StageVerdict {
  const stage = verdict.stages.find((one) => one.id === id);
  if (stage === undefined) throw new Error(id);
  return stage;
}

/** The smallest parts that carry a deal to 30 % as a small company. */
const smallProject: readonly Parts[] = [
  { lists: { activities: [visit] } },
  members,
  coreNeed,
  { account: { size: "small", ownership: "private" } },
];

describe("the funnel of key accounts", () => {
  it("has the stages, probabilities and owners of its source", () => {
    expect(ruleSet.stages?.map(({ id, winProbability }) => [id, winProbability])).toEqual([
      ["target", 0.1],
      ["intent", 0.2],
      ["project", 0.3],
      ["approval", 0.4],
      ["negotiation", 0.5],
      ["closing", 0.8],
      ["repeat", undefined],
    ]);
    expect(ruleSet.stages?.map(({ owner }) => owner?.en)).toEqual([
      "account manager",
      "project manager",
      "project team",
      "project team",
      "project manager and executives",
      "project manager and finance lead",
      undefined,
    ]);
    expect(ruleSet.wonAfter).toBe("closing");
  });

  const mail: Parts = { evidence: [observed("accepts-material-by-mail", true)] };
  const call: Parts = { lists: { activities: [{ kind: "call", status: "done" }] } };
  const appointment: Parts = {
    lists: { activities: [{ kind: "visit", status: "planned", day: "2026-07-03" }] },
  };

  it.each([
    ["mail alone", [mail], "unknown"],
    ["a call alone", [call], "unknown"],
    ["an appointment alone", [appointment], "unknown"],
    ["mail and a call", [mail, call], "satisfied"],
    ["mail and an appointment", [mail, appointment], "satisfied"],
    ["a call and an appointment", [call, appointment], "satisfied"],
  ] as const)("enters 10 %% by two of three: %s", (_, parts, reach) => {
    expect(stageOf(verdictOf(...parts), "target").reach).toBe(reach);
  });

  const visited: Parts = { lists: { activities: [visit] } };
  const selecting: Parts = { evidence: [observed("selection-under-way", true)] };
  const need: Parts = { evidence: [observed("need-defined", "yes")] };
  const owner: Parts = {
    contacts: [{ id: "c-lead", level: "management" }],
    evidence: [observed("leads-project-for-customer", true, "c-lead")],
  };

  it.each([
    ["a visit alone", [visited], "unknown"],
    ["a visit and a selection", [visited, selecting], "satisfied"],
    ["a visit and a need", [visited, need], "satisfied"],
    ["a visit and a project owner", [visited, owner], "satisfied"],
    ["a need and a project owner", [mail, call, need, owner], "satisfied"],
    ["a need alone", [mail, call, need], "unknown"],
  ] as const)("enters 20 %% by two of four: %s", (_, parts, reach) => {
    expect(stageOf(verdictOf(...parts), "intent").reach).toBe(reach);
  });

  const sizes = [
    ["small", "private", "satisfied"],
    ["medium", "state", "satisfied"],
    ["large", "private", "unknown"],
    ["small", "public-sector", "unknown"],
    [undefined, undefined, "unknown"],
  ] as const;

  it.each(sizes)(
    "enters 30 %% by size: %s and %s with members and core need alone is %s",
    (...row) => {
      const [size, ownership, reach] = row;
      const account = { ...(size ? { size } : {}), ...(ownership ? { ownership } : {}) };
      const verdict = verdictOf(visited, members, coreNeed, { account });
      expect(stageOf(verdict, "project").reach).toBe(reach);
    },
  );

  it.each(sizes)("enters 30 %% with all four whatever the size: %s and %s", (size, ownership) => {
    const account = { ...(size ? { size } : {}), ...(ownership ? { ownership } : {}) };
    const verdict = verdictOf(visited, members, coreNeed, goLive, budget, { account });
    expect(stageOf(verdict, "project").reach).toBe("satisfied");
  });

  it.each([
    ["members", [coreNeed, goLive, budget]],
    ["the core need", [members, goLive, budget]],
    ["the schedule", [members, coreNeed, budget]],
    ["the budget", [members, coreNeed, goLive]],
  ] as const)("keeps a large company out of 30 %% without %s", (_, parts) => {
    const verdict = verdictOf(visited, need, ...parts, { account: { size: "large" } });
    expect(stageOf(verdict, "project").reach).toBe("unknown");
  });

  it.each([
    ["60 of 100 for us by weight, one head of two", 60, "supporter", 40, "neutral", "satisfied"],
    ["exactly half by weight", 50, "supporter", 50, "opponent", "failed"],
    ["40 of 100 by weight", 40, "mentor", 60, "neutral", "failed"],
    ["a weight nobody has estimated", undefined, "supporter", 60, "neutral", "unknown"],
  ] as const)(
    "computes the majority of 40.3 from the people: %s",
    (_, weight, ours, other, theirs, truth) => {
      const verdict = verdictOf({
        opportunity: { process: { decisionMode: "one-person" } },
        contacts: [
          {
            id: "c-1",
            roles: ["decider"],
            stance: ours,
            hasFinalSay: false,
            ...(weight === undefined ? {} : { influence: weight }),
          },
          { id: "c-2", roles: ["payer"], stance: theirs, hasFinalSay: false, influence: other },
        ],
        evidence: [observed("contacts.complete", "all")],
      });
      const approval = stageOf(verdict, "approval").checkpoints;
      expect(approval.find(({ id }) => id === "majority-for-us")?.truth).toBe(truth);
    },
  );

  it("counts heads where the decision is by vote, and the final say of one where one has it", () => {
    const voters = ["supporter", "supporter", "opponent"].map((stance, n) => ({
      id: `c-${n}`,
      roles: ["decider"],
      stance,
    }));
    const vote = { opportunity: { process: { decisionMode: "vote" } }, evidence: [chainComplete] };
    const truthOf = (parts: Parts) =>
      stageOf(verdictOf(parts), "approval").checkpoints.find(({ id }) => id === "majority-for-us")
        ?.truth;
    expect(truthOf({ ...vote, contacts: voters })).toBe("satisfied");
    expect(truthOf({ contacts: voters, evidence: [chainComplete] })).toBe("unknown");
    const alone = { id: "c-top", roles: ["approver"], stance: "supporter", hasFinalSay: true };
    expect(truthOf({ contacts: [alone] })).toBe("satisfied");
  });

  const ready: Parts = {
    opportunity: {
      process: { decisionMode: "one-person", negotiationMode: "single" },
      isTendered: false,
    },
    contacts: [{ id: "c-head", roles: ["decider"], stance: "supporter", hasFinalSay: true }],
    evidence: [chainComplete, observed("confirmed-our-solution", true, "c-head")],
    lists: {
      dates: [
        { kind: "project-start", day: "2026-07-10", isConfirmed: true },
        { kind: "project-finish", day: "2026-09-10", isConfirmed: true },
      ],
    },
  };
  const [first, , third, fourth] = smallProject;
  const approved = [first, third, fourth, ready].filter((part) => part !== undefined);
  const withProcess = (more: object): Parts => ({
    opportunity: { process: { decisionMode: "one-person", negotiationMode: "single", ...more } },
  });

  it.each([
    ["nothing said of a contract", {}, "unknown"],
    [
      "the customer's form",
      { lists: { documents: [{ kind: "customer-contract-form", status: "received" }] } },
      "satisfied",
    ],
    [
      "our form",
      { lists: { documents: [{ kind: "our-contract-form", status: "sent" }] } },
      "satisfied",
    ],
    [
      "a draft of our form",
      { lists: { documents: [{ kind: "our-contract-form", status: "draft" }] } },
      "unknown",
    ],
    [
      "a negotiation without a deadline",
      { lists: { activities: [{ kind: "negotiation", status: "done" }] } },
      "unknown",
    ],
    [
      "a negotiation with a deadline",
      {
        lists: {
          activities: [{ kind: "negotiation", status: "done" }],
          dates: [{ kind: "negotiation-deadline", day: "2026-07-15" }],
        },
      },
      "satisfied",
    ],
    ["an objection to the price", withProcess({ priceObjection: "比对手高一成" }), "satisfied"],
    ["deliverables alone", withProcess({ deliverables: "设备与安装" }), "unknown"],
    [
      "deliverables and a first payment",
      withProcess({ deliverables: "设备与安装", firstPayment: 30 }),
      "satisfied",
    ],
  ] as const)("enters 50 %% by either version of its criteria: %s", (_, part, reach) => {
    expect(stageOf(verdictOf(...approved, part), "negotiation").reach).toBe(reach);
  });

  it("lets nobody negotiate while one of the four conditions is open", () => {
    const four = [
      "deciders-settled",
      "solution-confirmed",
      "start-and-finish-confirmed",
      "way-of-negotiating-settled",
    ];
    const essential = ruleSet.stages
      ?.find(({ id }) => id === "approval")
      ?.checkpoints.filter((checkpoint) => checkpoint.essential);
    expect(essential?.map(({ id }) => id)).toEqual(four);
    const talks = withProcess({ priceObjection: "比对手高一成" });
    const { lists: _, ...undated } = ready;
    expect(stageOf(verdictOf(...approved, talks), "approval").exit).toBe("satisfied");
    const open = verdictOf(...approved.slice(0, -1), undated, talks);
    expect(stageOf(open, "negotiation").reach).toBe("unknown");
  });

  it("does not let a tendered deal negotiate before the award", () => {
    const talks = withProcess({ priceObjection: "比对手高一成" });
    const tendered = (weWon: boolean): Parts => ({
      opportunity: { isTendered: true, tender: { weWon } },
    });
    const before = verdictOf(...approved, talks, tendered(false));
    expect(stageOf(before, "negotiation").reach).toBe("failed");
    const after = verdictOf(...approved, talks, tendered(true));
    expect(stageOf(after, "negotiation").reach).toBe("satisfied");
  });

  it("enters 80 % signed or paid, and leaves it signed, paid and shipped", () => {
    const talks = withProcess({ priceObjection: "比对手高一成" });
    const signed: Parts = { lists: { documents: [{ kind: "contract", status: "accepted" }] } };
    const paid: Parts = { lists: { documents: [{ kind: "payment-proof", status: "received" }] } };
    const shipped: Parts = { evidence: [observed("goods-shipped", true)] };
    const closing = (...parts: readonly Parts[]) => {
      const { reach, exit } = stageOf(verdictOf(...approved, talks, ...parts), "closing");
      return [reach, exit];
    };
    expect(closing()).toEqual(["unknown", "unknown"]);
    expect(closing(signed)).toEqual(["satisfied", "unknown"]);
    expect(closing(paid)).toEqual(["satisfied", "unknown"]);
    expect(closing(signed, paid)).toEqual(["satisfied", "unknown"]);
    expect(closing(signed, paid, shipped)).toEqual(["satisfied", "satisfied"]);
  });
});
