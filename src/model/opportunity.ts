import type { z } from "zod";
import type { DeepReadonly } from "./field.ts";
import {
  choice,
  contactRef,
  count,
  day,
  line,
  money,
  organisationRef,
  percent,
  prose,
  quantity,
  record,
  section,
  texts,
  yesNo,
} from "./field.ts";
import { activitySchema, datedSchema, documentSchema, needSchema } from "./opportunity-lists.ts";
import { text } from "./text.ts";

const budgetSchema = section("budget", {
  amount: money("预算金额", {
    ask: text("客户的预算是多少？", "How much is the customer's budget?"),
  }),
  low: money("预算下限"),
  high: money("预算上限"),
  funding: choice("funding", "资金状态", {
    ask: text("资金到位了吗？", "Are the funds in place?"),
  }),
  source: choice("fundingSource", "资金来源", {
    ask: text("这笔钱由谁出？", "Whose money is it?"),
  }),
  isSplit: yesNo("预算分布已明确", "budget split known"),
  split: prose("预算分布"),
  ourShare: money("我方产品的预算", "budget for our part"),
  pressure: prose("燃眉之急"),
});

const processSchema = section("purchase", {
  steps: prose("采购流程", {
    ask: text(
      "采购要走哪些步骤，每步由谁管？",
      "What are the steps of the purchase, and who has each?",
    ),
  }),
  keyPoints: prose("采购关键点"),
  rules: prose("采购规则"),
  decisionMode: choice("decisionMode", "决策方式"),
  negotiationMode: choice("negotiationMode", "谈判方式"),
  priceObjection: prose("价格异议"),
  deliverables: prose("交付物"),
  paymentTerms: prose("付款条件"),
  firstPayment: percent("首付款比例"),
  contractStep: prose("合同审批进度", {
    ask: text("合同审批走到哪一步了？", "Where does the contract approval stand?"),
  }),
  contractFlow: prose("合同审批流程"),
  contractHandler: contactRef("合同经办人"),
  delayReason: prose("延误原因"),
});

const tenderSchema = section("tender", {
  draftedBy: choice("organisationKind", "标书起草单位", {
    en: "tender drafter",
    ask: text("标书由哪类单位起草？", "What kind of organisation drafts the tender?"),
  }),
  checkedAt: day("起草进展更新日", "day of the last check of the draft"),
  rules: prose("招标规则和流程"),
  panel: prose("评委会的公开组成规则", "published rules of the tender panel"),
  scoring: prose("评分办法"),
  priceWeight: percent("价格分权重"),
  lots: prose("标段划分"),
  hasTechnicalGap: yesNo("技术上有差距"),
  hasPriceGap: yesNo("价格上有差距"),
  gapPlan: prose("弥补差距的办法"),
  gapResources: prose("弥补差距的资源和渠道"),
  isInvited: yesNo("已收到投标邀请"),
  documentsBought: yesNo("已购买标书"),
  bondPaid: yesNo("已缴投标保证金"),
  costApproved: yesNo("投标费用已批准"),
  supportStaff: texts("投标支持人员"),
  technicalStrategy: prose("技术标策略"),
  commercialStrategy: prose("商务标策略"),
  bidPrice: money("投标价格"),
  weWon: yesNo("我方已中标", "we won the tender"),
});

const planSchema = section("plan", {
  isApproved: yesNo("内部立项已批准"),
  approvedBy: line("内部立项审批人", "plan approver"),
  reason: prose("立项理由"),
  fit: prose("综合分析"),
  hasTeam: yesNo("项目小组已成立", "team formed"),
  leader: line("项目小组负责人"),
  team: texts("项目小组成员"),
  goal: prose("阶段目标"),
  tactics: prose("战术方针"),
  executives: prose("高层工作计划", "executive plan"),
  cost: money("费用预算"),
  competitorMoves: prose("竞争对手动向"),
  risks: prose("失败风险"),
  riskControl: prose("风险控制办法"),
  isCrossRegion: yesNo("涉及跨区", "deal crosses our regions"),
  regionsAligned: yesNo("跨区事宜已沟通", "our other regions informed"),
  distributorsAligned: yesNo("跨区已与分销商沟通", "distributors there informed"),
});

const serviceSchema = section("after-sales", {
  deliveryAssured: yesNo("供货时间有保障"),
  owner: line("售后负责人"),
  hasPlan: yesNo("有长期维护计划"),
  plan: prose("长期维护计划"),
  satisfaction: choice("satisfaction", "交付满意度"),
  newOpportunities: prose("新机会"),
});

/** What is known of the deal itself: need, money, process, tender, plan and after-sales. */
export const opportunitySchema = record({
  name: line("项目名称", "project name"),
  kind: choice("projectKind", "项目类型", "kind of project"),
  description: prose("项目描述"),
  createdAt: day("商机创建日", "day of opening"),
  closeDate: day("预计签约日", "expected day of signing"),
  owner: line("我方负责人"),
  ownerRole: choice("ownerRole", "负责人岗位"),
  importance: choice("importance", "项目重要程度", "project importance"),
  difficulty: choice("degree", "项目难度"),
  nextStep: prose("下一步"),
  amount: money("预计签约金额", {
    ask: text("预计能签多少钱？", "How much do we expect to sign for?"),
  }),
  currency: line("币种"),
  productLines: texts("产品线", {
    ask: text("客户倾向哪些产品线？", "Which product lines does the customer lean to?"),
  }),
  models: texts("产品型号"),
  quantity: quantity("采购数量"),
  specification: prose("规格和性能要求"),
  serviceDemands: prose("技术服务要求"),
  problem: prose("要解决的问题", {
    ask: text("客户要解决什么问题？", "Which problem must the customer solve?"),
  }),
  consequence: prose("不解决的后果"),
  needOrigin: choice("level", "需求来自哪一层", {
    en: "level the need comes from",
    ask: text("需求是哪一层提出来的？", "Which level does the need come from?"),
  }),
  raisedBy: contactRef("需求提出人", "person who raised the need"),
  needBy: day("要求解决的日期", {
    en: "day it is needed by",
    ask: text("最晚哪天要解决？", "By which day must it be solved?"),
  }),
  needByReason: prose("要在此前完成的原因", "reason for that day"),
  solution: prose("解决方案"),
  valueFits: yesNo("需求与我方产品定位相符", "need fits our products"),
  advantage: prose("方案的竞争优势"),
  alternatives: texts("替代方案"),
  concerns: prose("技术顾虑", "technical concerns"),
  concernAnswer: prose("技术顾虑的应对", "answer to the concerns"),
  isApproved: yesNo("客户已立项", {
    en: "project approved",
    ask: text("客户立项了吗？", "Has the customer approved the project?"),
  }),
  approvedBy: line("客户立项审批机构", "approving body"),
  hasNewProjects: yesNo("近两年有新建项目计划"),
  procurement: choice("procurement", "采购方式", {
    ask: text("客户用什么方式采购？", "How does the customer purchase?"),
  }),
  isTendered: yesNo("走招标", {
    ask: text("这个项目要招标吗？", "Is the purchase tendered?"),
  }),
  packaging: choice("packaging", "分包形式"),
  hardwareIncluded: yesNo("工程与硬件在同一包"),
  bidders: count("参与的工程公司数", "number of engineering companies"),
  salesModel: choice("salesModel", "合作模式"),
  partner: organisationRef("合作渠道"),
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

/**
 * What is known of the deal itself: need, money, process, tender, plan and after-sales.
 *
 * @useDeclaredType
 */
export type Opportunity = DeepReadonly<z.infer<typeof opportunitySchema>>;
