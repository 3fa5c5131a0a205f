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

const value = <const Value extends string>(
  value: Value,
  zh: string,
  en: string,
): ScaleValue<Value> => ({ value, title: text(zh, en) });

const ordered = <const Value extends string>(...values: ScaleValue<Value>[]): Scale<Value> => ({
  ordered: true,
  values,
});

const unordered = <const Value extends string>(...values: ScaleValue<Value>[]): Scale<Value> => ({
  ordered: false,
  values,
});

/** Every ordered scale by its id, values from low to high. */
export const scales = {
  stance: ordered(
    value("enemy", "死敌", "enemy"),
    value("opponent", "反对者", "opponent"),
    value("neutral", "中立者", "neutral"),
    value("supporter", "支持者", "supporter"),
    value("mentor", "良师益友", "mentor"),
  ),
  relationship: ordered(
    value("stranger", "陌生人", "stranger"),
    value("acquaintance", "熟人", "acquaintance"),
    value("friend", "朋友", "friend"),
    value("confidant", "挚友", "confidant"),
  ),
  intensity: ordered(
    value("none", "不接触", "none"),
    value("occasional", "偶有接触", "occasional"),
    value("frequent", "经常接触", "frequent"),
    value("deep", "深交", "deep"),
  ),
  adoption: ordered(
    value("die-hard", "顽固派", "die-hard"),
    value("conservative", "保守者", "conservative"),
    value("pragmatist", "实用主义者", "pragmatist"),
    value("innovator", "创新者", "innovator"),
    value("pioneer", "前卫者", "pioneer"),
  ),
  coaching: ordered(
    value("none", "都不是", "none"),
    value("informant", "线人", "informant"),
    value("advocate", "帮我们说话的人", "advocate"),
    value("coach", "教练", "coach"),
  ),
  trust: ordered(
    value("unknown-to-us", "尚未认识", "not met yet"),
    value("known", "认识", "known"),
    value("familiar", "熟悉", "familiar"),
    value("approving", "认可", "approving"),
    value("trusting", "信任", "trusting"),
    value("friend", "交友", "friend"),
    value("cooperating", "合作", "cooperating"),
  ),
  brandAcceptance: ordered(
    value("rejects", "排斥", "rejects"),
    value("doubts", "有疑虑", "doubts"),
    value("accepts", "可以接受", "accepts"),
    value("prefers", "优先考虑", "prefers"),
  ),
  attitude: ordered(
    value("rejects", "排斥", "rejects"),
    value("neutral", "不反对", "does not object"),
    value("accepts", "接受", "accepts"),
  ),
  position: ordered(
    value("weak", "弱势", "weak"),
    value("even", "相当", "even"),
    value("strong", "强势", "strong"),
  ),
  closeness: ordered(
    value("none", "没有关系", "none"),
    value("weak", "一般", "weak"),
    value("strong", "密切", "strong"),
  ),
  degree: ordered(
    value("low", "低", "low"),
    value("medium", "中", "medium"),
    value("high", "高", "high"),
  ),
  satisfaction: ordered(
    value("dissatisfied", "不满意", "dissatisfied"),
    value("mixed", "有褒有贬", "mixed"),
    value("satisfied", "满意", "satisfied"),
  ),
  trend: ordered(
    value("shrinking", "萎缩", "shrinking"),
    value("stable", "平稳", "stable"),
    value("growing", "增长", "growing"),
  ),
  funding: ordered(
    value("none", "没有资金", "none"),
    value("requested", "已申请", "requested"),
    value("approved", "已批准", "approved"),
    value("in-place", "已到位", "in place"),
  ),
  negotiation: ordered(
    value("not-started", "未开始", "not started"),
    value("under-way", "进行中", "under way"),
    value("agreed", "已谈妥", "agreed"),
  ),
  exchangeLevel: ordered(
    value("difference", "展示差异", "show the difference"),
    value("influence", "影响标准", "influence the criteria"),
    value("criteria", "主导标准", "lead the criteria"),
  ),
  tier: ordered(
    value("D", "D级", "D"),
    value("C", "C级", "C"),
    value("B", "B级", "B"),
    value("A", "A级", "A"),
  ),
  importance: ordered(
    value("ordinary", "普通", "ordinary"),
    value("important", "重要", "important"),
    value("core", "核心", "core"),
  ),
  sourceKind: ordered(
    value("own-judgement", "自己判断", "own judgement"),
    value("informant", "知情人告知", "informant"),
    value("customer-statement", "客户明确表示", "customer statement"),
    value("document", "书面文件", "document"),
  ),
  level: ordered(
    value("operations", "操作层", "operations"),
    value("management", "管理层", "management"),
    value("executive", "决策层", "executive"),
  ),
  customerSize: ordered(
    value("small", "小型", "small"),
    value("medium", "中型", "medium"),
    value("large", "大型", "large"),
  ),
} as const;

