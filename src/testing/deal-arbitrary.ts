import fc from "fast-check";
import type { Plan } from "../assess/plan.ts";
import { listPaths } from "../facts/catalogue.ts";
import { leadsTo } from "../facts/fact-type.ts";
import { aboutOf, listNames } from "../facts/lexicon.ts";
import type { ListName } from "../facts/reading.ts";
import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { idOf, put } from "./elements.ts";
import {
  type EvidenceMood,
  observationArbitrary,
  withWithdrawals,
} from "./observation-arbitrary.ts";
import { optional } from "./optional.ts";
import { type Question, type Questions, questionsOf } from "./questions.ts";
import { testDay } from "./test-day.ts";
import { dayArbitrary, unreadableArbitrary, valueArbitrary } from "./value-arbitrary.ts";

/** What generated deals are like. */
export interface DealArbitraryOptions {
  /** The day that the deal is about; absent: 2026-06-30. */
  readonly asOf?: string;
  /** The most elements of a list; absent: 3. */
  readonly elements?: number;
  /**
   * Whether evidence may be of the future, on file later, contradictory, unreadable or withdrawn;
   * absent: it may.
   */
  readonly troubled?: boolean;
}

/** How much of what rules ask is answered, from 0 to 1. */
const densities = [0.1, 0.5, 0.8, 1] as const;

/** An element of a list with the evidence about it. */
interface Drawn {
  readonly element: { readonly id: string };
  readonly evidence: readonly Observation[];
}

/**
 * Makes deals that answer what rules ask: plain values and dated evidence, people and
 * organisations with attributes, completeness, judgements; anything from next to nothing to
 * everything.
 */
export function dealArbitrary(
  rules: RuleSet | Plan,
  options: DealArbitraryOptions = {},
): fc.Arbitrary<Deal> {
  const { asOf = testDay, elements = 3, troubled = true } = options;
  const questions = questionsOf(rules);
  return fc
    .record({ density: fc.constantFrom(...densities), sizes: sizesArbitrary(questions, elements) })
    .chain(({ density, sizes }) => {
      const idsOf = (list: ListName) =>
        Array.from({ length: sizes[list] ?? 0 }, (_, n) => idOf(list, n));
      const ids: Ids = { contacts: idsOf("contacts"), organisations: idsOf("organisations") };
      const mood: Mood = { asOf, troubled, density, ids };
      const drawnLists = listNames.filter((list) => sizes[list] !== undefined);
      return fc
        .record({
          deal: subjectArbitrary(
            questions.facts.filter(({ subject }) => subject === "deal"),
            mood,
            undefined,
          ),
          lists: fc.tuple(
            ...drawnLists.map((list) =>
              fc.tuple(
                ...Array.from({ length: sizes[list] ?? 0 }, (_, n) =>
                  elementArbitrary(list, n, questions, mood),
                ),
              ),
            ),
          ),
          completeness: fc.tuple(
            ...questions.lists.map((list) => completenessArbitrary(list, mood)),
          ),
          judgements: fc.tuple(
            ...questions.judgements.map((what) =>
              evidenceArbitrary(mood, what, undefined, fc.boolean()),
            ),
          ),
          withdrawals: troubled ? fc.array(fc.nat(1000), { maxLength: 1 }) : fc.constant([]),
        })
        .map(({ deal, lists, completeness, judgements, withdrawals }) => {
          const evidence = [
            ...deal.evidence,
            ...lists.flat().flatMap((drawn) => drawn.evidence),
            ...completeness.flat(),
            ...judgements.flat(),
          ];
          const whole: Record<string, unknown> = { ...deal.element };
          drawnLists.forEach((list, index) => {
            put(
              whole,
              listPaths[list],
              (lists[index] ?? []).map(({ element }) => element),
            );
          });
          return {
            id: "deal",
            ...whole,
            ...(evidence.length > 0 ? { evidence: withWithdrawals(evidence, withdrawals) } : {}),
          } as Deal;
        });
    });
}

type Ids = Readonly<Record<"contacts" | "organisations", readonly string[]>>;

/** What the values of one deal are drawn by. */
export interface Mood extends EvidenceMood {
  readonly density: number;
  /** The people and organisations that references may name. */
  readonly ids: Ids;
  /** Whether records have all their fields. */
  readonly whole?: boolean;
}

