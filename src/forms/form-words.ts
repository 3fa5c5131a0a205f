import { type Language, type Text, text } from "../model/text.ts";
import { unknownReasonWords } from "../words/missing.ts";
import { describeValue } from "../words/value.ts";
import type {
  FilledCell,
  FilledForm,
  FilledSection,
  FilledValue,
  FormMissing,
} from "./filled-form.ts";

/** The words around what a form says. */
export const formWords = {
  label: text("栏目", "field"),
  content: text("内容", "content"),
  none: text("无", "none"),
  signature: text("（签字）", "(signature)"),
  blank: text("待补", "missing"),
  ours: text("（我方补充）", " (ours)"),
  law: text("法律依据：", "Law: "),
  missing: text("缺失证据", "missing evidence"),
  nothingMissing: text("没有空白。", "No blanks."),
  number: text("序号", "no."),
  what: text("记录项", "observation"),
  about: text("对象", "about"),
  ask: text("要问的问题", "question"),
  reason: text("原因", "why"),
  deal: text("商机", "deal"),
} as const satisfies Readonly<Record<string, Text>>;

/** Returns one value of a blank in words. */
function describeFilled({ value, type, name, title }: FilledValue, lang: Language): string {
  return title?.[lang] ?? name ?? describeValue(value, type, lang);
}

/** Returns the numbers that the missing items of a form go by, from 1, by deal and id. */
export function numbersOf({ missing }: FilledForm): (deal: string, id: string) => number {
  const numbers = new Map(
    missing.map(({ deal, id }, index) => [JSON.stringify([deal, id]), index + 1]),
  );
  return (deal, id) => numbers.get(JSON.stringify([deal, id])) ?? 0;
}

/** Returns what is said of something to find out: "待补 3、4". */
export function describeBlank(numbers: readonly number[], lang: Language): string {
  const listed = numbers.join(lang === "zh" ? "、" : ", ");
  return lang === "zh"
    ? `【${formWords.blank.zh} ${listed}】`
    : `[${formWords.blank.en} ${listed}]`;
}

/** Returns what a cell says: its values, or why there are none. */
export function describeCell(
  cell: FilledCell,
  numberOf: (id: string) => number,
  lang: Language,
): readonly string[] {
  const blank = cell.missing.length > 0 ? [describeBlank(cell.missing.map(numberOf), lang)] : [];
  switch (cell.state) {
    case "filled":
      return [...cell.values.map((value) => describeFilled(value, lang)), ...blank];
    case "missing":
      return blank;
    case "none":
      return [formWords.none[lang]];
    case "withheld":
      return [];
    case "signature":
      return [formWords.signature[lang]];
  }
}

/** Returns the deal whose blanks stand in a row of a section. */
export function dealOfRow({ deals }: FilledForm, { layout }: FilledSection, row: number): string {
  return deals[layout === "deals" ? row : 0]?.id ?? "";
}

/** Returns the line below the title: which deal, or how many, and the day. */
export function describeDeals({ deals, asOf }: FilledForm, lang: Language): string {
  const [first, second] = deals;
  const one = first?.name ?? first?.id ?? "";
  const zh = second === undefined ? `商机：${one}` : `商机：${deals.length} 个`;
  const en = second === undefined ? `deal: ${one}` : `${deals.length} deals`;
  return lang === "zh" ? `${zh} · 截至 ${asOf}` : `${en} · as of ${asOf}`;
}

/** Returns the title of a form with its id. */
export function describeForm({ title, id }: FilledForm, lang: Language): string {
  return lang === "zh" ? `${title.zh}（${id}）` : `${title.en} (${id})`;
}

/** Returns the heading of a section or a label, marked where it is ours. */
export function describeTitle(
  { title, ours }: { readonly title: Text; readonly ours: boolean },
  lang: Language,
): string {
  return ours ? title[lang] + formWords.ours[lang] : title[lang];
}

/** Returns the rows of the list of what is missing, heads first. */
export function missingRows(form: FilledForm, lang: Language): readonly (readonly string[])[] {
  const isJoined = form.deals.length > 1;
  const heads = [
    formWords.number,
    ...(isJoined ? [formWords.deal] : []),
    formWords.ask,
    formWords.about,
    formWords.what,
    formWords.reason,
  ].map((word) => word[lang]);
  return [
    heads,
    ...form.missing.map((item, index) => [
      String(index + 1),
      ...(isJoined ? [item.deal] : []),
      item.ask[lang],
      aboutOf(item, lang),
      item.what,
      unknownReasonWords[item.reason][lang],
    ]),
  ];
}

function aboutOf({ about = "", aboutName }: FormMissing, lang: Language): string {
  if (aboutName === undefined || aboutName === about) return about;
  return lang === "zh" ? `${aboutName}（${about}）` : `${aboutName} (${about})`;
}
