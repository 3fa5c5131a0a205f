import type { FactType } from "../facts/fact-type.ts";
import { factsAbout } from "../facts/lexicon.ts";
import type { Subject } from "../facts/reading.ts";
import type { Language, Text } from "../model/text.ts";
import type { CustomField, Signal } from "../rules/rule-set.ts";
import { countWords } from "../words/count-words.ts";
import { listOut } from "../words/enumeration.ts";
import { fill } from "../words/fill.ts";
import { entryOf } from "./entry.ts";
import type { HandbookLink, HandbookSignal } from "./handbook.ts";
import {
  answerCounts,
  answerWords,
  favourWords,
  subjectWords,
  unitWords,
} from "./handbook-words.ts";
import { namesIn } from "./questions.ts";
import type { Writing } from "./write-handbook.ts";

const subjects = { deal: "deal", contact: "contacts", organisation: "organisations" } as const;

/** Returns the signals of a rule set, and the app's own fields after them. */
export function signalsOf(writing: Writing): readonly HandbookSignal[] {
  const { ruleSet, lang } = writing;
  const users = usersOf(writing);
  const signalOf = (
    kind: "signal" | "custom",
    id: string,
    name: string,
    subject: Subject,
    field: Signal | CustomField,
    marks: readonly Text[],
  ): HandbookSignal => {
    const type = factsAbout(writing.resolved.lexicon, subject).get(name)?.type;
    const { staleAfterDays: days } = field;
    const [about, ...rest] = marks.map((words) => words[lang]);
    return {
      ...entryOf(kind, id, field, writing),
      ask: field.ask[lang],
      marks: [
        ...(about === undefined ? [] : [about]),
        ...(type === undefined ? [] : [describeAnswer(type, lang)]),
        ...rest,
        ...(days === undefined ? [] : [countWords(days, answerCounts, lang)]),
      ],
      usedBy: users.flatMap(({ names, link }) => (names.has(name) ? [link] : [])),
    };
  };
  return [
    ...Object.entries(ruleSet.signals ?? {}).map(([id, signal]) =>
      signalOf("signal", id, id, subjects[signal.subject], signal, [
        subjectWords[signal.subject],
        favourWords[signal.favours],
      ]),
    ),
    ...Object.entries(ruleSet.custom ?? {}).map(([id, field]) =>
      signalOf("custom", id, `custom.${id}`, "deal", field, []),
    ),
  ];
}

interface User {
  readonly names: ReadonlySet<string>;
  readonly link: HandbookLink;
}

function usersOf({ resolved, lang }: Writing): readonly User[] {
  return [
    ...resolved.stages.flatMap(({ stage, appliesWhen, entry, checkpoints }) => [
      {
        names: namesIn([appliesWhen, entry]),
        link: { anchor: `stage-${stage.id}`, title: stage.title[lang] },
      },
      ...checkpoints.map(({ checkpoint, when, appliesWhen: applies }) => ({
        names: namesIn([when, applies]),
        link: { anchor: `checkpoint-${checkpoint.id}`, title: checkpoint.title[lang] },
      })),
    ]),
    ...resolved.flags.map(({ flag, when }) => ({
      names: namesIn([when]),
      link: { anchor: `flag-${flag.id}`, title: flag.title[lang] },
    })),
  ];
}

/** Returns what can be answered, in words. */
function describeAnswer(type: FactType, lang: Language): string {
  const values = type.kind === "set" ? type.of : type;
  const listed =
    values.kind === "choice"
      ? listOut(
          values.values.map(({ title }) => title[lang]),
          lang,
        )
      : "";
  switch (type.kind) {
    case "number":
      return type.unit === undefined
        ? answerWords.number[lang]
        : fill(answerWords.unit, lang, unitWords[type.unit]?.[lang] ?? type.unit);
    case "choice":
      return fill(answerWords.choice, lang, listed);
    case "set":
      return listed === "" ? answerWords.texts[lang] : fill(answerWords.set, lang, listed);
    default:
      return answerWords[type.kind][lang];
  }
}