function sizesArbitrary({ lists }: Questions, most: number) {
  const sizes = lists.map((list) => [list, optional(fc.nat(most), 0.85)] as const);
  return fc.record(Object.fromEntries(sizes)) as fc.Arbitrary<Partial<Record<ListName, number>>>;
}

/** Makes one element of a list, with what is known of it and the evidence about it. */
export function elementArbitrary(
  list: ListName,
  n: number,
  { facts }: Questions,
  mood: Mood,
): fc.Arbitrary<Drawn> {
  const id = idOf(list, n);
  const asked = facts.filter(({ subject }) => subject === list);
  return subjectArbitrary(asked, mood, aboutOf(list, id), n).map(({ element, evidence }) => ({
    element: { id, ...element },
    evidence,
  }));
}

function subjectArbitrary(
  asked: readonly Question[],
  mood: Mood,
  about: string | undefined,
  n = 0,
): fc.Arbitrary<{ readonly element: object; readonly evidence: readonly Observation[] }> {
  return fc
    .tuple(
      ...asked.map((question) => {
        const value = answerArbitrary(question, mood, n);
        const plain =
          question.plain === undefined
            ? fc.constant(undefined)
            : optional(value, mood.density * 0.6);
        // A later observation cannot fill in what a record of the very day lacks.
        const observed =
          question.type.kind === "record" && !mood.troubled
            ? answerArbitrary(question, { ...mood, whole: true }, n)
            : value;
        const seen = question.observable
          ? evidenceArbitrary(mood, question.what, about, observed, question)
          : fc.constant([]);
        return fc.tuple(plain, seen);
      }),
    )
    .map((answers) => {
      const element: Record<string, unknown> = {};
      const evidence: Observation[] = [];
      answers.forEach(([plain, seen], index) => {
        const path = asked[index]?.plain;
        if (path !== undefined && plain !== undefined) put(element, path, plain);
        evidence.push(...seen);
      });
      return { element, evidence };
    });
}

/** Makes readable answers to a question, null among them; references lead to elements further on. */
export function answerArbitrary(
  { type, literals, subject, what }: Question,
  { asOf, ids, whole = false }: Mood,
  n: number,
): fc.Arbitrary<unknown> {
  const list = leadsTo(type);
  const all = list === undefined ? undefined : ids[list];
  // Further on, so that nobody reports to himself in the end.
  const targets = list === subject ? all?.slice(n + 1) : all;
  const value =
    what === "addedAt"
      ? dayArbitrary(asOf).map((day) => (day > asOf ? asOf : day))
      : targets === undefined
        ? valueArbitrary(type, asOf, literals, whole)
        : targets.length === 0
          ? fc.constant(null)
          : fc.constantFrom(...targets);
  // A judgement is yes or no, and a whole record is there.
  if (what.includes("/") || (type.kind === "record" && whole)) return value;
  return fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) });
}

function evidenceArbitrary(
  mood: Mood,
  what: string,
  about: string | undefined,
  value: fc.Arbitrary<unknown>,
  question?: Question,
): fc.Arbitrary<readonly Observation[]> {
  const isSignal = question !== undefined && question.plain === undefined;
  const sometimesUnreadable =
    mood.troubled && isSignal
      ? fc.oneof(
          { weight: 20, arbitrary: value },
          { weight: 1, arbitrary: unreadableArbitrary(question.type) },
        )
      : value;
  const one = observationArbitrary(mood, what, about, sometimesUnreadable);
  const most = mood.troubled ? 3 : 1;
  const some = fc.array(one, { minLength: 1, maxLength: most });
  const seen = optional(some, question?.plain === undefined ? mood.density : mood.density * 0.6);
  return seen.map((observations) => observations ?? []);
}

function completenessArbitrary(list: ListName, mood: Mood): fc.Arbitrary<readonly Observation[]> {
  const value =
    list === "contacts"
      ? fc.constantFrom("all", "all", "decision-chain", false)
      : list === "organisations"
        ? fc.constantFrom("all", true, false)
        : fc.constantFrom(true, true, false);
  return evidenceArbitrary(mood, `${list}.complete`, undefined, value);
}
