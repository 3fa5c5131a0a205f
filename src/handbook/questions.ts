import { factsAbout } from "../facts/lexicon.ts";
import type { Test } from "../facts/test.ts";
import { valuesIn } from "../facts/values-read.ts";
import type { Expression } from "../logic/expression.ts";
import type { HandbookQuestion } from "./handbook.ts";
import type { Writing } from "./write-handbook.ts";

/** Returns the names of the signals and own fields that some conditions read. */
export function namesIn(
  conditions: readonly (Expression<Test> | undefined)[],
): ReadonlySet<string> {
  return new Set([...valuesIn(...conditions)].map(({ what }) => what));
}

/** Returns what to ask to learn of the conditions, each question once, but the one already told. */
export function questionsOf(
  conditions: readonly (Expression<Test> | undefined)[],
  told: string | undefined,
  { ruleSet, resolved, lang }: Writing,
): readonly HandbookQuestion[] {
  const questions = new Map<string, HandbookQuestion>();
  for (const { subject, what } of valuesIn(...conditions)) {
    const ask = factsAbout(resolved.lexicon, subject).get(what)?.ask[lang];
    if (ask === undefined || ask === told || questions.has(ask)) continue;
    const anchor = anchorOfFact(what, ruleSet.signals);
    questions.set(ask, { ask, ...(anchor === undefined ? {} : { anchor }) });
  }
  return [...questions.values()];
}

function anchorOfFact(name: string, signals: object = {}): string | undefined {
  if (name.startsWith("custom.")) return `custom-${name.slice("custom.".length)}`;
  return Object.hasOwn(signals, name) ? `signal-${name}` : undefined;
}
