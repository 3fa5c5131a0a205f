import fc from "fast-check";
import type { Plan } from "../assess/plan.ts";
import { aboutOf } from "../facts/lexicon.ts";
import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";
import { answerArbitrary, type Mood } from "./deal-arbitrary.ts";
import { listed } from "./elements.ts";
import { observationArbitrary } from "./observation-arbitrary.ts";
import { optional } from "./optional.ts";
import { type Question, questionsOf } from "./questions.ts";
import { testDay } from "./test-day.ts";

/**
 * One call of the gate, or days that pass. Stages, checkpoints and missing items are numbers that
 * `playHistory` turns into names when the call's turn comes.
 */
export type GateStep =
  | { readonly do: "wait"; readonly days: number }
  | { readonly do: "start" }
  /** To the stage so many further on, 1 being the next. */
  | { readonly do: "advance"; readonly ahead: number }
  | { readonly do: "retreat"; readonly back: number }
  | { readonly do: "close"; readonly outcome: "won" | "lost" | "shelved" }
  | { readonly do: "reopen"; readonly back: number }
  | { readonly do: "adopt"; readonly to: number }
  /** The observation's day counts from the day of the call: `at` is days after it. */
  | { readonly do: "record"; readonly observation: Omit<Observation, "at">; readonly after: number }
  | { readonly do: "withdraw"; readonly pick: number }
  /** The n-th missing item, with the n-th value that its type has. */
  | {
      readonly do: "answer";
      readonly pick: number;
      readonly value: number;
      readonly documented: boolean;
    }
  | { readonly do: "waive"; readonly pick: number; readonly days: number | undefined };

/**
 * Makes sequences of calls to the gate for a deal: moves forward that may be too far, moves back,
 * closings, adoptions, evidence of all kinds (contrary, back-dated, future-dated, withdrawn),
 * answers to what is missing, waivers, with time passing.
 */
export function gateHistoryArbitrary(
  plan: Plan,
  deal: Deal,
  options: { readonly asOf?: string; readonly length?: number } = {},
): fc.Arbitrary<readonly GateStep[]> {
  const { asOf = testDay, length = 40 } = options;
  const record = recordArbitrary(plan, deal, asOf);
  const step = fc.oneof<fc.WeightedArbitrary<GateStep>[]>(
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant("advance"), ahead: fc.constantFrom(1, 1, 1, 2, 3) }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant("answer"),
        pick: fc.nat(3),
        value: fc.nat(9),
        documented: fc.boolean(),
      }),
    },
    ...(record === undefined ? [] : [{ weight: 5, arbitrary: record }]),
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant("wait"), days: fc.constantFrom(1, 5, 20, 60, 200) }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("withdraw"), pick: fc.nat(50) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant("waive"),
        pick: fc.nat(9),
        days: optional(fc.constantFrom(0, 1, 30), 0.5),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant("retreat"), back: fc.constantFrom(1, 2) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant("close"),
        outcome: fc.constantFrom("won", "lost", "shelved"),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("reopen"), back: fc.nat(1) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("adopt"), to: fc.nat(4) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("start") }) },
  );
  const first = fc.oneof<fc.WeightedArbitrary<GateStep>[]>(
    { weight: 4, arbitrary: fc.record({ do: fc.constant("start") }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("adopt"), to: fc.nat(4) }) },
    { weight: 1, arbitrary: step },
  );
  return fc
    .tuple(first, fc.array(step, { maxLength: length, size: "max" }))
    .map(([opening, rest]) => [opening, ...rest]);
}

function recordArbitrary(plan: Plan, deal: Deal, asOf: string): fc.Arbitrary<GateStep> | undefined {
  const { facts, judgements, lists } = questionsOf(plan);
  const ids = {
    contacts: (deal.contacts ?? []).map(({ id }) => id),
    organisations: (deal.organisations ?? []).map(({ id }) => id),
  };
  const mood: Mood = { asOf, troubled: true, density: 1, ids };
  const after = fc.constantFrom(0, 0, 0, 0, -1, -10, -100, 1, 30);
  const seen = (what: string, about: string | undefined, value: fc.Arbitrary<unknown>) =>
    fc
      .record({ observation: observationArbitrary(mood, what, about, value), after })
      .map(({ observation, after: days }): GateStep => {
        const { at: _, recordedAt: __, ...rest } = observation;
        return { do: "record", observation: rest, after: days };
      });
  const ofFact = (question: Question) => {
    const { subject, what, observable } = question;
    if (!observable) return [];
    if (subject === "deal") return [seen(what, undefined, answerArbitrary(question, mood, 0))];
    return listed(deal, subject).map(({ id }, n) =>
      seen(what, aboutOf(subject, id), answerArbitrary(question, mood, n)),
    );
  };
  const all = [
    ...facts.flatMap(ofFact),
    ...judgements.map((what) => seen(what, undefined, fc.constantFrom(true, true, true, false))),
    ...lists.map((list) =>
      seen(
        `${list}.complete`,
        undefined,
        list === "contacts" ? fc.constantFrom("all", "decision-chain", false) : fc.boolean(),
      ),
    ),
  ];
  return all.length === 0 ? undefined : fc.oneof(...all);
}
