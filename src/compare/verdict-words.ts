import type { Standing } from "../assess/verdict.ts";
import type { Truth } from "../logic/truth.ts";
import type { MoneyTally } from "../model/money-tally.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { formatAmounts } from "../report/format-money.ts";
import { counted } from "../words/count-words.ts";
import { fill } from "../words/fill.ts";
import { severityWords } from "../words/severity.ts";
import { standingWords } from "../words/standing.ts";
import { truthWords } from "../words/truth.ts";
import { partWords } from "./comparison-words.ts";
import type { Cause, Shift, VerdictComparison } from "./verdict-difference.ts";

/** The words around what a comparison of verdicts says. */
export const verdictWords = {
  heading: text("对商机的影响（{}）", "What it does to deals ({})"),
  none: text("{}的结论都没有变化。", "All verdicts stay as they are ({})."),
  changed: text("{} / {}的结论有变化", "another verdict for {} of {}"),
  worse: text("变差", "worse"),
  better: text("变好", "better"),
  other: text("其他", "other"),
  moves: text("从哪里到哪里", "From what to what"),
  through: text("因为哪些规则", "Through which rules"),
  deals: text("逐个商机", "Deal by deal"),
  deal: text("商机", "deal"),
  amount: text("金额", "amount"),
  count: text("商机数", "deals"),
  shift: text("变化", "change"),
  because: text("经由", "through"),
  rule: text("规则", "rule"),
  share: text("{} 个，{}", "{}: {}"),
  structure: text("阶段的增删或顺序", "stages added, removed or put in another order"),
  unknownAmount: text("金额未知", "amount unknown"),
  more: text("另有 {} 个", "{} more"),
} as const satisfies Record<string, Text>;

/** How many deals there are. */
export const dealsCompared = counted("{} 个商机", "{} deal", "{} deals");

const shifts: Readonly<Record<Shift["property"], Text>> = {
  evidenced: text("证据阶段", "evidenced stage"),
  possible: text("可能阶段", "possible stage"),
  standing: text("成立情况", "standing"),
  next: text("下一阶段", "next stage"),
  mayAdvance: text("准入", "may advance"),
  floor: text("得分下限", "score floor"),
  ceiling: text("得分上限", "score ceiling"),
};

const doors: Readonly<Record<Truth, Text>> = {
  satisfied: text("可以", "yes"),
  failed: text("不可以", "no"),
  unknown: text("缺证据", "evidence missing"),
};

const arrow = text("{}：{} → {}", "{}: {} → {}");
const nowhere = text("–", "–");

/** Returns one shift of a verdict in words: "may advance: yes → evidence missing". */
export function describeShift(
  { property, from, to }: Shift,
  stages: VerdictComparison["stages"],
  lang: Language,
): string {
  const told = (value: string | number | null): string => {
    if (value === null) return nowhere[lang];
    if (property === "mayAdvance") return doors[value as Truth][lang];
    if (property === "standing") return standingWords[value as Standing][lang];
    return typeof value === "number" ? String(value) : (stages[value]?.[lang] ?? value);
  };
  return fill(arrow, lang, shifts[property][lang], told(from), told(to));
}

const nothing = text("无此项", "not there");
const notApplying = text("不适用", "does not apply");
const maybe = text("或不适用", "if it applies");
const weighing = text("权重 {}", "weight {}");
const essential = text("必备项", "essential");
const waived = text("已豁免", "waived");
const inStage = text("在“{}”", "in “{}”");
const mark = text("及格分 {}", "pass mark {}");
const entering = text("进入条件{}", "entry {}");
const ofPart = text("{}“{}”：{} → {}", "{} “{}”: {} → {}");

/** Returns what a verdict changed through, in words; only what differs is told. */
export function describeCause(
  cause: Cause,
  stages: VerdictComparison["stages"],
  lang: Language,
): string {
  const [before, after] = statesOf(cause, stages, lang);
  return fill(ofPart, lang, partWords[cause.part][lang], cause.title[lang], before, after);
}

function statesOf(
  cause: Cause,
  stages: VerdictComparison["stages"],
  lang: Language,
): readonly [string, string] {
  const told = (one: Cause["from"], other: Cause["from"]): string =>
    one === null ? nothing[lang] : stateWords(one, other, stages, lang);
  return [told(cause.from, cause.to), told(cause.to, cause.from)];
}

function stateWords(
  state: NonNullable<Cause["from"]>,
  other: Cause["from"],
  stages: VerdictComparison["stages"],
  lang: Language,
): string {
  const differs = (key: string): boolean =>
    other === null ||
    (state as unknown as Record<string, unknown>)[key] !==
      (other as unknown as Record<string, unknown>)[key];
  const applies = (truth: Truth): readonly string[] =>
    truth === "satisfied" ? [] : [(truth === "failed" ? notApplying : maybe)[lang]];
  const parts: string[] = [];
  if ("severity" in state) {
    parts.push(flagWords[state.truth][lang]);
    if (differs("severity")) parts.push(severityWords[state.severity][lang]);
  } else if ("passMark" in state) {
    parts.push(...applies(state.applies));
    if (differs("entry")) parts.push(fill(entering, lang, truthWords[state.entry][lang]));
    if (differs("passMark")) {
      parts.push(fill(mark, lang, String(state.passMark)));
      if (differs("exit")) parts.push(truthWords[state.exit][lang]);
    }
  } else {
    if (state.applies !== "failed") parts.push(truthWords[state.truth][lang]);
    parts.push(...applies(state.applies));
    if (differs("weight")) parts.push(fill(weighing, lang, String(state.weight)));
    if (differs("essential") && state.essential) parts.push(essential[lang]);
    if (state.waived) parts.push(waived[lang]);
    if (other !== null && differs("stage")) {
      parts.push(fill(inStage, lang, stages[state.stage]?.[lang] ?? state.stage));
    }
  }
  return parts.length === 0 ? nowhere[lang] : parts.join(lang === "zh" ? "，" : ", ");
}

const flagWords: Readonly<Record<Truth, Text>> = {
  satisfied: text("出现", "raised"),
  failed: text("未出现", "not raised"),
  unknown: text("待确认", "unknown"),
};

/** Returns the amounts of some deals, one for each currency. */
export function describeAmounts({ deals, amounts }: MoneyTally, lang: Language): string {
  const isUnknown = deals > 0 && amounts.length === 0;
  return isUnknown ? verdictWords.unknownAmount[lang] : formatAmounts(amounts, lang);
}
