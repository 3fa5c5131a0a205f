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
  yesNo,
} from "./field.ts";

/** One need of the customer. */
export const needSchema = record({
  id: idSchema,
  kind: choice("needKind", "需求类型"),
  what: prose("需求内容", "need"),
  importance: choice("importance", "重要程度"),
  raisedBy: contactRef("提出人", "person who raised the need"),
  isConfirmed: yesNo("客户已确认"),
  isMet: yesNo("我方方案能满足"),
  answer: prose("满足办法"),
});

/** One date of the customer's plan. */
export const datedSchema = record({
  id: idSchema,
  kind: choice("dateKind", "日期类型"),
  day: day("日期"),
  isConfirmed: yesNo("客户已确认"),
  reason: prose("原因"),
  organisation: organisationRef("相关单位"),
});

/** One document of the deal, ours or the customer's. */
export const documentSchema = record({
  id: idSchema,
  kind: choice("documentKind", "文件类型"),
  title: line("文件标题"),
  status: choice("documentStatus", "文件状态"),
  day: day("文件日期"),
  contact: contactRef("客户方收发人"),
  organisation: organisationRef("出具单位"),
  isApproved: yesNo("已批准"),
  reference: line("文件编号或链接"),
  note: prose("备注"),
});

/** One activity with the customer, planned or done. */
export const activitySchema = record({
  id: idSchema,
  kind: choice("activityKind", "活动类型"),
  form: choice("exchangeForm", "交流形式"),
  level: choice("exchangeLevel", "交流层次"),
  status: choice("activityStatus", "活动状态"),
  day: day("活动日期"),
  contact: contactRef("主要对象"),
  organisation: organisationRef("相关单位"),
  audience: prose("参加人员"),
  purpose: prose("目的"),
  content: prose("内容"),
  strategy: prose("策略"),
  resources: prose("所需资源"),
  steps: prose("实施步骤"),
  owner: line("我方负责人"),
  cost: money("费用"),
  isAgreed: yesNo("时机已与客户沟通"),
  isPrepared: yesNo("准备充分"),
  result: prose("结果"),
  satisfaction: choice("satisfaction", "客户满意度"),
  reporter: contactRef("结果汇报人"),
});
