import { markdownText } from "../report/markdown.ts";
import { countWords } from "../words/count-words.ts";
import { fill } from "../words/fill.ts";
import type { Outline } from "../words/outline.ts";
import type {
  Handbook,
  HandbookCheckpoint,
  HandbookEntry,
  HandbookFlag,
  HandbookLink,
  HandbookQuestion,
  HandbookSignal,
  HandbookStage,
} from "./handbook.ts";
import { daysCounted, kindWords, handbookWords as words } from "./handbook-words.ts";
import { headOfStage, partsOf } from "./parts.ts";

/** Returns a handbook as Markdown. Every text of the rule set is text, never markup. */
export function handbookMarkdown(handbook: Handbook): string {
  const { lang, title, id, version, kind, description, guide } = handbook;
  const line = [kindWords[kind][lang], fill(words.version, lang, version), id]
    .map(markdownText)
    .join(" · ");
  const blocks = [
    heading("#", { anchor: "top", title }),
    line,
    ...(description === undefined ? [] : [markdownText(description)]),
    `## ${words.contents[lang]}`,
    contents(handbook),
    heading("##", { anchor: "guide", title: words.guide[lang] }),
    bullets(guide.map(markdownText)),
    ...partsOf(handbook).flatMap((part) => [heading("##", part), ...contentOf(part, handbook)]),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function anchorOf(anchor: string): string {
  // Ids are letters, digits and hyphens; anything else would be no id.
  return `<a id="${anchor.replace(/[^\w-]/g, "-")}"></a>`;
}

function link({ anchor, title }: HandbookLink): string {
  return `[${markdownText(title)}](#${anchor.replace(/[^\w-]/g, "-")})`;
}

function heading(level: string, entry: HandbookLink): string {
  return `${anchorOf(entry.anchor)}\n\n${level} ${markdownText(entry.title)}`;
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

function contents(handbook: Handbook): string {
  const { lang, stages } = handbook;
  const rest = partsOf(handbook).filter(({ anchor }) => anchor !== "stages");
  return [
    `- ${link({ anchor: "guide", title: words.guide[lang] })}`,
    ...stages.flatMap((stage) => [
      `- ${link({ anchor: stage.anchor, title: headOfStage(stage, handbook) })}`,
      ...stage.checkpoints.map((one) => `  - ${link(one)}`),
    ]),
    ...rest.map((one) => `- ${link(one)}`),
  ].join("\n");
}

function contentOf({ anchor }: HandbookLink, handbook: Handbook): readonly string[] {
  const { lang } = handbook;
  switch (anchor) {
    case "stages":
      return handbook.stages.flatMap((stage) => stageBlocks(stage, handbook));
    case "flags":
      return handbook.flags.flatMap((flag) => flagBlocks(flag, handbook));
    case "signals":
      return handbook.signals.flatMap((signal) => signalBlocks(signal, handbook));
    case "ages":
      return [
        bullets(
          handbook.ages.map(({ title, days }) =>
            markdownText(title + words.colon[lang] + countWords(days, daysCounted, lang)),
          ),
        ),
      ];
    default:
      return [
        handbook.sources
          .map(({ anchor: own, number, source, citedBy }) => {
            const users = citedBy.map(link).join(words.pause[lang]);
            return `${number}. ${anchorOf(own)}${markdownText(source)}${words.colon[lang]}${users}`;
          })
          .join("\n"),
      ];
  }
}

function outline(tree: Outline, indent = ""): string {
  return [
    `${indent}- ${markdownText(tree.words)}`,
    ...tree.within.map((inner) => outline(inner, `${indent}  `)),
  ].join("\n");
}

function titled(title: string, content: string | undefined): readonly string[] {
  return content === undefined || content === "" ? [] : [`**${title}**`, content];
}

function questions(all: readonly HandbookQuestion[]): string {
  return bullets(
    all.map(({ ask, anchor }) =>
      anchor === undefined ? markdownText(ask) : link({ anchor, title: ask }),
    ),
  );
}

function closing({ advice, law, sources }: HandbookEntry, { lang }: Handbook): readonly string[] {
  const row = (title: string, content: string): readonly string[] =>
    content === "" ? [] : [`**${title}**${words.colon[lang]}${content}`];
  const cited = sources.map((number) => `[\\[${number}\\]](#source-${number})`);
  return [
    ...row(words.advice[lang], advice === undefined ? "" : markdownText(advice)),
    ...row(words.law[lang], markdownText(law.join(words.semicolon[lang]))),
    ...row(words.cites[lang], cited.join(" ")),
  ];
}

function marks(all: readonly string[]): string {
  return all.length === 0 ? "" : `*${all.map(markdownText).join(" · ")}*`;
}

function stageBlocks(stage: HandbookStage, handbook: Handbook): readonly string[] {
  const { lang } = handbook;
  const { description, owner, appliesWhen, entry, checkpoints } = stage;
  return [
    heading("###", { anchor: stage.anchor, title: headOfStage(stage, handbook) }),
    marks([...stage.marks, stage.id]),
    ...(description === undefined ? [] : [markdownText(description)]),
    ...(owner === undefined
      ? []
      : [`**${words.owner[lang]}**${words.colon[lang]}${markdownText(owner)}`]),
    ...titled(words.applies[lang], appliesWhen && outline(appliesWhen)),
    ...titled(words.entry[lang], entry && outline(entry)),
    ...closing(stage, handbook),
    ...checkpoints.flatMap((one) => checkpointBlocks(one, handbook)),
  ];
}

function checkpointBlocks(checkpoint: HandbookCheckpoint, handbook: Handbook): readonly string[] {
  const { lang } = handbook;
  const { ask, appliesWhen, when, judgement, questions: asked } = checkpoint;
  const shown = [...(when === undefined ? [] : [outline(when)]), markdownText(judgement)];
  return [
    heading("####", checkpoint),
    marks([...checkpoint.marks, checkpoint.id]),
    ...(ask === undefined ? [] : [markdownText(ask)]),
    ...titled(words.applies[lang], appliesWhen && outline(appliesWhen)),
    ...titled(words.shown[lang], shown.join("\n\n")),
    ...titled(words.questions[lang], questions(asked)),
    ...closing(checkpoint, handbook),
  ];
}

function flagBlocks(flag: HandbookFlag, handbook: Handbook): readonly string[] {
  const { lang } = handbook;
  return [
    heading("###", flag),
    marks([...flag.marks, flag.id]),
    ...titled(words.raised[lang], flag.when && outline(flag.when)),
    ...titled(words.questions[lang], questions(flag.questions)),
    ...closing(flag, handbook),
  ];
}

function signalBlocks(signal: HandbookSignal, handbook: Handbook): readonly string[] {
  const { lang } = handbook;
  const users = signal.usedBy.map(link).join(words.pause[lang]);
  return [
    heading("###", signal),
    marks([...signal.marks, signal.id]),
    markdownText(signal.ask),
    ...(users === "" ? [] : [`**${words.usedBy[lang]}**${words.colon[lang]}${users}`]),
    ...closing(signal, handbook),
  ];
}
