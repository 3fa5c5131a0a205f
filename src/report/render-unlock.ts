import { sourceKinds } from "../assess/source-kinds.ts";
import {
  type Cannot,
  mostSets,
  type Unlock,
  type UnlockAnswer,
  type UnlockSet,
} from "../assess/unlock/unlock.ts";
import type { MissingItem } from "../assess/verdict.ts";
import type { FactType } from "../facts/fact-type.ts";
import type { Deal } from "../model/deal.ts";
import type { FieldValue } from "../model/field-value.ts";
import { isRecord } from "../model/is-record.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { listClauses, listOut } from "../words/enumeration.ts";
import { fill } from "../words/fill.ts";
import { describeValue } from "../words/value.ts";
import { openPage, type Page } from "./page.ts";
import type { PlanWords, ReportOptions } from "./report-options.ts";
import { titleOfCheckpoint, titleOfFlag, titleOfStage } from "./rule-names.ts";
import { span } from "./span.ts";
import { askOf, describeDemand } from "./write-asks.ts";

const words = {
  open: text("“{}”的门已经打开", "the door of {} is open"),
  least: text(
    "打开“{}”的门最少要 {} 项证据，办法有 {} 种：",
    "least evidence to open the door of {}: {}; ways to do it: {}",
  ),
  atMost: text(
    "打开“{}”的门，已找到只要 {} 项证据的办法 {} 种（搜索到达步数上限，可能还有更少的）：",
    "evidence to open the door of {}: {}; ways found so far: {} (the search reached its limit, less may do)",
  ),
  notFound: text(
    "搜索到达步数上限，还没有找到打开“{}”的门的办法",
    "the search reached its limit before it found a way to open the door of {}",
  ),
  common: text("每种办法都要：", "every way takes:"),
  way: text("办法 {}：", "way {}:"),
  instance: text("如：{}", "such as {}"),
  anything: text("有内容即可", "anything on file"),
  newcomer: text("如：{}", "such as one with {}"),
  because: text("涉及：{}", "because of: {}"),
  noStage: text("下一阶段", "the next stage"),
} as const satisfies Record<string, Text>;

const reasons: Readonly<Record<Cannot["reason"], Text>> = {
  closed: text("商机已关闭，没有门可开", "the deal is closed"),
  "no-stages": text("这个规则集没有阶段门", "the rule set has no doors"),
  "no-next-stage": text("已是最后一个阶段", "this is the last stage"),
  "unknown-stage": text(
    "没有这个阶段，或登记的阶段不在规则里",
    "there is no such stage, or the rules do not know the recorded one",
  ),
  "already-failed": text(
    "补证据打不开“{}”的门：已知的情况不符合要求",
    "no further evidence opens the door of {}: what is known speaks against it",
  ),
  blocked: text(
    "补证据打不开“{}”的门：有阻断项",
    "no further evidence opens the door of {}: a flag bars it",
  ),
  "opaque-facts": text(
    "“{}”的门由应用自行计算的事实关着，补证据未必打得开",
    "the door of {} is shut by what the app works out itself",
  ),
  "said-today": text(
    "“{}”的门问到的事，当天的记录互相矛盾、不完整或读不出：请撤销其中不对的，或改日再记",
    "what the door of {} asks about was put on file this very day, and contradicts itself, is not whole or cannot be read: withdraw what is wrong, or answer another day",
  ),
  "complete-list": text(
    "“{}”的门问到的人或事，不在已说明齐全的名单上：请先更正名单",
    "the door of {} asks for somebody who is not on a list that is said to be complete: correct it first",
  ),
  impossible: text("怎样回答都打不开“{}”的门", "no answers whatever open the door of {}"),
};

/**
 * Returns the smallest sets of evidence that would open a door, each as a list of questions with an
 * answer that would do, or the reason that none can.
 */
export function renderUnlock(
  plan: PlanWords,
  deal: Deal,
  unlock: Unlock,
  options: ReportOptions,
): string {
  const { lang } = options;
  const page = openPage(options);
  const { stage, sets, exact, open, cannot } = unlock;
  const title = stage === null ? words.noStage[lang] : titleOfStage(plan, stage, lang);
  const [first] = sets;
  if (open === true) {
    page.line([span(fill(words.open, lang, title), "good")]);
  } else if (cannot !== undefined) {
    page.line([span(fill(reasons[cannot.reason], lang, title), "bad")]);
    writeCulprits(plan, cannot, lang, page);
  } else if (first === undefined) {
    page.line([span(fill(words.notFound, lang, title), "open")]);
  } else {
    const size = String(first.items.length);
    const count = sets.length < mostSets ? String(sets.length) : `${mostSets}+`;
    page.line([span(fill(exact ? words.least : words.atMost, lang, title, size, count), "strong")]);
    writeWays(sets, deal, lang, page);
  }
  return page.text();
}

