import type { z } from "zod";
import type { DeepReadonly } from "./field.ts";
import {
  choice,
  contactRef,
  count,
  day,
  field,
  idSchema,
  line,
  organisationRef,
  prose,
  quantity,
  record,
  scale,
  setOf,
  yesNo,
} from "./field.ts";

const personal = true;

const personalSchema = record({
  family: field(prose(), "家庭状况", { personal }),
  homeTown: field(line(), "家乡", { personal }),
  university: field(line(), "毕业院校", { personal }),
  sports: field(line(), "喜欢的运动", { personal }),
  food: field(line(), "喜欢的餐厅和食物", { personal }),
  pets: field(line(), "宠物", { personal }),
  books: field(line(), "喜欢的书", { personal }),
  lastHoliday: field(line(), "上次度假", { personal }),
  nextHoliday: field(line(), "下次休假计划", { personal }),
  travel: field(line(), "行程", { personal }),
  colleagues: field(prose(), "与同事的关系", { en: "relations with colleagues", personal }),
  goals: field(prose(), "今年的工作目标", { personal }),
  career: field(prose(), "个人发展计划", { personal }),
});

/** A person at the customer or at another organisation of the deal. */
export const contactSchema = record({
  id: idSchema,
  name: field(line(), "姓名"),
  title: field(line(), "职务", { en: "job title" }),
  department: field(line(), "部门"),
  phone: field(line(), "电话"),
  email: field(line(), "邮箱"),
  office: field(line(), "办公地点"),
  addedAt: field(day(), "建档日", { en: "day put on file" }),
  organisation: field(organisationRef(), "所在单位", { en: "employer" }),
  reportsTo: field(contactRef(), "直接上级", { en: "superior" }),
  reachableThrough: field(contactRef(), "引荐人", { en: "person to introduce us" }),
  roles: field(setOf("role"), "决策角色", { en: "roles in the decision" }),
  level: field(scale("level"), "层级"),
  function: field(choice("function"), "职能"),
  stance: field(scale("stance"), "立场"),
  relationship: field(scale("relationship"), "与我方的关系", { en: "relationship with us" }),
  trust: field(scale("trust"), "信任程度"),
  intensity: field(scale("intensity"), "交往程度", { en: "intensity of contact" }),
  adoption: field(scale("adoption"), "对新事物的态度", { en: "attitude to novelty" }),
  disc: field(choice("disc"), "性格类型", { en: "DISC type" }),
  coaching: field(scale("coaching"), "对我方的帮助", { en: "help as a coach" }),
  influence: field(quantity(0, 100), "决策权重", { en: "weight in the decision", unit: "percent" }),
  hasFinalSay: field(yesNo(), "有最终决定权"),
  hasReportingRight: field(yesNo(), "有汇报权"),
  supportsInAction: field(yesNo(), "以行动支持我方", { en: "support in action" }),
  brandAcceptance: field(scale("brandAcceptance"), "对我方品牌的接受程度"),
  knowsUs: field(scale("degree"), "对我方产品的了解", { en: "knowledge of our products" }),
  leansTo: field(organisationRef(), "倾向的竞争对手", { en: "competitor leaned to" }),
  faction: field(line(), "所属派系"),
  part: field(prose(), "在单位中的作用", { en: "part played at work" }),
  background: field(prose(), "工作背景"),
  need: field(prose(), "工作上的需求"),
  offer: field(prose(), "满足需求的办法", { en: "way to meet the need" }),
  concerns: field(prose(), "疑虑"),
  visits: field(count(), "拜访次数", { en: "number of visits" }),
  lastContactAt: field(day(), "最近联系日", { en: "last contact" }),
  consents: field(yesNo(), "同意我方保存个人信息", { en: "consent to personal data on file" }),
  personal: personalSchema.optional(),
});

/** A person at the customer or at another organisation of the deal. */
export type Contact = DeepReadonly<z.infer<typeof contactSchema>>;
