import type { Deal } from "../../src/model/deal.ts";
import type { Move } from "../../src/model/progress.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";

const text = (zh: string, en: string) => ({ zh, en });

const signal = (name: string) => ({
  title: text(name, name),
  subject: "deal",
  type: "boolean",
  favours: "us",
  ask: text(name, name),
});

const stage = (id: string, zh: string, more: object) => ({
  id,
  title: text(zh, id),
  checkpoints: [],
  ...more,
});

const isTrue = (fact: string) => ({ fact, operator: "equal", value: true });

const parsed = parseRuleSet({
  id: "f",
  version: "1.0.0",
  kind: "stages",
  title: text("样例漏斗", "Sample funnel"),
  signals: { two: signal("two"), three: signal("three") },
  stages: [
    stage("lead", "线索", { winProbability: 0.1 }),
    stage("offer", "报价", { winProbability: 0.3, entry: isTrue("two") }),
    stage("closing", "签约", { winProbability: 0.5, entry: isTrue("three") }),
    stage("service", "售后", {}),
  ],
  wonAfter: "closing",
});
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));

/** Three stages of selling and one after: offer needs the signal `two`, closing also `three`. */
export const ruleSet: RuleSet = parsed.ruleSet;

/** Returns a move that another system has recorded. */
export const moved = (to: string, at: string, outcome?: "won" | "lost" | "shelved"): Move => ({
  kind: "external",
  to,
  at,
  ...(outcome !== undefined && { outcome }),
});

/** Returns a deal in a stage, with its moves and signals. */
export const dealAt = (
  id: string,
  stageId: string | null,
  history: readonly Move[],
  opportunity: NonNullable<Deal["opportunity"]> = {},
  signals: readonly string[] = [],
): Deal => ({
  id,
  opportunity,
  progress: { f: { stage: stageId, ...(history.length > 0 && { history }) } },
  evidence: signals.map((what) => ({ what, value: true, at: "2026-03-01" })),
});

const cny = (amount: number, owner: string) => ({ amount, currency: "CNY", owner });

/** Nine deals, one of every kind; what they come to by 2026-06-30 is worked out in the tests. */
export const deals: readonly Deal[] = [
  dealAt(
    "a",
    "closing",
    [moved("lead", "2026-01-10"), moved("offer", "2026-03-01"), moved("closing", "2026-05-01")],
    cny(1000, "甲"),
    ["two", "three"],
  ),
  // Claims the offer, shows nothing for it.
  dealAt(
    "b",
    "offer",
    [moved("lead", "2026-04-11"), moved("offer", "2026-04-21")],
    cny(200.1, "甲"),
  ),
  // No history, another currency.
  dealAt("c", "offer", [], { amount: 300, currency: "USD", owner: "乙" }, ["two"]),
  // Won on the way.
  dealAt(
    "d",
    "closing",
    [
      moved("lead", "2026-04-01"),
      moved("offer", "2026-04-11"),
      moved("closing", "2026-06-10", "won"),
    ],
    cny(700, "甲"),
  ),
  dealAt("e", "lead", [moved("lead", "2026-02-01"), moved("lead", "2026-05-01", "lost")]),
  // Not in the funnel yet, of unknown amount, of nobody.
  { id: "f" },
  { id: "g", opportunity: { createdAt: "2026-07-01", amount: 9999, currency: "CNY" } },
  // Past selling.
  dealAt(
    "h",
    "service",
    [moved("lead", "2026-02-01"), moved("closing", "2026-03-01"), moved("service", "2026-06-01")],
    cny(800, "乙"),
  ),
  // Taken over in the offer stage, then sent back.
  dealAt(
    "i",
    "lead",
    [
      { kind: "adopt", to: "offer", at: "2026-03-15", reason: "接手" },
      { kind: "retreat", from: "offer", to: "lead", at: "2026-05-15", reason: "需求变了" },
    ],
    cny(50, "乙"),
  ),
];

/** The second quarter. */
export const period = { from: "2026-04-01", to: "2026-06-30" } as const;
