import type { Plan } from "../../src/assess/plan.ts";
import type {
  CheckpointVerdict,
  MissingItem,
  StageVerdict,
  Verdict,
} from "../../src/assess/verdict.ts";
import { factCatalogue } from "../../src/facts/catalogue.ts";
import type { Fact } from "../../src/facts/fact.ts";
import { extendLexicon } from "../../src/facts/lexicon.ts";
import type { Deal } from "../../src/model/deal.ts";
import { text } from "../../src/model/text.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";

const checkpoint = (id: string, zh: string, en: string, essential = false) => ({
  id,
  title: text(zh, en),
  essential,
});

/** A rule set of four stages; made up for these tests. */
const ruleSet: RuleSet = {
  id: "sample",
  version: "2.1.0",
  kind: "stages",
  title: text("样例打法", "Sample method"),
  stages: [
    {
      id: "need",
      title: text("需求探寻", "Need"),
      passMark: 60,
      checkpoints: [
        checkpoint("problem", "问题已说清", "The problem is stated", true),
        checkpoint("sponsor", "有人牵头", "Somebody sponsors it"),
      ],
    },
    {
      id: "budget",
      title: text("立项与预算", "Budget"),
      passMark: 60,
      checkpoints: [
        checkpoint("approved", "客户已立项", "The project is approved", true),
        checkpoint("funds", "资金到位", "The money is in place", true),
        checkpoint("split", "预算怎么分已清楚", "The split is known"),
      ],
    },
    {
      id: "tender",
      title: text("招投标", "Tender"),
      checkpoints: [checkpoint("bid", "标书已递交", "The bid is handed in", true)],
    },
    {
      id: "contract",
      title: text("签约", "Contract"),
      checkpoints: [checkpoint("signed", "合同已签", "The contract is signed", true)],
    },
  ],
  flags: [
    {
      id: "hostile",
      severity: "warn",
      title: text("决策者反对我们", "A decider is against us"),
      when: { fact: "contacts.count", operator: "equal", value: 0 },
    },
    {
      id: "frozen",
      severity: "block",
      presumed: "absent",
      title: text("客户已冻结项目", "The customer has frozen the project"),
      when: { fact: "contacts.count", operator: "equal", value: 0 },
    },
    {
      id: "gift",
      severity: "block",
      title: text("有人索要好处", "Somebody asks for a favour"),
      law: ["反不正当竞争法 8"],
      when: { fact: "contacts.count", operator: "equal", value: 0 },
    },
  ],
};

const hasBacking: Fact = {
  name: "backing",
  title: text("有人公开支持", "backed in public"),
  ask: text("有人公开支持我们吗？", "Does anybody back us in public?"),
  type: { kind: "boolean" },
  reading: { read: "value", subject: "deal", what: "backing" },
};

/** What reports need of a plan for the sample rule set. */
export const plan: Pick<Plan, "ruleSet" | "overlays" | "lexicon"> = {
  ruleSet,
  overlays: [],
  lexicon: extendLexicon(factCatalogue, [{ subject: "deal", fact: hasBacking }]),
};

/** A deal with two people, one of them with personal data on file. */
export const deal: Deal = {
  id: "d-1",
  account: { name: "样例机械有限公司" },
  contacts: [
    {
      id: "p1",
      name: "样例甲",
      title: "总工程师",
      roles: ["decider"],
      personal: { homeTown: "样例县", family: "样例家庭" },
    },
    { id: "p2", title: "采购主管" },
  ],
  opportunity: { name: "产线改造", owner: "销售甲", amount: 3200000, currency: "CNY" },
};

/** Returns a checkpoint's answer; unknown, essential and of weight 1 unless told otherwise. */
export const answer = (id: string, over: Partial<CheckpointVerdict> = {}): CheckpointVerdict => ({
  id,
  applies: "satisfied",
  truth: "unknown",
  metBy: null,
  essential: true,
  weight: 1,
  waived: false,
  ...over,
});

/** Returns a stage's answer; all open unless told otherwise. */
export const stage = (
  id: string,
  checkpoints: readonly CheckpointVerdict[],
  over: Partial<StageVerdict> = {},
): StageVerdict => ({
  id,
  applies: "satisfied",
  entry: "satisfied",
  exit: "unknown",
  reach: "unknown",
  behind: null,
  score: { floor: 0, ceiling: 100, value: 0 },
  checkpoints,
  ...over,
});

