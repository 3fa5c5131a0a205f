import { choices } from "./choices.ts";
import { ordered, type Scale } from "./scale.ts";
import type { Language } from "./text.ts";

/** Every ordered scale by its id, values from low to high. */
export const scales = {
  stance: ordered({
    enemy: "死敌",
    opponent: "反对者",
    neutral: "中立者",
    supporter: "支持者",
    mentor: "良师益友",
  }),
  relationship: ordered({
    stranger: "陌生人",
    acquaintance: "熟人",
    friend: "朋友",
    confidant: "挚友",
  }),
  intensity: ordered({
    none: "不接触",
    occasional: "偶有接触",
    frequent: "经常接触",
    deep: "深交",
  }),
  adoption: ordered({
    "die-hard": ["顽固派", "die-hard"],
    conservative: "保守者",
    pragmatist: "实用主义者",
    innovator: "创新者",
    pioneer: "前卫者",
  }),
  coaching: ordered({
    none: "都不是",
    informant: "线人",
    advocate: "帮我们说话的人",
    coach: "教练",
  }),
  trust: ordered({
    "unknown-to-us": ["尚未认识", "not met yet"],
    known: "认识",
    familiar: "熟悉",
    approving: "认可",
    trusting: "信任",
    friend: "交友",
    cooperating: "合作",
  }),
  brandAcceptance: ordered({
    rejects: "排斥",
    doubts: "有疑虑",
    accepts: "可以接受",
    prefers: "优先考虑",
  }),
  attitude: ordered({
    rejects: "排斥",
    neutral: ["不反对", "does not object"],
    accepts: "接受",
  }),
  position: ordered({
    weak: "弱势",
    even: "相当",
    strong: "强势",
  }),
  closeness: ordered({
    none: "没有关系",
    weak: "一般",
    strong: "密切",
  }),
  degree: ordered({
    low: "低",
    medium: "中",
    high: "高",
  }),
  satisfaction: ordered({
    dissatisfied: "不满意",
    mixed: "有褒有贬",
    satisfied: "满意",
  }),
  trend: ordered({
    shrinking: "萎缩",
    stable: "平稳",
    growing: "增长",
  }),
  funding: ordered({
    none: "没有资金",
    requested: "已申请",
    approved: "已批准",
    "in-place": "已到位",
  }),
  negotiation: ordered({
    "not-started": "未开始",
    "under-way": "进行中",
    agreed: "已谈妥",
  }),
  exchangeLevel: ordered({
    difference: ["展示差异", "show the difference"],
    influence: ["影响标准", "influence the criteria"],
    criteria: ["主导标准", "lead the criteria"],
  }),
  tier: ordered({
    D: "D级",
    C: "C级",
    B: "B级",
    A: "A级",
  }),
  importance: ordered({
    ordinary: "普通",
    important: "重要",
    core: "核心",
  }),
  sourceKind: ordered({
    "own-judgement": "自己判断",
    informant: "知情人告知",
    "customer-statement": "客户明确表示",
    document: "书面文件",
  }),
  level: ordered({
    operations: "操作层",
    management: "管理层",
    executive: "决策层",
  }),
  customerSize: ordered({
    small: "小型",
    medium: "中型",
    large: "大型",
  }),
} as const;

type Scales = typeof scales & typeof choices;

/** The id of an ordered scale or an unordered choice. */
export type ScaleId = keyof Scales;

/** A value of the named scale or choice. */
export type ValueOf<Id extends ScaleId> = Scales[Id]["values"][number]["value"];

const all: Scales = { ...scales, ...choices };

/** Returns the scale or choice of that id. */
export const scaleOf = (id: ScaleId): Scale => all[id];

/** Returns the title of a value of a scale or choice; one that is not listed stands for itself. */
export const titleOfValue = (id: ScaleId, value: string, lang: Language): string =>
  all[id].values.find((one) => one.value === value)?.title[lang] ?? value;

/** Returns the values of a scale or choice, from low to high when it is ordered. */
export const valuesOf = <Id extends ScaleId>(id: Id): readonly ValueOf<Id>[] =>
  all[id].values.map(({ value }) => value as ValueOf<Id>);
