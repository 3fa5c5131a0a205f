import { defined } from "../model/defined.ts";
import { titleOfValue } from "../model/scales.ts";
import type { ResolvedCheckpoint, ResolvedStage } from "../rules/resolve-rule-set.ts";
import { fill } from "../words/fill.ts";
import { formatPercent } from "../words/number.ts";
import { type Outline, outlineCondition } from "../words/outline.ts";
import { entryOf } from "./entry.ts";
import type { HandbookCheckpoint, HandbookStage } from "./handbook.ts";
import { handbookWords, judgementWords } from "./handbook-words.ts";
import { questionsOf } from "./questions.ts";
import type { Writing } from "./write-handbook.ts";

/** Returns the stages of a rule set with their checkpoints. */
export function stagesOf(writing: Writing): readonly HandbookStage[] {
  return writing.resolved.stages.map((stage, index) => stageOf(stage, index + 1, writing));
}

function stageOf(resolved: ResolvedStage, number: number, writing: Writing): HandbookStage {
  const { lang, ruleSet } = writing;
  const { stage, appliesWhen, entry, checkpoints } = resolved;
  const { description, owner, passMark = 0, winProbability } = stage;
  const ids = (ruleSet.stages ?? []).map(({ id }) => id);
  const won = ruleSet.wonAfter === undefined ? ids.length : ids.indexOf(ruleSet.wonAfter);
  const percent = winProbability === undefined ? undefined : formatPercent(winProbability);
  return {
    ...entryOf("stage", stage.id, stage, writing),
    number,
    ...defined({ description: description?.[lang], owner: owner?.[lang] }),
    marks: [
      ...(passMark > 0 ? [fill(handbookWords.passMark, lang, String(passMark))] : []),
      ...(percent === undefined ? [] : [fill(handbookWords.winProbability, lang, percent)]),
      ...(number - 1 === won ? [handbookWords.wonAfter[lang]] : []),
      ...(number - 1 > won ? [handbookWords.afterSale[lang]] : []),
    ],
    ...outlined("appliesWhen", appliesWhen, writing),
    ...outlined("entry", entry, writing),
    checkpoints: checkpoints.map((own) => checkpointOf(own, writing)),
  };
}

function checkpointOf(resolved: ResolvedCheckpoint, writing: Writing): HandbookCheckpoint {
  const { lang } = writing;
  const { checkpoint, appliesWhen, when } = resolved;
  const { id, essential = false, weight = 1, waivable = false, ask } = checkpoint;
  return {
    ...entryOf("checkpoint", id, checkpoint, writing),
    essential,
    marks: [
      ...(essential ? [handbookWords.essential[lang]] : []),
      fill(handbookWords.weight, lang, String(weight)),
      ...(waivable ? [handbookWords.waivable[lang]] : []),
    ],
    ...defined({ ask: ask?.[lang] }),
    ...outlined("appliesWhen", appliesWhen, writing),
    ...outlined("when", when, writing),
    judgement: judgementOf(resolved, writing),
    questions: questionsOf([when, appliesWhen], ask?.[lang], writing),
  };
}

function judgementOf({ checkpoint, when }: ResolvedCheckpoint, { lang }: Writing): string {
  const { judgement = true } = checkpoint;
  if (judgement === false) return judgementWords.refused[lang];
  if (typeof judgement === "object") {
    return fill(judgementWords.sourced, lang, titleOfValue("sourceKind", judgement.source, lang));
  }
  return judgementWords[when === undefined ? "alone" : "anyone"][lang];
}

/** Returns a condition in words under its key; nothing when there is none. */
export function outlined<K extends string>(
  key: K,
  condition: Parameters<typeof outlineCondition>[0] | undefined,
  { resolved, lang }: Writing,
): { readonly [P in K]?: Outline } {
  if (condition === undefined) return {};
  const outline = outlineCondition(condition, resolved.lexicon, lang);
  return { [key]: outline } as { readonly [P in K]?: Outline };
}
