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
  yesNo,
} from "./field.ts";

/** One need of the customer. */
export const needSchema = record({
  id: idSchema,
  kind: field(choice("needKind"), "需求类型", { en: "kind of need" }),
  what: field(prose(), "需求内容", { en: "need in words" }),
  importance: field(scale("importance"), "重要程度"),
  raisedBy: field(contactRef(), "提出人", { en: "person who raised it" }),
  isConfirmed: field(yesNo(), "客户已确认", { en: "the customer has confirmed it" }),
  isMet: field(yesNo(), "我方方案能满足", { en: "our solution meets it" }),
  answer: field(prose(), "满足办法", { en: "way to meet it" }),
});

/** One date of the customer's plan. */
export const datedSchema = record({
  id: idSchema,
  kind: field(choice("dateKind"), "日期类型", { en: "kind of date" }),
  day: field(day(), "日期", { en: "day" }),
  isConfirmed: field(yesNo(), "客户已确认", { en: "the customer has confirmed it" }),
  reason: field(prose(), "原因", { en: "reason for the day" }),
  organisation: field(organisationRef(), "相关单位", { en: "one concerned" }),
});

/** One document of the deal, ours or the customer's. */
export const documentSchema = record({
  id: idSchema,
  kind: field(choice("documentKind"), "文件类型", { en: "kind of document" }),
  title: field(line(), "文件标题"),
  status: field(choice("documentStatus"), "文件状态"),
  day: field(day(), "文件日期", { en: "date of the document" }),
  contact: field(contactRef(), "客户方收发人", { en: "person who sent or received it" }),
  organisation: field(organisationRef(), "出具单位", { en: "one that issued it" }),
  isApproved: field(yesNo(), "已批准", { en: "it is approved" }),
  reference: field(line(), "文件编号或链接", { en: "number or link" }),
  note: field(prose(), "备注"),
});

/** One activity with the customer, planned or done. */
export const activitySchema = record({
  id: idSchema,
  kind: field(choice("activityKind"), "活动类型", { en: "kind of activity" }),
  form: field(choice("exchangeForm"), "交流形式", { en: "form of exchange" }),
  level: field(scale("exchangeLevel"), "交流层次", { en: "level of exchange" }),
  status: field(choice("activityStatus"), "活动状态"),
  day: field(day(), "活动日期", { en: "day of the activity" }),
  contact: field(contactRef(), "主要对象", { en: "main person met" }),
  organisation: field(organisationRef(), "相关单位", { en: "one concerned" }),
  audience: field(prose(), "参加人员"),
  purpose: field(prose(), "目的"),
  content: field(prose(), "内容"),
  strategy: field(prose(), "策略"),
  resources: field(prose(), "所需资源", { en: "resource needed" }),
  steps: field(prose(), "实施步骤", { en: "plan of steps" }),
  owner: field(line(), "我方负责人", { en: "person in charge" }),
  cost: field(quantity(0), "费用", { unit: "money" }),
  isAgreed: field(yesNo(), "时机已与客户沟通", { en: "the timing is agreed with the customer" }),
  isPrepared: field(yesNo(), "准备充分", { en: "it is well prepared" }),
  result: field(prose(), "结果"),
  satisfaction: field(scale("satisfaction"), "客户满意度", { en: "customer's satisfaction" }),
  reporter: field(contactRef(), "结果汇报人", { en: "person who reports the result" }),
});

/** One need of the customer. */
export type Need = DeepReadonly<z.infer<typeof needSchema>>;

/** One date of the customer's plan. */
export type DatedEvent = DeepReadonly<z.infer<typeof datedSchema>>;

/** One document of the deal, ours or the customer's. */
export type DealDocument = DeepReadonly<z.infer<typeof documentSchema>>;

/** One activity with the customer, planned or done. */
export type Activity = DeepReadonly<z.infer<typeof activitySchema>>;