/** Every unordered choice by its id. */
export const choices = {
  disc: unordered(
    value("D", "D型(果断强势)", "D (dominant)"),
    value("I", "I型(友好开放)", "I (outgoing)"),
    value("S", "S型(稳重倾听)", "S (steady)"),
    value("C", "C型(重数据)", "C (analytical)"),
  ),
  role: unordered(
    value("user", "使用者", "user"),
    value("technical-evaluator", "技术评估者", "technical evaluator"),
    value("commercial-evaluator", "商务评估者", "commercial evaluator"),
    value("influencer", "影响者", "influencer"),
    value("payer", "付款决定者", "payer"),
    value("handler", "经办人", "handler"),
    value("tender-drafter", "标书起草人", "tender drafter"),
    value("tender-reviewer", "标书审核人", "tender reviewer"),
    value("bid-evaluator", "评标人", "bid evaluator"),
    value("decider", "决策者", "decider"),
    value("approver", "拍板者", "approver"),
  ),
  function: unordered(
    value("using", "使用部门", "using"),
    value("technical", "技术部门", "technical"),
    value("finance", "财务部门", "finance"),
  ),
  organisationKind: unordered(
    value("customer-unit", "客户下属单位", "unit of the customer"),
    value("competitor", "竞争对手", "competitor"),
    value("design-institute", "设计院", "design institute"),
    value("engineering-company", "工程公司", "engineering company"),
    value("integrator", "系统集成商", "integrator"),
    value("distributor", "分销商", "distributor"),
    value("partner", "合作渠道", "partner"),
    value("tender-agent", "招标代理机构", "tender agent"),
    value("supplier", "供应商", "supplier"),
    value("other", "其他", "other"),
  ),
  ownership: unordered(
    value("state", "国有", "state-owned"),
    value("private", "民营", "private"),
    value("foreign", "外资", "foreign"),
    value("joint-venture", "合资", "joint venture"),
    value("public-sector", "政府或事业单位", "public sector"),
  ),
  industryClass: unordered(
    value("mainstream", "主流行业", "mainstream"),
    value("secondary", "次主流行业", "secondary"),
    value("other", "非主流行业", "other"),
  ),
  leadSource: unordered(
    value("internet", "互联网", "internet"),
    value("press", "报刊", "press"),
    value("customer-referral", "老客户介绍", "customer referral"),
    value("peer", "同行", "peer"),
    value("government", "政府或行业协会", "government or trade body"),
    value("partner", "渠道报备", "partner"),
    value("inquiry", "主动咨询", "inquiry"),
    value("event", "市场活动", "event"),
    value("trial", "测试项目", "trial"),
    value("own-prospecting", "自主开拓", "own prospecting"),
    value("other", "其他", "other"),
  ),
  projectKind: unordered(
    value("new-build", "新建", "new build"),
    value("expansion", "扩建", "expansion"),
    value("retrofit", "改造", "retrofit"),
    value("replacement", "更换", "replacement"),
    value("repeat", "复购", "repeat purchase"),
    value("maintenance", "维保", "maintenance"),
  ),
  packaging: unordered(
    value("general-contract", "总承包", "general contract"),
    value("by-lot", "分标段", "by lot"),
    value("direct-supply", "设备直接采购", "direct supply"),
  ),
  fundingSource: unordered(
    value("own", "自有资金", "own funds"),
    value("group", "上级集团拨款", "group funds"),
    value("government", "财政资金", "public funds"),
    value("loan", "贷款", "loan"),
    value("third-party", "第三方出资", "third party"),
  ),
  procurement: unordered(
    value("direct", "直接采购", "direct purchase"),
    value("framework", "框架协议", "framework agreement"),
    value("inquiry", "询价", "request for quotation"),
    value("competitive-negotiation", "竞争性谈判", "competitive negotiation"),
    value("competitive-consultation", "竞争性磋商", "competitive consultation"),
    value("single-source", "单一来源", "single source"),
    value("invited-tender", "邀请招标", "invited tender"),
    value("open-tender", "公开招标", "open tender"),
  ),
  decisionMode: unordered(
    value("one-person", "一人拍板", "one person decides"),
    value("collective", "集体决策", "collective decision"),
    value("vote", "表决", "vote"),
    value("proposal-and-approval", "逐级报批", "proposal and approval"),
    value("scoring", "综合评分", "scoring"),
    value("lowest-price", "最低价", "lowest price"),
  ),
  negotiationMode: unordered(
    value("single", "与一家谈判", "one supplier"),
    value("in-turn", "与两家先后谈判", "two in turn"),
    value("parallel", "与多家同时谈判", "several at once"),
  ),
  salesModel: unordered(
    value("direct", "直销", "direct"),
    value("through-partner", "通过渠道", "through a partner"),
    value("joint", "与渠道联合", "jointly with a partner"),
  ),
  ownerRole: unordered(
    value("account-manager", "客户经理", "account manager"),
    value("project-manager", "项目经理", "project manager"),
    value("project-team", "项目小组", "project team"),
    value("executive", "公司高层", "executive"),
    value("finance-lead", "财务主管", "finance lead"),
  ),
  needKind: unordered(
    value("product-service", "产品与服务", "product and service"),
    value("delivery", "交付时间", "delivery time"),
    value("price-cost", "价格与成本", "price and cost"),
    value("support", "技术支持与售后", "support and after-sales"),
    value("explicit-business", "显性:运营需求", "explicit: business"),
    value("explicit-user", "显性:用户需求", "explicit: user"),
    value("explicit-function", "显性:功能需求", "explicit: function"),
    value("explicit-system", "显性:系统需求", "explicit: system"),
    value("hidden-standing", "隐性:政绩需求", "hidden: standing"),
    value("hidden-business", "隐性:业务需求", "hidden: business"),
    value("hidden-management", "隐性:管理需求", "hidden: management"),
  ),
  documentKind: unordered(
    value("lead-table", "客户线索汇总表", "lead table"),
    value("project-application", "立项申请表", "project application"),
    value("key-information", "关键信息登记表", "key information"),
    value("technical-plan", "技术突破阶段计划", "technical stage plan"),
    value("commercial-plan", "商务突破阶段计划", "commercial stage plan"),
    value("organisation-chart", "组织结构图", "organisation chart"),
    value("purchase-flow", "采购流程图", "purchase flow chart"),
    value("network-diagram", "网络结构图", "network diagram"),
    value("proposal", "方案建议书", "proposal"),
    value("quotation", "报价单", "quotation"),
    value("trial-plan", "测试方案", "trial plan"),
    value("trial-report", "测试报告", "trial report"),
    value("exchange-report", "交流汇报材料", "report on an exchange"),
    value("specification", "技术规格书", "technical specification"),
    value("rfi", "信息征询书", "request for information"),
    value("tender", "招标文件", "tender documents"),
    value("bid", "投标文件", "bid"),
    value("award-notice", "中标通知书", "award notice"),
    value("customer-contract-form", "客户合同文本", "customer's contract form"),
    value("our-contract-form", "我方合同文本", "our contract form"),
    value("contract", "已签合同", "signed contract"),
    value("payment-proof", "付款凭证", "proof of payment"),
    value("minutes", "会议纪要", "minutes"),
    value("other", "其他", "other"),
  ),
  documentStatus: unordered(
    value("draft", "起草中", "draft"),
    value("sent", "已提交", "sent"),
    value("received", "已收到", "received"),
    value("accepted", "已认可", "accepted"),
    value("rejected", "已退回", "rejected"),
  ),
  activityKind: unordered(
    value("call", "电话", "call"),
    value("visit", "拜访", "visit"),
    value("technical-exchange", "技术交流", "technical exchange"),
    value("trial", "测试", "trial"),
    value("reference-visit", "样板考察", "reference visit"),
    value("company-visit", "公司考察", "company visit"),
    value("review", "项目分析会", "deal review"),
    value("executive-meeting", "高层会面", "executive meeting"),
    value("negotiation", "商务谈判", "negotiation"),
    value("bid-opening", "开标", "bid opening"),
    value("service", "售后服务", "after-sales service"),
    value("other", "其他", "other"),
  ),
  activityStatus: unordered(
    value("planned", "计划中", "planned"),
    value("done", "已完成", "done"),
    value("cancelled", "已取消", "cancelled"),
  ),
  exchangeForm: unordered(
    value("at-customer", "客户内部交流会", "inside the customer's firm"),
    value("tender-clarification", "招标澄清", "tender clarification"),
    value("road-show", "巡回展示会", "road show"),
  ),
  dateKind: unordered(
    value("go-live", "上线", "go-live"),
    value("production", "投产", "production"),
    value("commissioning", "调试", "commissioning"),
    value("delivery-on-site", "设备到现场", "delivery on site"),
    value("order", "向我方下单", "order to us"),
    value("project-start", "项目启动", "project start"),
    value("project-finish", "项目完成", "project finish"),
    value("contractor-decision", "确定工程商", "contractor decision"),
    value("brand-decision", "确定品牌", "brand decision"),
    value("reference-visit", "参观考察", "reference visit"),
    value("tender-issue", "发标", "tender issue"),
    value("bid-deadline", "投标截止", "bid deadline"),
    value("bid-evaluation", "评标", "bid evaluation"),
    value("award", "宣布中标", "award"),
    value("negotiation-deadline", "谈判期限", "negotiation deadline"),
    value("contract-signing", "签约", "contract signing"),
    value("first-payment", "首付款", "first payment"),
    value("shipment", "发货", "shipment"),
    value("purchase-plan", "采购计划", "purchase plan"),
    value("other", "其他", "other"),
  ),
  outcome: unordered(
    value("won", "赢单", "won"),
    value("lost", "丢单", "lost"),
    value("shelved", "搁置", "shelved"),
  ),
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
