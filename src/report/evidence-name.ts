import type { Fact } from "../facts/fact.ts";
import { factsAbout, listNames } from "../facts/lexicon.ts";
import type { Subject } from "../facts/reading.ts";
import type { Deal } from "../model/deal.ts";
import { type Language, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { describeList } from "../words/list.ts";
import { nameOfAbout } from "./about-name.ts";
import type { PlanWords } from "./report-options.ts";
import { titleOfCheckpoint } from "./rule-names.ts";

const complete = text("{}名单是否完整", "whether the list of {} is complete");
const recordedStage = text("登记的阶段", "recorded stage");
const of = text("{}：{}", "{}: {}");

/** Returns the fact that an observation is of, or undefined for judgements, lists and strangers. */
export function factOf(plan: PlanWords, what: string, about?: string): Fact | undefined {
  for (const subject of subjectsOf(about)) {
    const fact = factsAbout(plan.lexicon, subject).get(what);
    if (fact !== undefined) return fact;
  }
  return undefined;
}

/** Returns what an observation about somebody or something may be of. */
function subjectsOf(about: string | undefined): readonly Subject[] {
  if (about === undefined) return ["deal"];
  const list = listNames.find((name) => about.startsWith(`${name}/`));
  return list === undefined ? ["contacts", "organisations"] : [list];
}

/**
 * Returns what an observation is called: the title of its fact, of the checkpoint it judges, or of
 * the list it declares complete, with the person or organisation it is about before it.
 */
export function nameOfEvidence(
  plan: PlanWords,
  deal: Deal,
  { what, about }: { readonly what: string; readonly about?: string | undefined },
  lang: Language,
): string {
  const title = titleOfEvidence(plan, what, about, lang);
  return about === undefined ? title : fill(of, lang, nameOfAbout(deal, about, lang), title);
}

function titleOfEvidence(
  plan: PlanWords,
  what: string,
  about: string | undefined,
  lang: Language,
): string {
  const fact = factOf(plan, what, about);
  if (fact !== undefined) return fact.title[lang];
  const judged = `${plan.ruleSet.id}/`;
  if (what.startsWith(judged)) return titleOfCheckpoint(plan, what.slice(judged.length), lang);
  const list = listNames.find((name) => what === `${name}.complete`);
  if (list !== undefined) return fill(complete, lang, describeList(list, lang));
  return what === "progress.stage" ? recordedStage[lang] : what;
}
