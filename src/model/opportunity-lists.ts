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
  kind: field(choice("needKind"), "需求类型"),
  what: field(prose(), "需求内容", { en: "need" }),
  importance: field(scale("importance"), "重要程度"),
  raisedBy: field(contactRef(), "提出人"),
  isConfirmed: field(yesNo(), "客户已确认"),
  isMet: field(yesNo(), "我方方案能满足"),
  answer: field(prose(), "满足办法"),
});

/** One date of the customer's plan. */
export const datedSchema = record({
  id: idSchema,
  kind: field(choice("dateKind"), "日期类型"),
  day: field(day(), "日期"),
  isConfirmed: field(yesNo(), "客户已确认"),
  reason: field(prose(), "原因"),
  organisation: field(organisationRef(), "相关单位"),
});

/** One document of the deal, ours or the customer's. */
export const documentSchema = record({
  id: idSchema,
  kind: field(choice("documentKind"), "文件类型"),
  title: field(line(), "文件标题"),
  status: field(choice("documentStatus"), "文件状态"),
  day: field(day(), "文件日期"),
  contact: field(contactRef(), "客户方收发人"),
  organisation: field(organisationRef(), "出具单位"),
  isApproved: field(yesNo(), "已批准"),
  reference: field(line(), "文件编号或链接"),
  note: field(prose(), "备注"),
});

/** One activity with the customer, planned or done. */
export const activitySchema = record({
  id: idSchema,
  kind: field(choice("activityKind"), "活动类型"),
  form: field(choice("exchangeForm"), "交流形式"),
  level: field(scale("exchangeLevel"), "交流层次"),
  status: field(choice("activityStatus"), "活动状态"),
  day: field(day(), "活动日期"),
  contact: field(contactRef(), "主要对象"),
  organisation: field(organisationRef(), "相关单位"),
  audience: field(prose(), "参加人员"),
  purpose: field(prose(), "目的"),
  content: field(prose(), "内容"),
  strategy: field(prose(), "策略"),
  resources: field(prose(), "所需资源"),
  steps: field(prose(), "实施步骤"),
  owner: field(line(), "我方负责人"),
  cost: field(quantity(0), "费用", { unit: "money" }),
  isAgreed: field(yesNo(), "时机已与客户沟通"),
  isPrepared: field(yesNo(), "准备充分"),
  result: field(prose(), "结果"),
  satisfaction: field(scale("satisfaction"), "客户满意度"),
  reporter: field(contactRef(), "结果汇报人"),
});

/** One need of the customer. */
export type Need = DeepReadonly<z.infer<typeof needSchema>>;

/** One date of the customer's plan. */
export type DatedEvent = DeepReadonly<z.infer<typeof datedSchema>>;

/** One document of the deal, ours or the customer's. */
export type DealDocument = DeepReadonly<z.infer<typeof documentSchema>>;

/** One activity with the customer, planned or done. */
export type Activity = DeepReadonly<z.infer<typeof activitySchema>>;
