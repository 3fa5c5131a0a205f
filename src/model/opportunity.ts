import type { z } from "zod";
import type { DeepReadonly } from "./field.ts";
import {
  choice,
  contactRef,
  count,
  day,
  field,
  line,
  organisationRef,
  prose,
  quantity,
  record,
  scale,
  section,
  texts,
  yesNo,
} from "./field.ts";
import { activitySchema, datedSchema, documentSchema, needSchema } from "./opportunity-lists.ts";
import { text } from "./text.ts";

const unit = "money";

const budgetSchema = section("budget", {
  amount: field(quantity(0), "预算金额", {
    unit,
    ask: text("客户的预算是多少？", "How much is the customer's budget?"),
  }),
  low: field(quantity(0), "预算下限", { unit }),
  high: field(quantity(0), "预算上限", { unit }),
  funding: field(scale("funding"), "资金状态", {
    ask: text("资金到位了吗？", "Are the funds in place?"),
  }),
  source: field(choice("fundingSource"), "资金来源", {
    ask: text("这笔钱由谁出？", "Whose money is it?"),
  }),
  isSplit: field(yesNo(), "预算分布已明确", { en: "budget split known" }),
  split: field(prose(), "预算分布"),
  ourShare: field(quantity(0), "我方产品的预算", { en: "budget for our part", unit }),
  pressure: field(prose(), "燃眉之急"),
});

const processSchema = section("purchase", {
  steps: field(prose(), "采购流程", {
    ask: text(
      "采购要走哪些步骤，每步由谁管？",
      "What are the steps of the purchase, and who has each?",
    ),
  }),
  keyPoints: field(prose(), "采购关键点"),
  rules: field(prose(), "采购规则"),
  decisionMode: field(choice("decisionMode"), "决策方式"),
  negotiationMode: field(choice("negotiationMode"), "谈判方式"),
  priceObjection: field(prose(), "价格异议"),
  deliverables: field(prose(), "交付物"),
  paymentTerms: field(prose(), "付款条件"),
  firstPayment: field(quantity(0, 100), "首付款比例", {
    unit: "percent",
  }),
  contractStep: field(prose(), "合同审批进度", {
    ask: text("合同审批走到哪一步了？", "Where does the contract approval stand?"),
  }),
  contractFlow: field(prose(), "合同审批流程"),
  contractHandler: field(contactRef(), "合同经办人"),
  delayReason: field(prose(), "延误原因"),
});

const tenderSchema = section("tender", {
  draftedBy: field(choice("organisationKind"), "标书起草单位", { en: "tender drafter" }),
  checkedAt: field(day(), "起草进展更新日", { en: "last check on the tender draft" }),
  rules: field(prose(), "招标规则和流程"),
  scoring: field(prose(), "评分办法"),
  priceWeight: field(quantity(0, 100), "价格分权重", { unit: "percent" }),
  lots: field(prose(), "标段划分"),
  hasTechnicalGap: field(yesNo(), "技术上有差距"),
  hasPriceGap: field(yesNo(), "价格上有差距"),
  gapPlan: field(prose(), "弥补差距的办法"),
  isInvited: field(yesNo(), "已收到投标邀请"),
  documentsBought: field(yesNo(), "已购买标书"),
  bondPaid: field(yesNo(), "已缴投标保证金"),
  costApproved: field(yesNo(), "投标费用已批准"),
  supportStaff: field(texts(), "投标支持人员"),
  technicalStrategy: field(prose(), "技术标策略"),
  commercialStrategy: field(prose(), "商务标策略"),
  bidPrice: field(quantity(0), "投标价格", { unit }),
  weWon: field(yesNo(), "我方已中标", { en: "we won the tender" }),
});

const planSchema = section("plan", {
  isApproved: field(yesNo(), "内部立项已批准"),
  approvedBy: field(line(), "内部立项审批人"),
  reason: field(prose(), "立项理由"),
  fit: field(prose(), "综合分析"),
  hasTeam: field(yesNo(), "项目小组已成立", { en: "team formed" }),
  leader: field(line(), "项目小组负责人"),
  team: field(texts(), "项目小组成员"),
  goal: field(prose(), "阶段目标"),
  tactics: field(prose(), "战术方针"),
  executives: field(prose(), "高层工作计划", { en: "plan for the executives" }),
  cost: field(quantity(0), "费用预算", { unit }),
  competitorMoves: field(prose(), "竞争对手动向"),
  risks: field(prose(), "失败风险"),
  riskControl: field(prose(), "风险控制办法"),
  regionsAligned: field(yesNo(), "跨区事宜已沟通", { en: "our other regions informed" }),
});