/** Returns a missing item; a question about the deal unless told otherwise. */
export const missing = (
  what: string,
  checkpoints: readonly string[],
  over: Partial<MissingItem> = {},
): MissingItem => ({
  id: what,
  kind: "signal",
  what,
  title: text(`${what}的名称`, `title of ${what}`),
  ask: text(`${what}怎么样？`, `How about ${what}?`),
  type: { kind: "boolean" },
  reason: "absent",
  checkpoints,
  doors: [],
  points: 1,
  essential: false,
  ...over,
});

const met = { truth: "satisfied", metBy: "behaviours" } as const;

/** An overstated claim with a bit of everything: the claimed stage is `tender`. */
export const verdict: Verdict = {
  deal: "d-1",
  ruleSet: { id: "sample", version: "2.1.0", digest: "0".repeat(64), overlays: [] },
  asOf: "2026-06-30",
  validUntil: "2026-08-01",
  closed: null,
  claimed: "tender",
  evidenced: "budget",
  possible: "budget",
  standing: "overstated",
  score: { floor: 32, ceiling: 78, value: 32 },
  stages: [
    stage(
      "need",
      [
        answer("problem", met),
        answer("sponsor", { truth: "satisfied", metBy: "judgement", essential: false }),
      ],
      {
        exit: "satisfied",
        reach: "satisfied",
        behind: "passed",
        score: { floor: 100, ceiling: 100, value: 100 },
      },
    ),
    stage(
      "budget",
      [
        answer("approved", { truth: "failed" }),
        answer("funds"),
        answer("split", { essential: false, waived: true }),
      ],
      { exit: "failed", reach: "satisfied", score: { floor: 0, ceiling: 50, value: 0 } },
    ),
    stage("tender", [answer("bid")], { applies: "unknown", reach: "failed" }),
    stage("contract", [answer("signed")], { reach: "failed" }),
  ],
  mayAdvance: { truth: "failed", to: "contract", over: ["tender"] },
  missing: [
    missing("funds-in-place", ["funds"], { doors: ["contract"], points: 3, essential: true }),
    missing("stance", ["funds", "bid"], {
      kind: "attribute",
      about: "p1",
      list: "contacts",
      doors: ["contract"],
      reason: "conflict",
      points: 2,
    }),
    missing("backing", ["signed"], { source: "document" }),
  ],
  flags: [
    { id: "hostile", severity: "warn", truth: "satisfied", presumed: false },
    { id: "frozen", severity: "block", truth: "unknown", presumed: true },
    { id: "gift", severity: "block", truth: "satisfied", presumed: false },
  ],
  presumed: { stages: [], flags: ["frozen"] },
  waived: ["split"],
  conflicts: [{ what: "stance", about: "p1", at: "2026-06-12" }],
  stale: [{ what: "sample/sponsor", at: "2025-11-02" }],
  invalid: [],
  reconfirm: ["need"],
};

/** An empty lead: nothing is known, nothing is claimed. */
export const lead: Verdict = {
  ...verdict,
  deal: "lead-1",
  validUntil: null,
  claimed: null,
  evidenced: "need",
  possible: "contract",
  standing: "unclaimed",
  score: { floor: 0, ceiling: 100, value: 0 },
  stages: [
    stage("need", [answer("problem"), answer("sponsor", { essential: false })], {
      reach: "satisfied",
    }),
    stage("budget", [answer("approved"), answer("funds"), answer("split", { essential: false })]),
    stage("tender", [answer("bid")], { applies: "unknown" }),
    stage("contract", [answer("signed")]),
  ],
  mayAdvance: { truth: "satisfied", to: "need", over: [] },
  missing: [
    missing("problem-stated", ["problem"], { doors: ["budget"], points: 2, essential: true }),
    missing("backing", ["sponsor", "problem"], { doors: ["budget"] }),
    missing("contacts", ["sponsor", "signed"], {
      kind: "person",
      list: "contacts",
      doors: ["budget"],
    }),
  ],
  flags: verdict.flags.map((flag) => ({ ...flag, truth: "unknown" as const })),
  waived: [],
  conflicts: [],
  stale: [],
  reconfirm: [],
};
