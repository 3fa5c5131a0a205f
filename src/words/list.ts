import { listTitles } from "../facts/list-titles.ts";
import type { ListName } from "../facts/reading.ts";
import { type Language, type Text, text } from "../model/text.ts";

/** How the elements of a list are counted and spoken of. */
interface ListGrammar {
  /** The measure word behind a number; English needs none. */
  readonly counter: Text;
  /** How a relative clause about its elements begins in English. */
  readonly pronoun: "who" | "which";
}

const grammar: Readonly<Record<ListName, ListGrammar>> = {
  contacts: { counter: text(" 人", ""), pronoun: "who" },
  organisations: { counter: text(" 家", ""), pronoun: "which" },
  needs: { counter: text(" 项", ""), pronoun: "which" },
  documents: { counter: text(" 份", ""), pronoun: "which" },
  activities: { counter: text(" 次", ""), pronoun: "which" },
  dates: { counter: text(" 个", ""), pronoun: "which" },
};

const decisionChain = text("决策链上的人", "people in the decision chain");

/** Returns what the elements of a list are called, in the plural. */
export function describeList(list: ListName, lang: Language): string {
  return listTitles[list][lang];
}

/** Returns what the people with a say in the decision are called. */
export function describeDecisionChain(lang: Language): string {
  return decisionChain[lang];
}

/** Returns the measure word that follows a number of elements, its space included. */
export function counterOf(list: ListName, lang: Language): string {
  return grammar[list].counter[lang];
}

/** Returns "who" for people and "which" for things. */
export function pronounOf(list: ListName): "who" | "which" {
  return grammar[list].pronoun;
}

const kindNouns: Readonly<Record<ListName, (title: Text) => Text>> = {
  contacts: (title) => text(title.zh, plural(title.en)),
  organisations: (title) => text(title.zh, plural(title.en)),
  needs: (title) =>
    text(
      title.zh.endsWith("需求") ? title.zh : `${title.zh}方面的需求`,
      `needs of the kind “${title.en}”`,
    ),
  documents: (title) => text(title.zh, plural(title.en)),
  activities: (title) => text(title.zh, plural(title.en)),
  dates: (title) => text(`${title.zh}日期`, `dates of the kind “${title.en}”`),
};

const others: Readonly<Record<ListName, Text>> = {
  contacts: text("其他联系人", "other contacts"),
  organisations: text("其他单位", "other organisations"),
  needs: text("其他需求", "other needs"),
  documents: text("其他文件", "other documents"),
  activities: text("其他活动", "other activities"),
  dates: text("其他日期", "other dates"),
};

/** Returns the elements of one kind or role, in the plural: "deciders", "signed contracts". */
export function nounOfKind(list: ListName, value: string, title: Text, lang: Language): string {
  return (value === "other" ? others[list] : kindNouns[list](title))[lang];
}

/** Values that are adjectives, or plural already. */
const invariable: ReadonlySet<string> = new Set(["neutral", "minutes", "tender documents"]);

/** Returns the plural of an English noun phrase, its head word before "of", "for", "on", "to". */
export function plural(phrase: string): string {
  if (invariable.has(phrase)) return phrase;
  const [head = phrase] = /^.*?(?= (?:of|for|on|to|at|in)\b)/.exec(phrase) ?? [];
  return pluralOfWord(head) + phrase.slice(head.length);
}

function pluralOfWord(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
