import { factsAbout, type Lexicon } from "../facts/lexicon.ts";
import type { KnownReading, Reading, Subject, ValueReading } from "../facts/reading.ts";
import type { Language } from "../model/text.ts";

/** Returns the title of a fact; a name that the lexicon does not know stands for itself. */
function titleOf(lexicon: Lexicon, subject: Subject, name: string, lang: Language): string {
  return factsAbout(lexicon, subject).get(name)?.title[lang] ?? name;
}

/** A reading of one value, in contrast to an aggregate over a list. */
export type SingleReading = Exclude<Reading, KnownReading | { readonly read: "aggregate" }>;

/** Returns the title of what is read of a subject, hops along a reference and paths included. */
export function titleOfReading(
  lexicon: Lexicon,
  subject: Subject,
  reading: SingleReading,
  lang: Language,
): string {
  switch (reading.read) {
    case "value":
      return titleOfValue(lexicon, subject, reading, reading.what, lang);
    case "days": {
      const direction = reading.direction === "until" ? "daysUntil" : "daysAgo";
      return titleOfValue(lexicon, subject, reading.of, `${reading.of.what}.${direction}`, lang);
    }
    case "app":
      return withPath(titleOf(lexicon, "deal", reading.name, lang), reading.path, lang);
    case "verdict":
      return titleOf(lexicon, "deal", `verdict.${reading.property}`, lang);
  }
}

function titleOfValue(
  lexicon: Lexicon,
  subject: Subject,
  { through, path }: ValueReading,
  name: string,
  lang: Language,
): string {
  if (through === undefined) return withPath(titleOf(lexicon, subject, name, lang), path, lang);
  const owner = titleOf(lexicon, subject, through.what, lang);
  const owned = withPath(titleOf(lexicon, through.list, name, lang), path, lang);
  return lang === "zh" ? `${owner}的${owned}` : `${owned} of the ${owner}`;
}

function withPath(title: string, path: readonly string[] | undefined, lang: Language): string {
  if (path === undefined || path.length === 0) return title;
  return lang === "zh" ? `${title}“${path.join(".")}”` : `${title} “${path.join(".")}”`;
}
