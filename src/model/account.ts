import type { z } from "zod";
import type { DeepReadonly } from "./field.ts";
import {
  balance,
  choice,
  count,
  day,
  line,
  money,
  prose,
  quantity,
  rank,
  record,
  texts,
  yesNo,
} from "./field.ts";
import { text } from "./text.ts";

/** What is known of the customer as a company, whatever the deal. */
export const accountSchema = record({
  name: line("客户全称", "customer name"),
  address: line("地址"),
  phone: line("电话"),
  email: line("邮箱"),
  website: line("网站"),
  region: line("所属区域"),
  ownership: choice("ownership", "所有制"),
  parent: line("上级单位", "parent company"),
  jointVentures: texts("合资企业"),
  alliances: texts("合作企业"),
  industry: line("所属行业"),
  industryClass: choice("industryClass", "行业类别"),
  industryTrend: choice("trend", "行业走势"),
  industryOutlook: prose("行业前景"),
  industryPosition: line("行业地位"),
  salesRank: rank("行业销售排名"),
  profitRank: rank("行业利润排名"),
  products: texts("主要产品和服务"),
  business: prose("业务情况", "business situation"),
  employees: count("员工人数", "number of employees"),
  annualSales: money("年销售额"),
  annualProfit: balance("年利润"),
  size: choice("customerSize", "客户规模", {
    en: "customer size",
    ask: text("客户是多大规模的企业？", "How large is the customer?"),
  }),
  tier: choice("tier", "客户等级", {
    en: "customer tier",
    ask: text(
      "客户按销售额和利润排名属于哪一级？",
      "Which tier is the customer in by sales and profit?",
    ),
  }),
  importance: choice("importance", "客户重要程度", "customer importance"),
  fitsCriteria: yesNo("符合目标客户标准"),
  leadSource: choice("leadSource", "线索来源"),
  registeredAt: day("线索登记日", "day of registration"),
  developmentPlan: prose("发展规划"),
  mainProblem: prose("当前主要问题"),
  usingDepartment: line("使用部门"),
  technicalDepartment: line("技术部门"),
  buyingDepartment: line("采购部门"),
  decidingDepartment: line("决策部门"),
  supportingDepartment: line("支持部门"),
  installedProducts: texts("已装同类产品"),
  installedBrands: texts("已用品牌"),
  brandReason: prose("选用这些品牌的原因"),
  pastContractors: texts("合作过的工程商"),
  contractorReason: prose("选用这些工程商的原因"),
  systemLandscape: prose("现有网络与设备"),
  purchaseHabits: prose("历史采购习惯"),
  authorityLimits: prose("各级审批金额"),
  usualWinners: texts("常中标的供应商"),
  usualPaymentTerms: line("惯用付款条件"),
  purchasesPerYear: quantity("年采购次数"),
  annualBudget: money("年度采购预算"),
  annualQuantity: quantity("年度采购数量"),
  preferences: texts("产品偏好"),
  supplierRequirements: prose("供应商资质要求"),
  weAreQualified: yesNo("我方符合供应商资质"),
  customerSince: day("首次合作日", "day of the first deal"),
  salesWithUs: money("年成交额", "yearly sales by us"),
  satisfaction: choice("satisfaction", "对我方的满意度", "satisfaction with us"),
  loyalty: choice("degree", "客户忠诚度"),
});

/**
 * What is known of the customer as a company, whatever the deal.
 *
 * @useDeclaredType
 */
export type Account = DeepReadonly<z.infer<typeof accountSchema>>;
