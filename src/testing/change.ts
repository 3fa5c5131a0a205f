import type fc from "fast-check";
import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";
import type { Mood } from "./deal-arbitrary.ts";
import { put } from "./elements.ts";
import { observationArbitrary } from "./observation-arbitrary.ts";
import { optional } from "./optional.ts";
import type { Question, Questions } from "./questions.ts";

/** Something that is added to a deal. */
export type Change = (deal: Record<string, unknown>) => void;

/** Adds nothing. */
export const unchanged: Change = () => undefined;

/** The deal that is refined, by what, and how far. */
export interface Refining {
  readonly deal: Deal;
  readonly questions: Questions;
  readonly mood: Mood;
  /** How likely each thing is refined; 1 makes a completion. */
  readonly probability: number;
}

/** Makes a change with a probability from 0 to 1. */
export function chance(probability: number, change: fc.Arbitrary<Change>): fc.Arbitrary<Change> {
  return probability === 1
    ? change
    : optional(change, probability).map((made) => made ?? unchanged);
}

/** Makes observations of any day and source; firm ones are of the day itself, by a document. */
export function observationOf(
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

/** Adds an observation. */
export function observe(observation: fc.Arbitrary<Observation>): fc.Arbitrary<Change> {
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

/** Returns the question of a judgement or a completeness. */
export function yesOrNo(what: string): Question {
  return { subject: "deal", what, type: { kind: "boolean" }, observable: true, literals: [] };
}
