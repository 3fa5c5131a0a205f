import { aggregates } from "../../facts/aggregates.ts";
import { factCatalogue } from "../../facts/catalogue.ts";
import type { Fact } from "../../facts/fact.ts";
import { leadsTo } from "../../facts/fact-type.ts";
import { factsAbout, type Lexicon, listNames } from "../../facts/lexicon.ts";
import { listTitles } from "../../facts/list-titles.ts";
import type { ListName, Subject } from "../../facts/reading.ts";
import { idPattern } from "../../model/name-patterns.ts";
import { type Text, text } from "../../model/text.ts";
import { fieldNamePattern } from "../name-patterns.ts";
import { literally, named, refer, type Schema } from "./schema.ts";

/** The days that are counted from and to a date. */
const days = "(?:\\.days(?:Until|Ago))?";
const inner = ({ source }: RegExp): string => source.slice(1, -1);
const kebab = inner(idPattern);
const custom = `custom\\.${inner(fieldNamePattern)}`;
/** The names of the app's own fields. */
export const customPattern = `^${custom}${days}$`;
const signalPattern = `^${kebab}${days}$`;

/** Names that no signal can have, because they mean something already. */
const taken = [
  ...new Set([
    "known",
    "judgement",
    "complete",
    ...listNames.flatMap((list) => [...factCatalogue.elements[list].keys()]),
  ]),
].filter((name) => new RegExp(signalPattern).test(name));

/** The names of the signals that a file declares itself; a schema cannot know them. */
export const signalNames: Schema = { pattern: signalPattern, not: { enum: taken } };

const aggregate = `(?:${listNames.join("|")})\\.(?:${Object.keys(aggregates).join("|")})`;

/** The names of what is worked out, which cannot be asked to be known. */
export const knownOrAggregate = `^(?:known|${aggregate})$`;

/** A fact that is worked out, so that no observation of it has a source. */
export const workedOut = `^(?:verdict\\..+|${aggregate})$`;

const hasSignals = (subject: Subject): boolean =>
  ["deal", "contacts", "organisations"].includes(subject);

/** Returns the references of the elements of a list, by the list that they lead to. */
export const referencesOf = (
  lexicon: Lexicon,
  subject: Subject,
): ReadonlyMap<ListName, readonly string[]> => {
  const references = new Map<ListName, string[]>();
  if (subject === "deal") return references;
  for (const { name, type } of factsAbout(lexicon, subject).values()) {
    const list = leadsTo(type);
    if (list !== undefined) references.set(list, [...(references.get(list) ?? []), name]);
  }
  return references;
};

const anyOf = (names: readonly string[]): string => `(?:${names.map(literally).join("|")})`;

/** Returns the pattern, without its ends, of some names one hop along some references. */
export const hopPattern = (references: readonly string[], names: readonly string[]): string =>
  `${anyOf(references)}\\.${anyOf(names)}`;

const hopsPattern = (lexicon: Lexicon, subject: Subject, isNamed: (fact: Fact) => boolean) => {
  const hops = [...referencesOf(lexicon, subject)].map(([list, references]) => {
    const facts = [...lexicon.elements[list].values()].filter(isNamed);
    const targets = facts.map(({ name }) => literally(name));
    const target = [...targets, ...(hasSignals(list) ? [kebab + days] : [])].join("|");
    return `${anyOf(references)}\\.(?:${target})`;
  });
  return hops.length === 0 ? [] : [`^(?:${hops.join("|")})$`];
};

const titled = ({ name, title, personal }: Fact): readonly [string, Text] => [
  name,
  personal ? text(`${title.zh}（个人信息）`, `${title.en} (personal data)`) : title,
];

/** The aggregates by name, with what each works out. */
const aggregateNames: readonly (readonly [string, Text])[] = listNames.flatMap((list) =>
  Object.entries(aggregates).map(([fn, { title }]) => {
    const { zh, en } = listTitles[list];
    return [`${list}.${fn}`, text(`${zh}：${title.zh}`, `${en}: ${title.en}`)] as const;
  }),
);

const knownName: readonly [string, Text] = [
  "known",
  text("是否已知（`params.of` 写问哪个事实）", "whether the fact of `params.of` is known"),
];

const isWorkedOut = ({ reading }: Fact): boolean => reading.read === "verdict";

/** Returns the names of facts that a condition about a subject may compare. */
export const comparedNames = (lexicon: Lexicon, subject: Subject): Schema => {
  const facts = [...factsAbout(lexicon, subject).values()].filter(
    (fact) => !fact.personal && !isWorkedOut(fact),
  );
  return {
    anyOf: [
      named([...(subject === "deal" ? aggregateNames : []), knownName, ...facts.map(titled)]),
      ...otherNames(lexicon, subject, (fact) => !fact.personal),
    ],
  };
};

/** Returns the names of facts about the verdict itself. */
export const verdictNames = (lexicon: Lexicon): Schema =>
  named([...lexicon.deal.values()].filter(isWorkedOut).map(titled));

/** Returns the names of facts that a condition about a subject may ask to be known. */
export const knowableNames = (lexicon: Lexicon, subject: Subject): Schema => {
  const facts = [...factsAbout(lexicon, subject).values()].filter((fact) => !isWorkedOut(fact));
  return {
    anyOf: [named(facts.map(titled)), ...otherNames(lexicon, subject, () => true)],
    not: { pattern: knownOrAggregate },
  };
};

const otherNames = (
  lexicon: Lexicon,
  subject: Subject,
  isNamed: (fact: Fact) => boolean,
): readonly Schema[] => {
  const patterns = [
    ...(subject === "deal" ? [customPattern] : []),
    ...hopsPattern(lexicon, subject, isNamed),
  ];
  return [
    ...(hasSignals(subject) ? [refer("signal-name")] : []),
    ...patterns.map((pattern) => ({ pattern })),
  ];
};

/** Returns the names of what can grow stale, as `staleAfterDays` has them. */
export const ageingNames = (lexicon: Lexicon): Schema => {
  const judgement = ["judgement", text("检查点的判断", "judgements of checkpoints")] as const;
  const values = (subject: Subject): readonly (readonly [string, Text])[] =>
    [...factsAbout(lexicon, subject).values()]
      .filter(({ reading }) => reading.read === "value")
      .map(titled);
  const lists = listNames.flatMap((list) => {
    const { zh, en } = listTitles[list];
    const complete = [`${list}.complete`, text(`${zh}名单是否完整`, `${en} all listed`)] as const;
    const attributes = values(list).map(([name, words]) => [`${list}.${name}`, words] as const);
    return [complete, ...attributes];
  });
  const names = [judgement, ...values("deal"), ...lists];
  const signals = `^(?:(?:contacts|organisations)\\.)?${kebab}$`;
  return {
    anyOf: [named(names), { pattern: signals }, { pattern: `^${custom}$` }],
    // Editors complete the names of keys from examples alone.
    examples: names.map(([name]) => name),
  };
};
