import { factsAbout, listNames } from "../facts/lexicon.ts";
import type { Subject } from "../facts/reading.ts";
import { text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { describeList } from "../words/list.ts";
import type { HandbookAge } from "./handbook.ts";
import type { Writing } from "./write-handbook.ts";

const judgement = text("直接判断", "judgements");
const complete = text("{}名单齐全", "completeness of the {}");
const of = text("{}的{}", "{}: {}");

/** Returns how long records of fields, lists and judgements count; signals say it themselves. */
export function agesOf({ ruleSet, resolved, lang }: Writing): readonly HandbookAge[] {
  const { lexicon } = resolved;
  return Object.entries(ruleSet.staleAfterDays ?? {}).map(([name, days]) => {
    if (name === "judgement") return { title: judgement[lang], days };
    const list = listNames.find((one) => name.startsWith(`${one}.`));
    const subject: Subject = list ?? "deal";
    const field = list === undefined ? name : name.slice(list.length + 1);
    if (list !== undefined && field === "complete") {
      return { title: fill(complete, lang, describeList(list, lang)), days };
    }
    const title = factsAbout(lexicon, subject).get(field)?.title[lang] ?? name;
    const owner = list === undefined ? undefined : describeList(list, lang);
    return { title: owner === undefined ? title : fill(of, lang, owner, title), days };
  });
}
