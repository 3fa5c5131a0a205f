import type { Doubt, FlagVerdict } from "../assess/verdict.ts";
import { type Text, text } from "../model/text.ts";
import { listClauses, listOut } from "../words/enumeration.ts";
import { fill } from "../words/fill.ts";
import { severityWords } from "../words/severity.ts";
import { nameOfEvidence } from "./evidence-name.ts";
import { misnamedFinder } from "./misnamed.ts";
import { describeMisnamed, misnamedTitle } from "./misnamed-words.ts";
import { type Report, writeHeading } from "./report.ts";
import { flagOf, titleOfCheckpoint, titleOfFlag, titleOfStage } from "./rule-names.ts";
import { type Style, span } from "./span.ts";

const words = {
  flags: text("提示与警告", "Flags"),
  law: text("依据：{}", "law: {}"),
  openFlags: text("另有 {} 条尚无法判断", "{} more cannot be told yet"),
  evidence: text("证据状况", "Evidence"),
  attested: text("仅凭判断", "judgement only"),
  waived: text("已豁免", "waived"),
  presumedStages: text("推定通过", "presumed passed"),
  presumedFlags: text("推定没有", "presumed absent"),
  reconfirm: text("需重新确认", "to be reconfirmed"),
  conflicts: text("记录矛盾", "contradictions"),
  stale: text("已过期", "out of date"),
  invalid: text("无效记录", "not valid"),
  sound: text("没有过期、矛盾或仅凭判断的证据", "nothing stale, contradictory or attested only"),
  dated: text("{}（{}）", "{} ({})"),
  more: text("等 {} 项", "{} in all"),
  valid: text("有效至 {}，此后需重新评估", "holds until {}, then assess again"),
  ageless: text("没有新证据就不会变化", "holds until there is new evidence"),
} as const satisfies Record<string, Text>;

const styles: Readonly<Record<FlagVerdict["severity"], Style>> = {
  info: "plain",
  warn: "open",
  block: "bad",
};

/** The most things that one line names. */
const mostNamed = 5;

/** Writes flags, what the verdict rests on, and how long it holds. */
export function writeNotes(report: Report): void {
  writeFlags(report);
  writeEvidence(report);
  const { verdict, lang, page } = report;
  const { validUntil } = verdict;
  page.gap();
  const holds = validUntil === null ? words.ageless[lang] : fill(words.valid, lang, validUntil);
  page.line([span(holds, "faint")]);
}

function writeFlags(report: Report): void {
  const { plan, verdict, lang, page } = report;
  const raised = verdict.flags.filter(({ truth }) => truth === "satisfied");
  const open = verdict.flags.filter(({ truth, presumed }) => truth === "unknown" && !presumed);
  if (raised.length === 0) return;
  writeHeading(report, words.flags);
  for (const severity of ["block", "warn", "info"] as const) {
    for (const { id } of raised.filter((flag) => flag.severity === severity)) {
      const sign = span(`[${severityWords[severity][lang]}] `, styles[severity]);
      const { law = [], advice } = flagOf(plan, id) ?? {};
      const cited = law.length === 0 ? "" : `  ${fill(words.law, lang, listClauses(law, lang))}`;
      page.line([sign, titleOfFlag(plan, id, lang), span(cited, "faint")], 2, 4);
      if (advice !== undefined) page.line([`→ ${advice[lang]}`], 4, 6);
    }
  }
  if (open.length > 0) {
    page.line([span(fill(words.openFlags, lang, String(open.length)), "faint")], 2);
  }
}

function writeEvidence(report: Report): void {
  const { plan, deal, verdict, lang, page } = report;
  const attested = verdict.stages.flatMap(({ checkpoints }) =>
    checkpoints.filter(({ metBy }) => metBy === "judgement").map(({ id }) => id),
  );
  const checkpoint = (id: string): string => titleOfCheckpoint(plan, id, lang);
  const stage = (id: string): string => titleOfStage(plan, id, lang);
  const doubt = (one: Doubt): string =>
    fill(words.dated, lang, nameOfEvidence(plan, deal, one, lang), one.at);
  const lines: readonly (readonly [Text, readonly string[]])[] = [
    [misnamedTitle, misnamedFinder(plan)(deal).map((one) => describeMisnamed(one, lang))],
    [words.attested, attested.map(checkpoint)],
    [words.conflicts, verdict.conflicts.map(doubt)],
    [words.stale, verdict.stale.map(doubt)],
    [words.reconfirm, verdict.reconfirm.map(stage)],
    [words.invalid, verdict.invalid.map(doubt)],
    [words.waived, verdict.waived.map(checkpoint)],
    [words.presumedStages, verdict.presumed.stages.map(stage)],
    [words.presumedFlags, verdict.presumed.flags.map((id) => titleOfFlag(plan, id, lang))],
  ];
  writeHeading(report, words.evidence);
  const told = lines.filter(([, names]) => names.length > 0);
  if (told.length === 0) page.line([span(words.sound[lang], "faint")], 2);
  for (const [title, names] of told) {
    const colon = lang === "zh" ? "：" : ": ";
    const rest = names.length > mostNamed ? ` ${fill(words.more, lang, String(names.length))}` : "";
    const shown = listOut(names.slice(0, mostNamed), lang);
    page.line([span(title[lang], "faint"), `${colon}${shown}`, span(rest, "faint")], 2, 4);
  }
}
