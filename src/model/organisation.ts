import type { z } from "zod";
import type { DeepReadonly } from "./field.ts";
import {
  choice,
  contactRef,
  day,
  idSchema,
  line,
  money,
  organisationRef,
  prose,
  record,
  texts,
  yesNo,
} from "./field.ts";

/** An organisation beside the customer: competitor, design institute, contractor, partner, … */
export const organisationSchema = record({
  id: idSchema,
  name: line("单位名称"),
  kind: choice("organisationKind", "单位类型", "kind of organisation"),
  addedAt: day("建档日", "day put on file"),
  address: line("地址"),
  phone: line("电话"),
  departments: texts("涉及的科室"),
  keyContact: contactRef("关键联系人"),
  worksWith: organisationRef("合作绑定的单位", "organisation it works with"),
  cooperation: prose("公开的合作方式", "open form of that work together"),
  partOf: organisationRef("上级单位", "parent organisation"),
  attitude: choice("attitude", "对我方的态度", "attitude to us"),
  strength: choice("position", "对业主的强弱地位", "strength towards the customer"),
  closeness: choice("closeness", "与客户的关系", "closeness to the customer"),
  threat: choice("degree", "对我方的威胁", "threat to us"),
  isMainCompetitor: yesNo("是主要竞争对手"),
  hasWorkedWithUs: yesNo("以往与我方合作过"),
  pastWork: prose("以往合作情况"),
  priceLevel: choice("degree", "价格水平"),
  openIssues: prose("遗留问题"),
  uses: prose("产品在客户处的使用情况", "use at the customer"),
  satisfaction: choice("satisfaction", "客户对其产品的满意度", "customer's satisfaction with it"),
  strengths: prose("优势"),
  weaknesses: prose("劣势"),
  salesperson: line("其销售代表", { personal: true }),
  salesStyle: prose("其销售特点", { personal: true }),
  salesTies: prose("其销售与客户的关系", {
    personal: true,
  }),
  wantsGeneralContract: yesNo("有总承包意向"),
  brandDecider: contactRef("品牌决定人"),
  processManagerMatters: yesNo("工艺项目经理有影响力"),
  visitProcessManager: yesNo("需要拜访工艺项目经理"),
  promotedBrand: line("主推品牌"),
  isFavourite: yesNo("是业主倾向的单位"),
  isApprovedByCustomer: yesNo("客户公开认可"),
  worksWithUs: yesNo("已确定与我方合作", "agreed to work with us"),
  technicalDemands: prose("对我方的技术要求"),
  commercialDemands: prose("对我方的商务要求"),
  response: prose("满足要求的办法", "way to meet its demands"),
  ourResources: prose("可用的内部资源", "internal resources"),
  isBidder: yesNo("参与投标"),
  asksForQuotes: yesNo("是询价方"),
  isInformed: yesNo("我方已主动沟通", "informed by us"),
  quotedPrice: money("我方给它的报价"),
  isWinner: yesNo("已中标"),
  negotiation: choice("negotiation", "与中标方的谈判进展"),
  orderPriceIsFair: yesNo("订单价格合理"),
});

/**
 * An organisation beside the customer: competitor, design institute, contractor, partner, …
 *
 * @useDeclaredType
 */
export type Organisation = DeepReadonly<z.infer<typeof organisationSchema>>;
