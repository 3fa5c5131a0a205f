import { factsAbout } from "../facts/lexicon.ts";
import type { Reading, Subject } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import { type Expression, leavesOf } from "../logic/expression.ts";
import type { HandbookQuestion } from "./handbook.ts";
import type { Writing } from "./write-handbook.ts";

/** A fact that a condition reads, and of whom. */
interface Read {
  readonly subject: Subject;
  readonly name: string;
}

/** Returns every fact that a condition reads, those of people and things it counts included. */
function factsIn(expression: Expression<Test> | undefined, subject: Subject): readonly Read[] {
  if (expression === undefined) return [];
  return leavesOf(expression).flatMap(({ reading }) => factsOf(reading, subject));
}

function factsOf(reading: Reading, subject: Subject): readonly Read[] {
  switch (reading.read) {
    case "value":
      return [{ subject: reading.through?.list ?? subject, name: reading.what }];
    case "days":
    case "known":
      return factsOf(reading.of, subject);
    case "app":
      return [{ subject: "deal", name: reading.name }];
    case "verdict":
      return [];
    case "aggregate": {
      const { list, where, meets, of, weight } = reading;
      return [
        ...factsIn(where, list),
        ...factsIn(meets, list),
        ...[of, weight].flatMap((one) => (one === undefined ? [] : factsOf(one.reading, list))),
      ];
    }
  }
}

/** Returns the names of the signals and own fields that some conditions read. */
export function namesIn(
  conditions: readonly (Expression<Test> | undefined)[],
): ReadonlySet<string> {
  return new Set(conditions.flatMap((one) => factsIn(one, "deal")).map(({ name }) => name));
}

/** Returns what to ask to learn of the conditions, each question once, but the one already told. */
export function questionsOf(
  conditions: readonly (Expression<Test> | undefined)[],
  told: string | undefined,
  { ruleSet, resolved, lang }: Writing,
): readonly HandbookQuestion[] {
  const questions = new Map<string, HandbookQuestion>();
  for (const { subject, name } of conditions.flatMap((one) => factsIn(one, "deal"))) {
    const ask = factsAbout(resolved.lexicon, subject).get(name)?.ask[lang];
    if (ask === undefined || ask === told || questions.has(ask)) continue;
    const anchor = anchorOfFact(name, ruleSet.signals);
    questions.set(ask, { ask, ...(anchor === undefined ? {} : { anchor }) });
  }
  return [...questions.values()];
}

function anchorOfFact(name: string, signals: object = {}): string | undefined {
  if (name.startsWith("custom.")) return `custom-${name.slice("custom.".length)}`;
  return Object.hasOwn(signals, name) ? `signal-${name}` : undefined;
}
