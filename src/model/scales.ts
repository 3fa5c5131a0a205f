import { type Text, text } from "./text.ts";

/** One value of a scale or a choice, with its words. */
export interface ScaleValue<Value extends string = string> {
  readonly value: Value;
  readonly title: Text;
}

/** The values that a field may take; when ordered, from low to high. */
export interface Scale<Value extends string = string> {
  readonly ordered: boolean;
  readonly values: readonly ScaleValue<Value>[];
}

/** The Chinese word, and the English one where it is not the value itself. */
type Words = string | readonly [zh: string, en: string];

const titleOf = (value: string, words: Words): Text =>
  typeof words === "string" ? text(words, value.replaceAll("-", " ")) : text(...words);

const scaleFrom = <Value extends string>(
  isOrdered: boolean,
  words: Readonly<Record<Value, Words>>,
): Scale<Value> => ({
  ordered: isOrdered,
  values: (Object.keys(words) as Value[]).map((value) => ({
    value,
    title: titleOf(value, words[value]),
  })),
});

const ordered = <Value extends string>(words: Readonly<Record<Value, Words>>) =>
  scaleFrom(true, words);

const unordered = <Value extends string>(words: Readonly<Record<Value, Words>>) =>
  scaleFrom(false, words);

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

/** Every unordered choice by its id. */
export const choices = {
  disc: unordered({
    D: ["D型(果断强势)", "D (dominant)"],
    I: ["I型(友好开放)", "I (outgoing)"],
    S: ["S型(稳重倾听)", "S (steady)"],
    C: ["C型(重数据)", "C (analytical)"],
  }),
  role: unordered({
    user: "使用者",
    "technical-evaluator": "技术评估者",
    "commercial-evaluator": "商务评估者",
    influencer: "影响者",
    payer: "付款决定者",
    handler: "经办人",
    "tender-drafter": "标书起草人",
    "tender-reviewer": "标书审核人",
    "bid-evaluator": "评标人",
    decider: "决策者",
    approver: "拍板者",
  }),
  function: unordered({
    using: "使用部门",
    technical: "技术部门",
    finance: "财务部门",
  }),
  organisationKind: unordered({
    "customer-unit": ["客户下属单位", "unit of the customer"],
    competitor: "竞争对手",
    "design-institute": "设计院",
    "engineering-company": "工程公司",
    integrator: "系统集成商",
    distributor: "分销商",
    partner: "合作渠道",
    "tender-agent": "招标代理机构",
    supplier: "供应商",
    other: "其他",
  }),
  ownership: unordered({
    state: ["国有", "state-owned"],
    private: "民营",
    foreign: "外资",
    "joint-venture": "合资",
    "public-sector": "政府或事业单位",
  }),
  industryClass: unordered({
    mainstream: "主流行业",
    secondary: "次主流行业",
    other: "非主流行业",
  }),
  leadSource: unordered({
    internet: "互联网",
    press: "报刊",
    "customer-referral": "老客户介绍",
    peer: "同行",
    government: ["政府或行业协会", "government or trade body"],
    partner: "渠道报备",
    inquiry: "主动咨询",
    event: "市场活动",
    trial: "测试项目",
    "own-prospecting": "自主开拓",
    other: "其他",
  }),
  projectKind: unordered({
    "new-build": "新建",
    expansion: "扩建",
    retrofit: "改造",
    replacement: "更换",
    repeat: ["复购", "repeat purchase"],
    maintenance: "维保",
  }),
  packaging: unordered({
    "general-contract": "总承包",
    "by-lot": "分标段",
    "direct-supply": "设备直接采购",
  }),
  fundingSource: unordered({
    own: ["自有资金", "own funds"],
    group: ["上级集团拨款", "group funds"],
    government: ["财政资金", "public funds"],
    loan: "贷款",
    "third-party": "第三方出资",
  }),
  procurement: unordered({
    direct: ["直接采购", "direct purchase"],
    framework: ["框架协议", "framework agreement"],
    inquiry: ["询价", "request for quotation"],
    "competitive-negotiation": "竞争性谈判",
    "competitive-consultation": "竞争性磋商",
    "single-source": "单一来源",
    "invited-tender": "邀请招标",
    "open-tender": "公开招标",
  }),
  decisionMode: unordered({
    "one-person": ["一人拍板", "one person decides"],
    collective: ["集体决策", "collective decision"],
    vote: "表决",
    "proposal-and-approval": "逐级报批",
    scoring: "综合评分",
    "lowest-price": "最低价",
  }),
  negotiationMode: unordered({
    single: ["与一家谈判", "one supplier"],
    "in-turn": ["与两家先后谈判", "two in turn"],
    parallel: ["与多家同时谈判", "several at once"],
  }),
  salesModel: unordered({
    direct: "直销",
    "through-partner": ["通过渠道", "through a partner"],
    joint: ["与渠道联合", "jointly with a partner"],
  }),
  ownerRole: unordered({
    "account-manager": "客户经理",
    "project-manager": "项目经理",
    "project-team": "项目小组",
    executive: "公司高层",
    "finance-lead": "财务主管",
  }),
  needKind: unordered({
    "product-service": ["产品与服务", "product and service"],
    delivery: ["交付时间", "delivery time"],
    "price-cost": ["价格与成本", "price and cost"],
    support: ["技术支持与售后", "support and after-sales"],
    "explicit-business": ["显性:运营需求", "explicit: business"],
    "explicit-user": ["显性:用户需求", "explicit: user"],
    "explicit-function": ["显性:功能需求", "explicit: function"],
    "explicit-system": ["显性:系统需求", "explicit: system"],
    "hidden-standing": ["隐性:政绩需求", "hidden: standing"],
    "hidden-business": ["隐性:业务需求", "hidden: business"],
    "hidden-management": ["隐性:管理需求", "hidden: management"],
  }),
  documentKind: unordered({
    "lead-table": "客户线索汇总表",
    "project-application": "立项申请表",
    "key-information": "关键信息登记表",
    "technical-plan": ["技术突破阶段计划", "technical stage plan"],
    "commercial-plan": ["商务突破阶段计划", "commercial stage plan"],
    "organisation-chart": "组织结构图",
    "purchase-flow": ["采购流程图", "purchase flow chart"],
    "network-diagram": "网络结构图",
    proposal: "方案建议书",
    quotation: "报价单",
    "trial-plan": "测试方案",
    "trial-report": "测试报告",
    "exchange-report": ["交流汇报材料", "report on an exchange"],
    specification: ["技术规格书", "technical specification"],
    rfi: ["信息征询书", "request for information"],
    tender: ["招标文件", "tender documents"],
    bid: "投标文件",
    "award-notice": "中标通知书",
    "customer-contract-form": ["客户合同文本", "customer's contract form"],
    "our-contract-form": "我方合同文本",
    contract: ["已签合同", "signed contract"],
    "payment-proof": ["付款凭证", "proof of payment"],
    minutes: "会议纪要",
    other: "其他",
  }),
  documentStatus: unordered({
    draft: "起草中",
    sent: "已提交",
    received: "已收到",
    accepted: "已认可",
    rejected: "已退回",
  }),
  activityKind: unordered({
    call: "电话",
    visit: "拜访",
    "technical-exchange": "技术交流",
    trial: "测试",
    "reference-visit": "样板考察",
    "company-visit": "公司考察",
    review: ["项目分析会", "deal review"],
    "executive-meeting": "高层会面",
    negotiation: "商务谈判",
    "bid-opening": "开标",
    service: ["售后服务", "after-sales service"],
    other: "其他",
  }),
  activityStatus: unordered({
    planned: "计划中",
    done: "已完成",
    cancelled: "已取消",
  }),
  exchangeForm: unordered({
    "at-customer": ["客户内部交流会", "inside the customer's firm"],
    "tender-clarification": "招标澄清",
    "road-show": "巡回展示会",
  }),
  dateKind: unordered({
    "go-live": ["上线", "go-live"],
    production: "投产",
    commissioning: "调试",
    "delivery-on-site": "设备到现场",
    order: ["向我方下单", "order to us"],
    "project-start": "项目启动",
    "project-finish": "项目完成",
    "contractor-decision": "确定工程商",
    "brand-decision": "确定品牌",
    "reference-visit": "参观考察",
    "tender-issue": "发标",
    "bid-deadline": "投标截止",
    "bid-evaluation": "评标",
    award: "宣布中标",
    "negotiation-deadline": "谈判期限",
    "contract-signing": "签约",
    "first-payment": "首付款",
    shipment: "发货",
    "purchase-plan": "采购计划",
    other: "其他",
  }),
  outcome: unordered({
    won: "赢单",
    lost: "丢单",
    shelved: "搁置",
  }),
} as const;

type Scales = typeof scales & typeof choices;

/** The id of an ordered scale. */
export type OrderedScaleId = keyof typeof scales;

/** The id of an ordered scale or an unordered choice. */
export type ScaleId = keyof Scales;

/** A value of the named scale or choice. */
export type ValueOf<Id extends ScaleId> = Scales[Id]["values"][number]["value"];

const all: Scales = { ...scales, ...choices };

/** Returns the scale or choice of that id. */
export const scaleOf = (id: ScaleId): Scale => all[id];

/** Returns the values of a scale or choice, from low to high when it is ordered. */
export const valuesOf = <Id extends ScaleId>(id: Id): readonly ValueOf<Id>[] =>
  all[id].values.map(({ value }) => value as ValueOf<Id>);
