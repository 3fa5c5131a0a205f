import fc from "fast-check";
import type { Plan } from "../assess/plan.ts";
import { aboutOf } from "../facts/lexicon.ts";
import type { ListName } from "../facts/reading.ts";
import type { Deal } from "../model/deal.ts";
import { isRecord } from "../model/is-record.ts";
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
 * can settle it. What is contradicted on the very day stays so, and what a record of that day lacks.
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
  const write = (values: fc.Arbitrary<unknown>): readonly fc.Arbitrary<Change>[] =>
    plain === undefined
      ? []
      : [
          values.map(
            (one): Change =>
              (copy) =>
                put(recordOf(copy, place), plain, one),
          ),
        ];
  const settle = chance(probability, observe(observationOf(question, about, value, mood, true)));
  if (current.state === "contradicted")
    return current.at < mood.asOf ? settle : fc.constant(unchanged);
  if (current.state === "given") {
    if (!isReadable(type, current.value))
      return current.at === undefined || current.at < mood.asOf ? settle : fc.constant(unchanged);
    // Of two records of one day neither counts, unless they say the same.
    const known =
      type.kind === "record" && current.at !== mood.asOf
        ? value.map((drawn) => merged(drawn, current.value))
        : fc.constant(current.value);
    const again = observe(observationOf(question, about, known, mood, true));
    if (probability === 1) return again;
    return type.kind === "record" && current.at === undefined
      ? chance(probability, fc.oneof(...write(known), again))
      : chance(probability / 3, again);
  }
  if (probability === 1) return settle;
  return chance(
    probability,
    fc.oneof(...write(value), observe(observationOf(question, about, value, mood, false))),
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

/** Returns what is known, and of a record the fields that it lacks as they were drawn. */
function merged(drawn: unknown, known: unknown): unknown {
  if (!isRecord(drawn) || !isRecord(known)) return known === undefined ? drawn : known;
  const keys = [...Object.keys(known), ...Object.keys(drawn)];
  return Object.fromEntries(keys.map((key) => [key, merged(drawn[key], known[key])]));
}
