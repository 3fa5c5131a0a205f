import fc from "fast-check";
import { listPaths } from "../facts/catalogue.ts";
import type { ListName } from "../facts/reading.ts";
import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";
import {
  type Change,
  chance,
  observationOf,
  observe,
  type Refining,
  unchanged,
  yesOrNo,
} from "./change.ts";
import { type CurrentAnswer, currentAnswer } from "./current-answer.ts";
import { elementArbitrary, type Mood } from "./deal-arbitrary.ts";
import { elementsOf, idOf, put } from "./elements.ts";

const closing = (value: unknown): boolean => value === true || value === "all";

/** Returns what is said of whether a list is complete; of one written as empty, that it is. */
function saidOf(deal: Deal, list: ListName, asOf: string): CurrentAnswer {
  const isEmpty = elementsOf(deal, list)?.length === 0;
  const written = isEmpty ? (list === "contacts" ? "all" : true) : undefined;
  return currentAnswer(deal, `${list}.complete`, undefined, written, asOf);
}

/** Returns whether a list was said to be complete, be it for the decision chain alone. */
export function isDeclared(deal: Deal, list: ListName, asOf: string): boolean {
  const said = saidOf(deal, list, asOf);
  return said.state === "given" && said.value !== false;
}

/** Adds people to a list that is open, and says that a list is complete. */
export function listChange(list: ListName, refining: Refining): fc.Arbitrary<Change> {
  const { deal, mood, probability } = refining;
  const said = saidOf(deal, list, mood.asOf);
  const complete = completing(list, said, mood, probability);
  if (probability === 1) return complete;
  return fc.tuple(growth(list, refining), complete).map(([add, declare]) => (copy) => {
    add(copy);
    declare(copy);
  });
}

/** Adds people to a list that is open. */
export function growth(list: ListName, refining: Refining): fc.Arbitrary<Change> {
  const { deal, mood } = refining;
  const said = saidOf(deal, list, mood.asOf);
  return canGrow(said) ? additions(list, said, refining) : fc.constant(unchanged);
}

/** Whether somebody may still be found: on a list that only names the chain, not of the chain. */
function canGrow(said: CurrentAnswer): boolean {
  return said.state === "absent" || (said.state === "given" && !closing(said.value));
}

function additions(
  list: ListName,
  said: CurrentAnswer,
  { deal, questions, mood }: Refining,
): fc.Arbitrary<Change> {
  const known = elementsOf(deal, list) ?? [];
  const drawn = [0, 1].map((more) => elementArbitrary(list, known.length + more, questions, mood));
  const outsideChain = said.state === "given" && said.value === "decision-chain";
  return fc.tuple(fc.nat(2), ...drawn).map(([count, ...people]): Change => {
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
    list === "contacts" && said.state === "absent" && probability < 1
      ? ["all", "decision-chain"]
      : [whole];
  const question = yesOrNo(`${list}.complete`);
  const observation = observationOf(
    question,
    undefined,
    fc.constantFrom<unknown>(...values),
    mood,
    said.state !== "absent" || probability === 1,
  );
  return chance(probability, observe(observation));
}
