import type { Contact } from "../src/model/contact.ts";
import type { Deal } from "../src/model/deal.ts";
import type { Observation } from "../src/model/observation.ts";
import type { Organisation } from "../src/model/organisation.ts";
import type { RuleSet } from "../src/rules/rule-set.ts";

/** Where in the sale a deal of the bench stands. */
export type Phase = "early" | "middle" | "late";

/** How large a deal of the bench is. */
export interface Size {
  readonly people: number;
  readonly organisations: number;
  readonly observations: number;
}

/** How far each phase has come: its size, and at which of the stages it stands, from 0 to 1. */
const phases: Readonly<Record<Phase, Size & { readonly at: number }>> = {
  early: { people: 5, organisations: 2, observations: 30, at: 0.2 },
  middle: { people: 9, organisations: 4, observations: 70, at: 0.5 },
  late: { people: 14, organisations: 6, observations: 120, at: 1 },
};

const roles = [
  ["decider"],
  ["technical-evaluator", "handler"],
  ["approver"],
  ["commercial-evaluator"],
  ["user"],
  ["influencer"],
  ["payer"],
] as const;
const stances = ["supporter", "neutral", "mentor", "supporter", "neutral"] as const;
const intensities = ["frequent", "occasional", "deep"] as const;
const adoptions = ["pragmatist", "innovator", "conservative"] as const;
const kinds = ["competitor", "partner", "distributor", "integrator"] as const;

/**
 * Returns a made-up deal of a phase, of another size if one is given: people with roles and
 * stances, organisations, needs, dates, and observations of the rule set's own signals and
 * judgements, each with a note as people write them. The same every time.
 */
export function benchDeal(ruleSet: RuleSet, phase: Phase, size: Size = phases[phase]): Deal {
  const { people, organisations, observations } = size;
  const stages = ruleSet.stages ?? [];
  const stage = stages[Math.round(phases[phase].at * (stages.length - 1))]?.id;
  const contacts = Array.from({ length: people }, (_, i) => contact(i));
  const others = Array.from({ length: organisations }, (_, i) => organisation(i));
  return {
    id: `bench-${phase}`,
    name: "某某制造园区网络改造（虚构）",
    account: {
      name: "某某制造集团有限公司（虚构）",
      address: "样例市样例区样例路 100 号",
      ownership: "state",
      industry: "装备制造",
      size: "large",
      tier: "A",
      employees: 4200,
      mainProblem: "分厂之间业务系统访问慢，月底结账经常卡住",
    },
    contacts,
    organisations: others,
    opportunity: {
      name: "园区网络改造",
      owner: "销售甲",
      amount: 2_600_000,
      currency: "CNY",
      productLines: ["应用交付", "广域网优化"],
      problem: "分厂访问总部系统慢，视频会议断线",
      consequence: "月底结账推迟，生产调度看不到实时数据",
      needBy: "2026-10-31",
      needByReason: "年底集团信息化验收",
      isApproved: phase !== "early",
      isTendered: phase === "early" ? undefined : false,
      procurement: phase === "early" ? undefined : "competitive-negotiation",
      budget: phase === "early" ? undefined : { funding: "in-place", source: "own", amount: 3e6 },
      needs: Array.from({ length: 3 }, (_, i) => ({
        id: `n${i}`,
        kind: "product-service" as const,
        what: "分支访问总部业务系统响应时间小于一秒",
        isConfirmed: true,
      })),
    },
    evidence: evidence(ruleSet, observations, contacts),
    ...(stage === undefined || ruleSet.kind !== "stages"
      ? {}
      : { progress: { [ruleSet.id]: { stage } } }),
  };
}

function contact(i: number): Contact {
  return {
    id: `c${i}`,
    name: `样例人员${i}`,
    title: i === 0 ? "分管副总经理" : "部门主管",
    department: "信息中心",
    roles: roles[i % roles.length],
    level: i % 3 === 0 ? "executive" : "management",
    function: "technical",
    stance: stances[i % stances.length],
    relationship: "acquaintance",
    intensity: intensities[i % intensities.length],
    adoption: adoptions[i % adoptions.length],
    influence: 10,
    ...(i > 0 ? { reportsTo: "c0" } : {}),
  };
}

function organisation(i: number): Organisation {
  return {
    id: `o${i}`,
    name: `样例单位${i}`,
    kind: kinds[i % kinds.length],
    attitude: "neutral",
    closeness: "weak",
    isMainCompetitor: i === 0,
    ...(i > 0 ? { worksWith: "o0" } : {}),
  };
}

function evidence(
  ruleSet: RuleSet,
  count: number,
  contacts: readonly Contact[],
): readonly Observation[] {
  const signals = Object.entries(ruleSet.signals ?? {}).filter(
    ([, { type }]) => type === "boolean",
  );
  const judged = (ruleSet.stages ?? []).flatMap(({ checkpoints }) =>
    checkpoints.flatMap(({ id, judgement }) => (judgement === false ? [] : [id])),
  );
  return Array.from({ length: count }, (_, i): Observation => {
    const day = String(1 + (i % 28)).padStart(2, "0");
    const common = {
      at: `2026-0${3 + (i % 3)}-${day}`,
      by: "销售甲",
      source: "customer-statement" as const,
      note: "当面沟通时客户提到，已经写进拜访纪要",
    };
    const judgement = judged[Math.floor(i / 4)];
    if (i % 4 === 0 && judgement !== undefined) {
      return { what: `${ruleSet.id}/${judgement}`, value: true, ...common };
    }
    const [id, signal] = signals[(i * 7) % signals.length] ?? ["unused", undefined];
    const about =
      signal?.subject === "contact"
        ? { about: contacts[i % contacts.length]?.id ?? "c0" }
        : signal?.subject === "organisation"
          ? { about: "o0" }
          : {};
    return { what: id, ...about, value: signal?.favours !== "them", ...common };
  });
}
