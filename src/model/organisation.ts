import type { z } from "zod";
import type { DeepReadonly } from "./field.ts";
import {
  choice,
  contactRef,
  day,
  field,
  idSchema,
  line,
  organisationRef,
  prose,
  quantity,
  record,
  scale,
  texts,
  yesNo,
} from "./field.ts";

/** An organisation beside the customer: competitor, design institute, contractor, partner, … */
export const organisationSchema = record({
  id: idSchema,
  name: field(line(), "单位名称"),
  kind: field(choice("organisationKind"), "单位类型"),
  addedAt: field(day(), "建档日", { en: "day put on file" }),
  address: field(line(), "地址"),
  phone: field(line(), "电话"),
  departments: field(texts(), "涉及的科室", { en: "departments involved" }),
  keyContact: field(contactRef(), "关键联系人"),
  worksWith: field(organisationRef(), "合作绑定的单位", { en: "organisation it works with" }),
  partOf: field(organisationRef(), "上级单位", { en: "organisation it is part of" }),
  attitude: field(scale("attitude"), "对我方的态度", { en: "attitude to us" }),
  strength: field(scale("position"), "对业主的强弱地位", { en: "strength towards the customer" }),
  closeness: field(scale("closeness"), "与客户的关系", { en: "closeness to the customer" }),
  threat: field(scale("degree"), "对我方的威胁", { en: "threat to us" }),
  isMainCompetitor: field(yesNo(), "是主要竞争对手", { en: "is the main competitor" }),
  hasWorkedWithUs: field(yesNo(), "以往与我方合作过", { en: "has worked with us before" }),
  pastWork: field(prose(), "以往合作情况", { en: "past work with us" }),
  priceLevel: field(scale("degree"), "价格水平"),
  openIssues: field(prose(), "遗留问题", { en: "unsettled past issue" }),
  uses: field(prose(), "产品在客户处的使用情况", { en: "use of its products at the customer" }),
  satisfaction: field(scale("satisfaction"), "客户对其产品的满意度", {
    en: "customer's satisfaction with it",
  }),
  strengths: field(prose(), "优势", { en: "strong point" }),
  weaknesses: field(prose(), "劣势", { en: "weak point" }),
  salesperson: field(line(), "其销售代表", { personal: true }),
  salesStyle: field(prose(), "其销售特点", { personal: true }),
  salesTies: field(prose(), "其销售与客户的关系", {
    en: "salesperson's tie to the customer",
    personal: true,
  }),
  wantsGeneralContract: field(yesNo(), "有总承包意向", { en: "wants the general contract" }),
  brandDecider: field(contactRef(), "品牌决定人"),
  processManagerMatters: field(yesNo(), "工艺项目经理有影响力", {
    en: "its process manager has influence",
  }),
  promotedBrand: field(line(), "主推品牌"),
  isFavourite: field(yesNo(), "是业主倾向的单位", { en: "is the customer's favourite" }),
  isApprovedByCustomer: field(yesNo(), "客户公开认可", {
    en: "is openly approved by the customer",
  }),
  worksWithUs: field(yesNo(), "已确定与我方合作", { en: "has agreed to work with us" }),
  technicalDemands: field(prose(), "对我方的技术要求", { en: "technical demand on us" }),
  commercialDemands: field(prose(), "对我方的商务要求", { en: "commercial demand on us" }),
  response: field(prose(), "满足要求的办法", { en: "way to meet its demands" }),
  ourResources: field(prose(), "可用的内部资源", { en: "resource of ours to use" }),
  isBidder: field(yesNo(), "参与投标", { en: "takes part in the bidding" }),
  asksForQuotes: field(yesNo(), "是询价方", { en: "asks for quotations" }),
  isInformed: field(yesNo(), "我方已主动沟通", { en: "we have spoken to it" }),
  quotedPrice: field(quantity(0), "我方给它的报价", { en: "price we quoted it", unit: "money" }),
  isWinner: field(yesNo(), "已中标", { en: "has won the tender" }),
  negotiation: field(scale("negotiation"), "与中标方的谈判进展", {
    en: "progress of its negotiation with the winner",
  }),
  orderPriceIsFair: field(yesNo(), "订单价格合理", { en: "its order price is reasonable" }),
});

/** An organisation beside the customer: competitor, design institute, contractor, partner, … */
export type Organisation = DeepReadonly<z.infer<typeof organisationSchema>>;
