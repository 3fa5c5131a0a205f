import fc from "fast-check";
import type { Plan } from "../assess/plan.ts";
import { listPaths } from "../facts/catalogue.ts";
import type { ListName } from "../facts/reading.ts";
import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { type CurrentAnswer, currentAnswer } from "./current-answer.ts";
import { answerArbitrary, elementArbitrary, type Mood } from "./deal-arbitrary.ts";
import { aboutOf, elementsOf, idOf, type Listed, put } from "./elements.ts";
import { observationArbitrary } from "./observation-arbitrary.ts";
import { optional } from "./optional.ts";
import { type Question, type Questions, questionsOf } from "./questions.ts";
import { testDay } from "./test-day.ts";
import { isReadable } from "./value-arbitrary.ts";

/** The day that a deal is refined for. */
export interface RefinementOptions {
  /** Absent: 2026-06-30. */
  readonly asOf?: string;
}

type Change = (deal: Record<string, unknown>) => void;

const unchanged: Change = () => undefined;

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
  return changed(rules, deal, options, 0.5);
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
  return changed(rules, deal, options, 1);
}

function changed(
  rules: RuleSet | Plan,
  deal: Deal,
  { asOf = testDay }: RefinementOptions,
  probability: number,
): fc.Arbitrary<Deal> {
  const questions = questionsOf(rules);
  const ids = {
    contacts: (deal.contacts ?? []).map(({ id }) => id),
    organisations: (deal.organisations ?? []).map(({ id }) => id),
  };
  const mood: Mood = { asOf, troubled: false, density: 0.7, ids, whole: probability === 1 };
  const refining = { deal, questions, mood, probability };
  return fc
    .tuple(
      ...questions.facts.flatMap((question) => questionChanges(question, refining)),
      ...questions.judgements.map((what) => answerChange(yesOrNo(what), undefined, refining)),
      ...questions.lists.map((list) => listChange(list, refining)),
    )
    .map((changes) => {
      const copy = structuredClone(deal) as unknown as Record<string, unknown>;
      for (const change of changes) change(copy);
      return copy as unknown as Deal;
    });
}

interface Refining {
  readonly deal: Deal;
  readonly questions: Questions;
  readonly mood: Mood;
  /** How likely each thing is refined; 1 makes a completion. */
  readonly probability: number;
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

function chance(probability: number, change: fc.Arbitrary<Change>): fc.Arbitrary<Change> {
  return probability === 1
    ? change
    : optional(change, probability).map((made) => made ?? unchanged);
}

function recordOf(
  copy: Record<string, unknown>,
  place: Place | undefined,
): Record<string, unknown> {
  if (place === undefined) return copy;
  const found = elementsOf(copy, place.list)?.find(({ id }) => id === place.element.id);
  return (found ?? {}) as Record<string, unknown>;
}

/** An observation of any day and source; a firm one is of the day itself, by a document. */
function observationOf(
  { what }: Question,
  about: string | undefined,
  value: fc.Arbitrary<unknown>,
  mood: Mood,
  firm: boolean,
): fc.Arbitrary<Observation> {
  return observationArbitrary(mood, what, about, value).map((observation) =>
    firm ? { ...observation, at: mood.asOf, source: "document" } : observation,
  );
}

function observe(observation: fc.Arbitrary<Observation>): fc.Arbitrary<Change> {
  return observation.map(
    (made): Change =>
      (copy) =>
        put(
          copy,
          ["evidence"],
          [...((copy as { evidence?: readonly Observation[] }).evidence ?? []), made],
        ),
  );
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

const closing = (value: unknown): boolean => value === true || value === "all";

function isDeclared(deal: Deal, list: ListName, asOf: string): boolean {
  const said = currentAnswer(deal, `${list}.complete`, undefined, undefined, asOf);
  return said.state === "given" && said.value !== false;
}

/** Adds people to a list that is open, and says that a list is complete. */
function listChange(list: ListName, refining: Refining): fc.Arbitrary<Change> {
  const { deal, mood, probability } = refining;
  const said = currentAnswer(deal, `${list}.complete`, undefined, undefined, mood.asOf);
  const isEmpty = elementsOf(deal, list)?.length === 0;
  const added =
    canGrow(said) && !isEmpty ? additions(list, said, refining) : fc.constant(unchanged);
  const complete = completing(list, said, mood, probability);
  return fc.tuple(added, complete).map(([add, declare]) => (copy) => {
    add(copy);
    declare(copy);
  });
}

/** Whether somebody may still be found: on a list that only names the chain, not of the chain. */
function canGrow(said: CurrentAnswer): boolean {
  return said.state === "absent" || (said.state === "given" && !closing(said.value));
}

function additions(
  list: ListName,
  said: CurrentAnswer,
  { deal, questions, mood, probability }: Refining,
): fc.Arbitrary<Change> {
  const known = elementsOf(deal, list) ?? [];
  const density = probability === 1 ? 1 : mood.density;
  const drawn = [0, 1].map((more) =>
    elementArbitrary(list, known.length + more, questions, { ...mood, density }),
  );
  const outsideChain = said.state === "given" && said.value === "decision-chain";
  // People of a completion would have gaps of their own.
  const most = probability === 1 ? 0 : 2;
  return fc.tuple(fc.nat(most), ...drawn).map(([count, ...people]): Change => {
    const taken = new Set(known.map(({ id }) => id));
    const found = people
      .slice(0, count)
      .filter((_, n) => !taken.has(idOf(list, known.length + n)))
      .map((person) => (outsideChain ? withoutSay(person) : person));
    if (found.length === 0) return unchanged;
    return (copy) => {
      put(copy, listPaths[list], [
        ...(elementsOf(copy, list) ?? []),
        ...found.map(({ element }) => element),
      ]);
      put(
        copy,
        ["evidence"],
        [
          ...((copy as { evidence?: readonly Observation[] }).evidence ?? []),
          ...found.flatMap(({ evidence }) => evidence),
        ],
      );
    };
  });
}

interface Person {
  readonly element: { readonly id: string };
  readonly evidence: readonly Observation[];
}

/** Makes a person a mere user, known since before the chain was said to be complete. */
function withoutSay({ element, evidence }: Person): Person {
  const { addedAt: _, ...rest } = element as { readonly id: string; readonly addedAt?: unknown };
  return {
    element: { ...rest, roles: ["user"] } as Person["element"],
    evidence: evidence.filter(({ what }) => what !== "roles"),
  };
}

function yesOrNo(what: string): Question {
  return { subject: "deal", what, type: { kind: "boolean" }, observable: true, literals: [] };
}

function completing(
  list: ListName,
  said: CurrentAnswer,
  mood: Mood,
  probability: number,
): fc.Arbitrary<Change> {
  const at = said.state === "absent" ? undefined : said.at;
  if (at === mood.asOf) return fc.constant(unchanged);
  const whole = list === "contacts" ? "all" : true;
  const values =
    list === "contacts" && at === undefined && probability < 1
      ? ["all", "decision-chain"]
      : [whole];
  const question = yesOrNo(`${list}.complete`);
  const observation = observationOf(
    question,
    undefined,
    fc.constantFrom<unknown>(...values),
    mood,
    at !== undefined || probability === 1,
  );
  return chance(probability, observe(observation));
}