/** Writes what all ways have in common once, then what each takes besides. */
function writeWays(sets: readonly UnlockSet[], deal: Deal, lang: Language, page: Page): void {
  const [first, ...others] = sets.map(stepsIn);
  if (first === undefined) return;
  if (others.length === 0) {
    writeSteps(first, deal, lang, page);
    return;
  }
  const isCommon = (step: Step): boolean =>
    others.every((steps) => steps.some((other) => isAlike(step, other)));
  const common = first.filter(isCommon);
  if (common.length > 0) {
    page.line([span(words.common[lang], "faint")]);
    writeSteps(common, deal, lang, page);
  }
  [first, ...others].forEach((steps, index) => {
    page.line([span(fill(words.way, lang, String(index + 1)), "faint")]);
    const own = steps.filter((step) => !common.some((other) => isAlike(step, other)));
    writeSteps(own, deal, lang, page);
  });
}

/** An item with an answer that would do. */
interface Step {
  readonly item: MissingItem;
  readonly answer: UnlockAnswer;
}

function stepsIn({ items, answers }: UnlockSet): readonly Step[] {
  return items.flatMap((item, index) => {
    const answer = answers[index];
    return answer === undefined ? [] : [{ item, answer }];
  });
}

function isAlike(one: Step, other: Step): boolean {
  return (
    one.item.id === other.item.id &&
    JSON.stringify(one.answer.value) === JSON.stringify(other.answer.value)
  );
}

function writeCulprits(plan: PlanWords, cannot: Cannot, lang: Language, page: Page): void {
  const titles = [
    ...cannot.checkpoints.map((id) => titleOfCheckpoint(plan, id, lang)),
    ...cannot.stages.map((id) => titleOfStage(plan, id, lang)),
    ...cannot.flags.map((id) => titleOfFlag(plan, id, lang)),
  ];
  if (titles.length > 0) page.line([fill(words.because, lang, listOut(titles, lang))], 2, 4);
}

function writeSteps(steps: readonly Step[], deal: Deal, lang: Language, page: Page): void {
  const digits = String(steps.length).length;
  steps.forEach(({ item, answer }, index) => {
    const number = `${String(index + 1).padStart(digits)}. `;
    const indent = 2 + number.length;
    page.line([number, askOf(item, { deal, lang })], 2, indent);
    const value = span(`→ ${valueOfAnswer(item, answer, lang)}`, "good");
    const demand = describeDemand(demandedOf(item, answer), lang).map((told) => ` · ${told}`);
    page.line([value, span(demand.join(""), "faint")], indent, indent + 2);
  });
}

/** Returns the source that the answer must come from; of somebody yet to be found the strongest. */
function demandedOf({ kind, source, fields }: MissingItem, { value }: UnlockAnswer) {
  if (kind !== "person" || !isRecord(value)) return source;
  const demanded = (fields ?? []).filter(({ what }) => Object.hasOwn(value, what));
  return sourceKinds.findLast((one) => demanded.some((field) => field.source === one));
}

/** Returns an answer in words; somebody yet to be found by all that must be known of them. */
function valueOfAnswer(item: MissingItem, { value }: UnlockAnswer, lang: Language): string {
  // The search stands an ellipsis for any text at all.
  if (value === "…") return words.anything[lang];
  if (item.kind !== "person" || !isRecord(value)) {
    const told = describeValue(value, item.type, lang);
    return item.type.kind === "boolean" ? told : fill(words.instance, lang, told);
  }
  const known = (item.fields ?? []).flatMap(({ what, title, type }) =>
    Object.hasOwn(value, what) ? [nameAndValue(title, value[what] ?? null, type, lang)] : [],
  );
  return known.length === 0
    ? describeValue(true, { kind: "boolean" }, lang)
    : fill(words.newcomer, lang, listClauses(known, lang));
}

function nameAndValue(title: Text, value: FieldValue, type: FactType, lang: Language): string {
  return `${title[lang]}${lang === "zh" ? "：" : ": "}${describeValue(value, type, lang)}`;
}
