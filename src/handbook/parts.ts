import { fill } from "../words/fill.ts";
import type { Handbook, HandbookLink, HandbookStage } from "./handbook.ts";
import { handbookWords as words } from "./handbook-words.ts";

/** Returns the parts of a handbook that have something in them, in order. */
export function partsOf(handbook: Handbook): readonly HandbookLink[] {
  const { lang, kind, stages, flags, signals, ages, sources } = handbook;
  const ofStages = kind === "checklist" ? words.sections : words.stages;
  return [
    { anchor: "stages", title: ofStages[lang], of: stages },
    { anchor: "flags", title: words.flags[lang], of: flags },
    { anchor: "signals", title: words.signals[lang], of: signals },
    { anchor: "ages", title: words.ages[lang], of: ages },
    { anchor: "sources", title: words.sources[lang], of: sources },
  ].flatMap(({ anchor, title, of }) => (of.length === 0 ? [] : [{ anchor, title }]));
}

/** Returns the heading of a stage, or of a part of a checklist: "Stage 2: approval and funding". */
export function headOfStage({ number, title }: HandbookStage, { kind, lang }: Handbook): string {
  const name = kind === "checklist" ? words.section : words.stage;
  return `${fill(name, lang, String(number))}${words.colon[lang]}${title}`;
}
