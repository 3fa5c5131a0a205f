import type { Text } from "../model/text.ts";
import type { HandbookEntry } from "./handbook.ts";
import type { Writing } from "./write-handbook.ts";

/** The parts of a rule set that have an entry of their own. */
type EntryKind = "stage" | "checkpoint" | "signal" | "custom" | "flag";

/** What an entry is made from. */
interface Written {
  readonly title: Text;
  readonly advice?: Text | undefined;
  readonly law?: readonly string[] | undefined;
  readonly source?: readonly string[] | undefined;
}

/** Returns what every entry has; its sources are cited in passing. */
export function entryOf(
  kind: EntryKind,
  id: string,
  { title, advice, law = [], source }: Written,
  { lang, cite }: Writing,
): HandbookEntry {
  const anchor = `${kind}-${id}`;
  return {
    anchor,
    id,
    title: title[lang],
    ...(advice === undefined ? {} : { advice: advice[lang] }),
    law,
    sources: cite(source, { anchor, title: title[lang] }),
  };
}
