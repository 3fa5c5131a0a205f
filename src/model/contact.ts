import type { z } from "zod";
import type { DeepReadonly } from "./field.ts";
import {
  choice,
  contactRef,
  count,
  day,
  idSchema,
  line,
  organisationRef,
  percent,
  prose,
  record,
  setOf,
  yesNo,
} from "./field.ts";
import { text } from "./text.ts";

const personal = true;

const personalSchema = record({
  family: prose("家庭状况", { personal }),
  homeTown: line("家乡", { personal }),
  university: line("毕业院校", { personal }),
  sports: line("喜欢的运动", { personal }),
  food: line("喜欢的餐厅和食物", { personal }),
  pets: line("宠物", { personal }),
  books: line("喜欢的书", { personal }),
  lastHoliday: line("上次度假", { personal }),
  nextHoliday: line("下次休假计划", { personal }),
  travel: line("行程", { personal }),
  colleagues: prose("与同事的关系", { en: "relations with colleagues", personal }),
  goals: prose("今年的工作目标", { personal }),
  career: prose("个人发展计划", { personal }),
});

/** A person at the customer or at another organisation of the deal. */
export const contactSchema = record({
  id: idSchema,
  name: line("姓名"),
  title: line("职务", "job title"),
  department: line("部门"),
  phone: line("电话"),
  email: line("邮箱"),
  office: line("办公地点"),
  addedAt: day("建档日", "day put on file"),
  organisation: organisationRef("所在单位", "employer"),
  reportsTo: contactRef("直接上级", "superior"),
  reachableThrough: contactRef("引荐人", "person to introduce us"),
  roles: setOf("role", "决策角色", "roles in the decision"),
  level: choice("level", "层级", {
    ask: text("在哪一层任职？", "At which level does this person work?"),
  }),
  function: choice("function", "职能"),
  stance: choice("stance", "立场"),
  relationship: choice("relationship", "与我方的关系", "relationship with us"),
  trust: choice("trust", "信任程度"),
  intensity: choice("intensity", "交往程度", "intensity of contact"),
  adoption: choice("adoption", "对新事物的态度", "attitude to novelty"),
  disc: choice("disc", "性格类型", "DISC type"),
  coaching: choice("coaching", "对我方的帮助", "help as a coach"),
  influence: percent("决策权重", "weight in the decision"),
  hasFinalSay: yesNo("有最终决定权"),
  hasReportingRight: yesNo("有汇报权"),
  supportsInAction: yesNo("以行动支持我方", "support in action"),
  brandAcceptance: choice("brandAcceptance", "对我方品牌的接受程度"),
  knowsUs: choice("degree", "对我方产品的了解", "knowledge of our products"),
  leansTo: organisationRef("倾向的竞争对手", "competitor leaned to"),
  faction: line("所属派系"),
  part: prose("在单位中的作用", "part played at work"),
  background: prose("工作背景"),
  need: prose("工作上的需求"),
  offer: prose("满足需求的办法", "way to meet the need"),
  concerns: prose("疑虑"),
  visits: count("拜访次数", "number of visits"),
  lastContactAt: day("最近联系日", "day of the last contact"),
  consents: yesNo("同意我方保存个人信息", "consent to personal data on file"),
  personal: personalSchema.optional(),
});

/**
 * A person at the customer or at another organisation of the deal.
 *
 * @useDeclaredType
 */
export type Contact = DeepReadonly<z.infer<typeof contactSchema>>;
