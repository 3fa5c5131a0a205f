import fc from "fast-check";
import type { Plan } from "../assess/plan.ts";
import { aboutOf } from "../facts/lexicon.ts";
import type { ListName } from "../facts/reading.ts";
import type { Deal } from "../model/deal.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import {
  type Change,
  chance,
  observationOf,
  observe,
  type Refining,
  unchanged,
  yesOrNo,
} from "./change.ts";
import { currentAnswer } from "./current-answer.ts";
import { answerArbitrary, type Mood } from "./deal-arbitrary.ts";
import { elementsOf, type Listed, put } from "./elements.ts";
import { growth, isDeclared, listChange } from "./list-change.ts";
import { type Question, questionsOf } from "./questions.ts";
import { testDay } from "./test-day.ts";
import { isReadable } from "./value-arbitrary.ts";

/** The day that a deal is refined for. */
export interface RefinementOptions {
  /** Absent: 2026-06-30. */
  readonly asOf?: string;
}

/**
 * Makes refinements of a deal: deals that know all it knows and more. Values where it has none,
 * newer observations of what is contradicted or cannot be read, the same answer from a better
 * source, people and organisations on lists that nobody declared complete, completeness.
 */
export function refinementArbitrary(
  rules: RuleSet | Plan,
  deal: Deal,
  options: RefinementOptions = {},
): fc.Arbitrary<Deal> {
  const refining = refiningOf(rules, deal, options, 0.5);
  return changed(deal, everyChange(refining));
}

/**
 * Makes completions of a deal: refinements with nothing left unknown, as far as newer observations
 * can settle it. What is contradicted on the very day stays so.
 */
export function completionArbitrary(
  rules: RuleSet | Plan,
  deal: Deal,
  options: RefinementOptions = {},
): fc.Arbitrary<Deal> {
  const growing = refiningOf(rules, deal, options, 0.5);
  const grown = growing.questions.lists.map((list) => growth(list, growing));
  return changed(deal, grown).chain((whole) =>
    changed(whole, everyChange(refiningOf(rules, whole, options, 1))),
  );
}

function refiningOf(
  rules: RuleSet | Plan,
  deal: Deal,
  { asOf = testDay }: RefinementOptions,
  probability: number,
): Refining {
  const ids = {
    contacts: (deal.contacts ?? []).map(({ id }) => id),
    organisations: (deal.organisations ?? []).map(({ id }) => id),
  };
  const mood: Mood = { asOf, troubled: false, density: 0.7, ids, whole: probability === 1 };
  return { deal, questions: questionsOf(rules), mood, probability };
}

function everyChange(refining: Refining): readonly fc.Arbitrary<Change>[] {
  const { facts, judgements, lists } = refining.questions;
  return [
    ...facts.flatMap((question) => questionChanges(question, refining)),
    ...judgements.map((what) => answerChange(yesOrNo(what), undefined, refining)),
    ...lists.map((list) => listChange(list, refining)),
  ];
}

function changed(deal: Deal, changes: readonly fc.Arbitrary<Change>[]): fc.Arbitrary<Deal> {
  return fc.tuple(...changes).map((made) => {
    const copy = structuredClone(deal) as unknown as Record<string, unknown>;
    for (const change of made) change(copy);
    return copy as unknown as Deal;
  });
}

function questionChanges(question: Question, refining: Refining): readonly fc.Arbitrary<Change>[] {
  const { subject } = question;
  if (subject === "deal") return [answerChange(question, undefined, refining)];
  return (elementsOf(refining.deal, subject) ?? []).map((element, n) =>
    answerChange(question, { list: subject, element, n }, refining),
  );
}

interface Place {
  readonly list: ListName;
  readonly element: Listed;
  readonly n: number;
}

const valueAt = (from: unknown, path: readonly string[]): unknown =>
  path.reduce((at, key) => (at as Record<string, unknown> | undefined)?.[key], from);

function answerChange(
  question: Question,
  place: Place | undefined,
  { deal, mood, probability }: Refining,
): fc.Arbitrary<Change> {
  const { what, plain, type } = question;
  const about = place && aboutOf(place.list, place.element.id);
  const written = plain && valueAt(place?.element ?? deal, plain);
  const current = currentAnswer(deal, what, about, written, mood.asOf);
  const value = answerArbitrary(question, mood, place?.n ?? 0);
  if (what === "addedAt" && place !== undefined) {
    // A later day of joining would lapse the completeness that the deal knows of.
    const open = !isDeclared(deal, place.list, mood.asOf) && probability < 1;
    return current.state === "absent"
      ? chance(
          probability,
          (open ? value : fc.constant(null)).map(
            (day): Change =>
              (copy) =>
                put(recordOf(copy, place), [what], day),
          ),
        )
      : fc.constant(unchanged);
  }
  if (type.kind === "record")
    return chance(
      probability,
      value.map((drawn) => writeRecord(plain ?? [], written, drawn)),
    );
  const settle = chance(probability, observe(observationOf(question, about, value, mood, true)));
  if (current.state === "contradicted")
    return current.at < mood.asOf ? settle : fc.constant(unchanged);
  if (current.state === "given") {
    if (!isReadable(type, current.value))
      return current.at === undefined || current.at < mood.asOf ? settle : fc.constant(unchanged);
    const again = observationOf(question, about, fc.constant(current.value), mood, true);
    return chance(probability === 1 ? 1 : probability / 3, observe(again));
  }
  if (probability === 1) return settle;
  const write =
    plain === undefined
      ? []
      : [
          value.map(
            (drawn): Change =>
              (copy) =>
                put(recordOf(copy, place), plain, drawn),
          ),
        ];
  return chance(
    probability,
    fc.oneof(...write, observe(observationOf(question, about, value, mood, false))),
  );
}

function recordOf(
  copy: Record<string, unknown>,
  place: Place | undefined,
): Record<string, unknown> {
  if (place === undefined) return copy;
  const found = elementsOf(copy, place.list)?.find(({ id }) => id === place.element.id);
  return (found ?? {}) as Record<string, unknown>;
}

/** Fills in the fields that a record lacks. */
function writeRecord(path: readonly string[], written: unknown, drawn: unknown): Change {
  if (written !== undefined && !isRecord(written)) return unchanged;
  return (copy) => put(copy, path, merged(drawn, written));
}

function merged(drawn: unknown, written: unknown): unknown {
  if (!isRecord(drawn) || !isRecord(written)) return written === undefined ? drawn : written;
  const keys = [...Object.keys(written), ...Object.keys(drawn)];
  return Object.fromEntries(keys.map((key) => [key, merged(drawn[key], written[key])]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
