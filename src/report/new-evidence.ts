import { byCodeUnits } from "../model/by-code-units.ts";
import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";
import type { Move } from "../model/progress.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { moveWords } from "../words/move.ts";
import { describeValue } from "../words/value.ts";
import { clip } from "./cells.ts";
import { clean } from "./clean.ts";
import { factOf, nameOfEvidence } from "./evidence-name.ts";
import type { PlanWords } from "./report-options.ts";
import { titleOfStage } from "./rule-names.ts";

const observed: Text = text("{} {}：{}", "{} {}: {}");
const by: Text = text("{}（{}）", "{} ({})");
const withdrawn: Text = text("撤回", "withdrawn");
const moved: Text = text("{} {}：{}", "{} {}: {}");
const chain: Text = text("决策链已齐全", "complete for the decision chain");

/** The most cells that an observed value takes. */
const mostCells = 40;

/**
 * Returns what was put on file about a deal after one day and up to another, as sentences by day:
 * observations by when they were made or recorded, and moves between stages. Personal data is left
 * out.
 */
export function newEvidence(
  plan: PlanWords,
  deal: Deal,
  after: string,
  until: string,
  lang: Language,
): readonly string[] {
  const isNew = (day: string | undefined): boolean =>
    day !== undefined && day > after && day <= until;
  const observations = (deal.evidence ?? [])
    .filter((one) => one.at <= until && (isNew(one.at) || isNew(one.recordedAt)))
    .filter(({ what, about }) => factOf(plan, what, about)?.personal !== true)
    .map((one) => ({ day: one.at, words: describeObservation(plan, deal, one, lang) }));
  const moves = (deal.progress?.[plan.ruleSet.id]?.history ?? [])
    .filter(({ at }) => isNew(at))
    .map((move) => ({ day: move.at, words: describeMove(plan, move, lang) }));
  return [...observations, ...moves]
    .sort((a, b) => byCodeUnits(a.day, b.day))
    .map(({ words }) => words);
}

function describeObservation(
  plan: PlanWords,
  deal: Deal,
  observation: Observation,
  lang: Language,
): string {
  const name = nameOfEvidence(plan, deal, observation, lang);
  const words = fill(
    observed,
    lang,
    observation.at,
    name,
    describeObserved(plan, observation, lang),
  );
  return observation.by === undefined ? words : fill(by, lang, words, observation.by);
}

function describeObserved(
  plan: PlanWords,
  { what, about, value }: Observation,
  lang: Language,
): string {
  if (value === undefined) return withdrawn[lang];
  if (what.endsWith(".complete") && value === "decision-chain") return chain[lang];
  if (what.endsWith(".complete") && value === "all") return describeValue(true, yesOrNo, lang);
  const type = factOf(plan, what, about)?.type ?? yesOrNo;
  return clip(clean(describeValue(value, type, lang)), mostCells);
}

const yesOrNo = { kind: "boolean" } as const;

function describeMove(plan: PlanWords, move: Move, lang: Language): string {
  const stage = (id: string | undefined): string =>
    id === undefined ? "" : titleOfStage(plan, id, lang);
  const from = "from" in move ? stage(move.from) : "";
  const to = move.kind === "close" ? "" : stage(move.to);
  const way = [from, to].filter((title) => title !== "").join(" → ");
  return fill(moved, lang, move.at, moveWords[move.kind][lang], way);
}
