import { match, P } from "ts-pattern";
import type { TestTrace, Trace } from "../assess/trace.ts";
import type { UnknownReason } from "../assess/verdict.ts";
import type { Lexicon } from "../facts/lexicon.ts";
import type { Truth } from "../logic/truth.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { describeGroup } from "./condition.ts";
import { listClauses, listOut } from "./enumeration.ts";
import { fill } from "./fill.ts";
import { firstName } from "./first-name.ts";
import { describeFound } from "./found.ts";
import { unknownReasonWords } from "./missing.ts";
import { describeRequirement } from "./requirement.ts";
import { describeSubject } from "./test.ts";
import { truthSigns } from "./truth.ts";

/** A trace in words: one sentence with its answer, and those of the conditions within. */
export interface TraceLine {
  readonly truth: Truth;
  readonly sentence: string;
  readonly within: readonly TraceLine[];
}

/** What a trace is told with. */
interface Told {
  readonly lexicon: Lexicon;
  readonly lang: Language;
}

/**
 * Returns a trace as sentences: "deciders who are at least supporters: 0, needs at least 1". What is
 * unknown is told with what is known so far and the reason.
 */
export function describeTrace(trace: Trace, lexicon: Lexicon, lang: Language): TraceLine {
  const told: Told = { lexicon, lang };
  const { truth } = trace;
  return match(trace)
    .with({ kind: "test" }, (test) => ({ truth, sentence: sentenceOf(test, told), within: [] }))
    .with({ kind: "judgement" }, ({ reason }) => ({
      truth,
      sentence: judgementOf(truth, reason, lang),
      within: [],
    }))
    .with({ kind: P.union("all", "any", "at-least") }, ({ kind, k = 1, of }) => ({
      truth,
      sentence: describeGroup(kind, k, of.length, lang),
      within: of.map((member) => describeTrace(member, lexicon, lang)),
    }))
    .exhaustive();
}

/** Returns a trace line and those within as text, one line each, a sign before every sentence. */
export function linesOfTrace(line: TraceLine, indent = ""): readonly string[] {
  return [
    `${indent}${truthSigns[line.truth]} ${line.sentence}`,
    ...line.within.flatMap((inner) => linesOfTrace(inner, `${indent}  `)),
  ];
}

const judgements: Readonly<Record<Truth, Text>> = {
  satisfied: text("直接判断：已有人确认满足", "judgement: attested as met"),
  failed: text("直接判断：已有人确认未满足", "judgement: attested as not met"),
  unknown: text("直接判断：尚无人给出", "judgement: not given yet"),
};
const because: Text = text("{}（{}）", "{} ({})");

function judgementOf(truth: Truth, reason: UnknownReason | undefined, lang: Language): string {
  const words = judgements[truth][lang];
  if (truth !== "unknown" || reason === undefined || reason === "absent") return words;
  return fill(because, lang, words, unknownReasonWords[reason][lang]);
}

const sentence: Text = text("{}：{}，{}", "{}: {}, {}");

function sentenceOf(trace: TestTrace, { lexicon, lang }: Told): string {
  const told = fill(
    sentence,
    lang,
    describeSubject(trace.test, lexicon, lang),
    describeFound(trace, lang),
    describeRequirement(trace.test, "need", trace.negated, lang),
  );
  const people = elementsOf(trace, lang);
  return people === "" ? told : fill(because, lang, told, people);
}

/** The most people or things that a sentence names. */
const mostNamed = 5;

const meant: Readonly<Record<Truth, Text>> = {
  satisfied: text("计入：{}", "counted: {}"),
  unknown: text("待确认：{}", "open: {}"),
  failed: text("", ""),
};

/** Returns who counts and who may: those who do not are not worth a name. */
function elementsOf({ elements = [] }: TestTrace, lang: Language): string {
  const told = (["satisfied", "unknown"] as const).flatMap((truth) => {
    const names = elements
      .filter((one) => one.truth === truth)
      .map(({ id, name }) => firstName(name) ?? id);
    if (names.length === 0) return [];
    const shown = names.slice(0, mostNamed);
    const more = names.length > mostNamed ? ["…"] : [];
    return [fill(meant[truth], lang, listOut([...shown, ...more], lang))];
  });
  return listClauses(told, lang);
}
