import type { DoorReport } from "../analyze/prove/compare-doors.ts";
import { type Proof, type ProofStatus, proofCodes } from "../analyze/prove/proof.ts";
import {
  proofWords,
  reasonWords,
  relationWords,
  statusWords,
} from "../analyze/prove/proof-words.ts";
import type { ProofReport } from "../analyze/prove/prove-rule-set.ts";
import { valuesAlong } from "../model/pointer.ts";
import { type Language, type Text, text } from "../model/text.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { counted, countWords } from "../words/count-words.ts";
import { fill } from "../words/fill.ts";
import { openPage, type Page } from "./page.ts";
import type { ReportOptions } from "./report-options.ts";
import { type Span, type Style, span } from "./span.ts";

const styles: Readonly<Record<ProofStatus, Style>> = {
  proven: "good",
  refuted: "bad",
  conditional: "open",
  undecided: "open",
};

const words = {
  head: text("{} {}，按 {}：{}", "{} {} on {}: {}"),
  question: text("问题", "question"),
  asked: text("问了", "asked"),
  because: text("因为", "because of"),
  assuming: text("前提是应用给出", "if the app says so of"),
  intended: text("规则里注明是有意的", "meant to be so, says a note"),
  file: text("反例", "counterexample"),
  doors: text("{} {} → {} {}，按 {}", "{} {} → {} {}, on {}"),
  enter: text("进入“{}”", "into “{}”"),
  leave: text("走出“{}”", "out of “{}”"),
  onlyNew: text("只有新规则放行", "only the new rules let in"),
  onlyOld: text("只有旧规则放行", "only the old rules let in"),
  added: text("新增的门", "doors that are new"),
  removed: text("去掉的门", "doors that are gone"),
} as const satisfies Record<string, Text>;

const questions = counted("{} 个问题", "{} question", "{} questions");

/** Where counterexamples were written to, by their deals' ids. */
export type Written = ReadonlyMap<string, string>;

/** Returns what was proven of a rule set, for people. */
export function renderProofs(
  report: ProofReport,
  ruleSet: RuleSet,
  written: Written,
  options: ReportOptions,
): string {
  const { lang } = options;
  const page = openPage(options);
  const { proofs, asOf } = report;
  const { id, version } = report.ruleSet;
  page.line([
    span(
      fill(words.head, lang, id, version, asOf, countWords(proofs.length, questions, lang)),
      "strong",
    ),
  ]);
  page.gap();
  const statuses = ["proven", "refuted", "conditional", "undecided"] as const;
  const shown = statuses.filter(
    (status) => status === "proven" || proofs.some((proof) => proof.status === status),
  );
  const columns = [
    { head: span(words.question[lang], "faint"), least: 20 },
    ...shown.map((status) => ({
      head: span(statusWords[status][lang], "faint"),
      align: "right" as const,
    })),
  ];
  const rows = proofCodes.flatMap((code): readonly (readonly Span[])[] => {
    const own = proofs.filter((proof) => proof.code === code);
    if (own.length === 0) return [];
    const cells = shown.map((status) => {
      const count = own.filter((proof) => proof.status === status).length;
      return span(count === 0 ? "" : String(count), styles[status]);
    });
    return [[span(proofWords[code].question[lang]), ...cells]];
  });
  page.table(columns, rows);
  for (const proof of proofs) {
    if (proof.status !== "proven") writeProof(page, proof, ruleSet, written, lang);
  }
  return page.text();
}

function writeProof(
  page: Page,
  proof: Proof,
  ruleSet: RuleSet,
  written: Written,
  lang: Language,
): void {
  const colon = lang === "zh" ? "：" : ": ";
  const comma = lang === "zh" ? "、" : ", ";
  const { code, status, pointer, subject, reason, because, assuming, deals, intended } = proof;
  const name = titleAt(ruleSet, pointer)?.[lang] ?? subject;
  page.gap();
  page.line([
    span(`${fill(proofWords[code].claim, lang, name)}${colon}`, "strong"),
    span(statusWords[status][lang], intended ? "faint" : styles[status]),
  ]);
  page.line([span(pointer, "faint")], 2);
  const tell = (label: Text, value: string) => page.line([`${label[lang]}${colon}${value}`], 2);
  if (reason !== undefined) page.line([reasonWords[reason][lang]], 2);
  if (because !== undefined) {
    tell(words.because, because.map((place) => placeName(ruleSet, place, lang)).join(comma));
  }
  if (assuming !== undefined) tell(words.assuming, assuming.join(comma));
  if (intended === true) page.line([words.intended[lang]], 2);
  for (const { id } of deals ?? []) {
    const file = written.get(id);
    if (file !== undefined) tell(words.file, file);
  }
}

/** Returns how the doors of two rule sets stand to each other, for people. */
export function renderDoors(
  report: DoorReport,
  ruleSet: RuleSet,
  written: Written,
  options: ReportOptions,
): string {
  const { lang } = options;
  const page = openPage(options);
  const { older, newer, asOf, doors, added, removed } = report;
  const names = [older.id, older.version, newer.id, newer.version, asOf];
  page.line([span(fill(words.doors, lang, ...names), "strong")]);
  const colon = lang === "zh" ? "：" : ": ";
  const comma = lang === "zh" ? "、" : ", ";
  for (const { stage, side, relation, reason, assuming, onlyNew, onlyOld } of doors) {
    const title = ruleSet.stages?.find(({ id }) => id === stage)?.title[lang] ?? stage;
    const style = relation === "equivalent" ? "good" : relation === "undecided" ? "open" : "bad";
    page.line([
      `${fill(words[side], lang, title)}${colon}`,
      span(relationWords[relation][lang], style),
    ]);
    if (reason !== undefined) page.line([reasonWords[reason][lang]], 2);
    if (assuming !== undefined) {
      page.line([`${words.assuming[lang]}${colon}${assuming.join(comma)}`], 2);
    }
    for (const [label, deal] of [
      [words.onlyNew, onlyNew],
      [words.onlyOld, onlyOld],
    ] as const) {
      if (deal === undefined) continue;
      page.line([`${label[lang]}${colon}${written.get(deal.id) ?? deal.id}`], 2);
    }
  }
  if (added.length > 0) page.line([`${words.added[lang]}${colon}${added.join(comma)}`]);
  if (removed.length > 0) page.line([`${words.removed[lang]}${colon}${removed.join(comma)}`]);
  return page.text();
}

/** Returns the title of what a pointer leads to, or leads into. */
function titleAt(ruleSet: RuleSet, pointer: string): Text | undefined {
  return valuesAlong(ruleSet, pointer)
    .slice(1)
    .map((value) => (Object(value) as { readonly title?: Text }).title)
    .findLast((title) => title !== undefined);
}

function placeName(ruleSet: RuleSet, pointer: string, lang: Language): string {
  const title = titleAt(ruleSet, pointer);
  const open = lang === "zh" ? "（" : " (";
  const close = lang === "zh" ? "）" : ")";
  return title === undefined ? pointer : `“${title[lang]}”${open}${pointer}${close}`;
}