const serviceSchema = section("after-sales", {
  deliveryAssured: field(yesNo(), "供货时间有保障"),
  owner: field(line(), "售后负责人"),
  hasPlan: field(yesNo(), "有长期维护计划"),
  plan: field(prose(), "长期维护计划"),
  satisfaction: field(scale("satisfaction"), "交付满意度"),
  newOpportunities: field(prose(), "新机会"),
});

/** What is known of the deal itself: need, money, process, tender, plan and after-sales. */
export const opportunitySchema = record({
  name: field(line(), "项目名称", { en: "project name" }),
  kind: field(choice("projectKind"), "项目类型", { en: "kind of project" }),
  description: field(prose(), "项目描述"),
  createdAt: field(day(), "商机创建日", { en: "day of opening" }),
  closeDate: field(day(), "预计签约日", { en: "expected day of signing" }),
  owner: field(line(), "我方负责人"),
  ownerRole: field(choice("ownerRole"), "负责人岗位"),
  importance: field(scale("importance"), "项目重要程度", { en: "project importance" }),
  difficulty: field(scale("degree"), "项目难度"),
  nextStep: field(prose(), "下一步"),
  amount: field(quantity(0), "预计签约金额", {
    unit,
    ask: text("预计能签多少钱？", "How much do we expect to sign for?"),
  }),
  currency: field(line(), "币种"),
  productLines: field(texts(), "产品线", {
    ask: text("客户倾向哪些产品线？", "Which product lines does the customer lean to?"),
  }),
  models: field(texts(), "产品型号"),
  quantity: field(quantity(0), "采购数量"),
  specification: field(prose(), "规格和性能要求"),
  serviceDemands: field(prose(), "技术服务要求"),
  problem: field(prose(), "要解决的问题", {
    ask: text("客户要解决什么问题？", "Which problem must the customer solve?"),
  }),
  consequence: field(prose(), "不解决的后果"),
  needOrigin: field(scale("level"), "需求来自哪一层", {
    en: "level the need comes from",
    ask: text("需求是哪一层提出来的？", "Which level does the need come from?"),
  }),
  raisedBy: field(contactRef(), "需求提出人", { en: "person who raised the need" }),
  needBy: field(day(), "要求解决的日期", {
    en: "day it is needed by",
    ask: text("最晚哪天要解决？", "By which day must it be solved?"),
  }),
  needByReason: field(prose(), "要在此前完成的原因", { en: "reason for that day" }),
  solution: field(prose(), "解决方案"),
  valueFits: field(yesNo(), "需求与我方产品定位相符", { en: "need fits our products" }),
  advantage: field(prose(), "方案的竞争优势"),
  alternatives: field(texts(), "替代方案"),
  concerns: field(prose(), "技术顾虑", { en: "technical concerns" }),
  concernAnswer: field(prose(), "技术顾虑的应对", { en: "answer to the concerns" }),
  isApproved: field(yesNo(), "客户已立项", {
    en: "project approved",
    ask: text("客户立项了吗？", "Has the customer approved the project?"),
  }),
  approvedBy: field(line(), "客户立项审批机构"),
  hasNewProjects: field(yesNo(), "近两年有新建项目计划"),
  procurement: field(choice("procurement"), "采购方式", {
    ask: text("客户用什么方式采购？", "How does the customer purchase?"),
  }),
  isTendered: field(yesNo(), "走招标", {
    ask: text("这个项目要招标吗？", "Is the purchase tendered?"),
  }),
  packaging: field(choice("packaging"), "分包形式"),
  hardwareIncluded: field(yesNo(), "工程与硬件在同一包"),
  bidders: field(count(), "参与的工程公司数", { en: "number of engineering companies" }),
  salesModel: field(choice("salesModel"), "合作模式"),
  partner: field(organisationRef(), "合作渠道"),
  budget: budgetSchema.optional(),
  process: processSchema.optional(),
  tender: tenderSchema.optional(),
  plan: planSchema.optional(),
  service: serviceSchema.optional(),
  needs: needSchema.array().optional(),
  dates: datedSchema.array().optional(),
  documents: documentSchema.array().optional(),
  activities: activitySchema.array().optional(),
});

/** What is known of the deal itself: need, money, process, tender, plan and after-sales. */
export type Opportunity = DeepReadonly<z.infer<typeof opportunitySchema>>;
