import { accountSchema } from "../model/account.ts";
import { contactSchema } from "../model/contact.ts";
import { type Attribute, attributesOf } from "../model/field.ts";
import { opportunitySchema } from "../model/opportunity.ts";
import {
  activitySchema,
  datedSchema,
  documentSchema,
  needSchema,
} from "../model/opportunity-lists.ts";
import { organisationSchema } from "../model/organisation.ts";
import { unordered } from "../model/scale.ts";
import { scaleOf } from "../model/scales.ts";
import { type Text, text } from "../model/text.ts";
import type { Fact } from "./fact.ts";
import type { ChoiceType, FactType } from "./fact-type.ts";
import { byList, type Lexicon } from "./lexicon.ts";
import type { DaysReading, ListName, Subject, ValueReading } from "./reading.ts";

/** Where the elements of each list stand in a deal. */
export const listPaths = {
  contacts: ["contacts"],
  organisations: ["organisations"],
  needs: ["opportunity", "needs"],
  documents: ["opportunity", "documents"],
  activities: ["opportunity", "activities"],
  dates: ["opportunity", "dates"],
} as const;

/** Roles that give a person a say in the decision. */
export const decisionRoles: ReadonlySet<string> = new Set([
  "technical-evaluator",
  "commercial-evaluator",
  "influencer",
  "payer",
  "tender-drafter",
  "tender-reviewer",
  "bid-evaluator",
  "decider",
  "approver",
]);

/** Returns the type of a scale or choice of the model. */
export function choiceOf(scale: Parameters<typeof scaleOf>[0]): ChoiceType {
  return { kind: "choice", ...scaleOf(scale), scale };
}

function typeOf({ type, unit }: Attribute): FactType {
  switch (type.kind) {
    case "boolean":
    case "date":
      return type;
    case "number":
      return unit === undefined ? type : { ...type, unit };
    case "choice":
      return choiceOf(type.of);
    case "set":
      return { kind: "set", of: type.of === undefined ? { kind: "text" } : choiceOf(type.of) };
    case "text":
      return { kind: "text" };
    case "reference":
      return { kind: "text", leadsTo: `${type.to}s` };
  }
}

function factsOf(
  attributes: readonly Attribute[],
  subject: Subject,
  ...others: readonly Fact[]
): ReadonlyMap<string, Fact> {
  const facts = attributes.flatMap((attribute) => {
    const { name, title, ask, personal } = attribute;
    // When somebody came on file is bookkeeping: nothing that a rule could ask.
    if (name === "addedAt") return [];
    const reading: ValueReading = { read: "value", subject, what: name, plain: name.split(".") };
    const fact: Fact = { name, title, ask, type: typeOf(attribute), reading, personal };
    return fact.type.kind === "date" ? [fact, ...daysOf(fact, reading)] : [fact];
  });
  return new Map([...facts, ...others].map((fact) => [fact.name, fact]));
}

/** Returns the facts that count the days until and since a date. */
export function daysOf(fact: Fact, of: ValueReading): readonly Fact[] {
  const days = (word: string, direction: DaysReading["direction"], title: Text): Fact => ({
    ...fact,
    name: `${fact.name}.${word}`,
    title,
    type: { kind: "number", integer: true, unit: "days" },
    reading: { read: "days", of, direction },
  });
  const { zh, en } = fact.title;
  return [
    days("daysUntil", "until", text(`距${zh}的天数`, `days until the ${en}`)),
    days("daysAgo", "ago", text(`${zh}已过天数`, `days since the ${en}`)),
  ];
}

const verdictFacts: readonly Fact[] = (
  [
    ["standing", "宣称阶段的成立情况", "standing of the claimed stage"],
    ["floor", "得分下限", "lower bound of the score"],
    ["ceiling", "得分上限", "upper bound of the score"],
    ["stale", "已过期的证据数", "number of stale observations"],
    ["conflicts", "互相矛盾的证据数", "number of conflicting observations"],
    ["attested", "仅凭判断满足的检查点数", "number of checkpoints met by judgement alone"],
    [
      "attestedShare",
      "仅凭判断的占比",
      "share of the checkpoints met that rest on judgement alone",
    ],
    ["waived", "豁免的检查点数", "number of waived checkpoints"],
    ["presumed", "推定通过的阶段数", "number of presumed stages"],
  ] as const
).map(([property, zh, en]) => ({
  name: `verdict.${property}`,
  title: text(zh, en),
  ask: text(zh, en),
  type:
    property === "standing"
      ? {
          kind: "choice",
          ...unordered({
            supported: "有证据支持",
            understated: "低报",
            unproven: "待证实",
            overstated: "高报",
            unclaimed: "未宣称",
          }),
        }
      : property === "attestedShare"
        ? { kind: "number", min: 0, max: 1 }
        : { kind: "number", min: 0, integer: true },
  reading: { read: "verdict", property },
}));

const schemas = {
  contacts: contactSchema,
  organisations: organisationSchema,
  needs: needSchema,
  documents: documentSchema,
  activities: activitySchema,
  dates: datedSchema,
} as const satisfies Record<ListName, unknown>;

/** Every fact of the model, by its name: what a rule may use without declaring anything. */
export const factCatalogue: Lexicon = {
  deal: factsOf(
    [
      ...attributesOf(accountSchema, "account."),
      ...attributesOf(opportunitySchema, "opportunity."),
    ],
    "deal",
    ...verdictFacts,
  ),
  elements: byList((list) => factsOf(attributesOf(schemas[list]), list)),
};
