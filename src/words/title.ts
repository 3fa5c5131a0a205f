import { match } from "ts-pattern";
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
  return match(reading)
    .with({ read: "value" }, (value) => titleThrough(lexicon, subject, value, value.what, lang))
    .with({ read: "days" }, ({ of, direction }) => {
      const days = direction === "until" ? "daysUntil" : "daysAgo";
      return titleThrough(lexicon, subject, of, `${of.what}.${days}`, lang);
    })
    .with({ read: "app" }, ({ name, path }) =>
      withPath(titleOf(lexicon, "deal", name, lang), path, lang),
    )
    .with({ read: "verdict" }, ({ property }) =>
      titleOf(lexicon, "deal", `verdict.${property}`, lang),
    )
    .exhaustive();
}

function titleThrough(
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
