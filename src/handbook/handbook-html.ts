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
import { handbookStyle } from "./handbook-style.ts";
import { daysCounted, kindWords, handbookWords as words } from "./handbook-words.ts";
import { htmlText } from "./html-text.ts";
import { headOfStage, partsOf } from "./parts.ts";

/**
 * Returns a handbook as one HTML page that needs nothing else: no script, no picture, no font from
 * elsewhere. It is right on a phone and on paper. Every text of the rule set is text, never markup.
 */
export function handbookHtml(handbook: Handbook): string {
  const { lang, title, id, version, kind, description, guide } = handbook;
  const versionWords = fill(words.version, lang, version);
  return [
    "<!doctype html>",
    `<html lang="${lang === "zh" ? "zh-CN" : "en"}">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${htmlText(`${title} ${version}`)}</title>`,
    `<style>${handbookStyle}</style>`,
    "</head>",
    "<body>",
    '<header id="top">',
    `<h1>${htmlText(title)}</h1>`,
    `<p class="soft">${htmlText([kindWords[kind][lang], versionWords].join(" · "))} · <span class="id">${htmlText(id)}</span></p>`,
    ...(description === undefined ? [] : [`<p>${htmlText(description)}</p>`]),
    "</header>",
    contents(handbook),
    part("guide", words.guide[lang], [
      `<ul>${guide.map((one) => `<li>${htmlText(one)}</li>`).join("")}</ul>`,
    ]),
    ...partsOf(handbook).map(({ anchor, title: heading }) =>
      part(anchor, heading, contentOf(anchor, handbook)),
    ),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function part(anchor: string, title: string, content: readonly string[]): string {
  return [
    `<section class="part" id="${htmlText(anchor)}">`,
    `<h2>${htmlText(title)}</h2>`,
    ...content,
    "</section>",
  ].join("\n");
}

function link({ anchor, title }: HandbookLink): string {
  return `<a href="#${htmlText(anchor)}">${htmlText(title)}</a>`;
}

function contents(handbook: Handbook): string {
  const { lang, stages } = handbook;
  const inner = stages.map((stage) => {
    const own = stage.checkpoints.map((one) => `<li>${link(one)}</li>`).join("");
    return `<li>${link({ anchor: stage.anchor, title: headOfStage(stage, handbook) })}<ol>${own}</ol></li>`;
  });
  const rest = partsOf(handbook).filter(({ anchor }) => anchor !== "stages");
  return [
    "<nav>",
    `<h2>${htmlText(words.contents[lang])}</h2>`,
    "<ol>",
    `<li>${link({ anchor: "guide", title: words.guide[lang] })}</li>`,
    ...inner,
    ...rest.map((one) => `<li>${link(one)}</li>`),
    "</ol>",
    "</nav>",
  ].join("\n");
}

function contentOf(anchor: string, handbook: Handbook): readonly string[] {
  const { lang } = handbook;
  switch (anchor) {
    case "stages":
      return handbook.stages.map((stage) => stageHtml(stage, handbook));
    case "flags":
      return handbook.flags.map((flag) => flagHtml(flag, handbook));
    case "signals":
      return [
        '<div class="entries">',
        ...handbook.signals.map((signal) => signalHtml(signal, handbook)),
        "</div>",
      ];
    case "ages":
      return [
        "<ul>",
        ...handbook.ages.map(({ title, days }) => {
          const told = countWords(days, daysCounted, lang);
          return `<li>${htmlText(title + words.colon[lang] + told)}</li>`;
        }),
        "</ul>",
      ];
    default:
      return [
        "<ol>",
        ...handbook.sources.map(
          ({ anchor: own, source, citedBy }) =>
            `<li id="${htmlText(own)}"><span class="id">${htmlText(source)}</span> <span class="soft">${citedBy
              .map(link)
              .join(words.pause[lang])}</span></li>`,
        ),
        "</ol>",
      ];
  }
}

function marks(all: readonly string[], isMust = false): string {
  const items = all.map((mark, index) =>
    isMust && index === 0
      ? `<li class="must">${htmlText(mark)}</li>`
      : `<li>${htmlText(mark)}</li>`,
  );
  return items.length === 0 ? "" : `<ul class="marks">${items.join("")}</ul>`;
}

function outline(tree: Outline): string {
  const item = ({ words: told, within }: Outline): string =>
    `<li>${htmlText(told)}${within.length === 0 ? "" : `<ul>${within.map(item).join("")}</ul>`}</li>`;
  return `<ul>${item(tree)}</ul>`;
}

function questions(all: readonly HandbookQuestion[]): string {
  const items = all.map(({ ask, anchor }) =>
    anchor === undefined ? htmlText(ask) : link({ anchor, title: ask }),
  );
  return `<ul>${items.map((one) => `<li>${one}</li>`).join("")}</ul>`;
}

/** A list of terms and what they stand for; terms without content are left out. */
function terms(rows: readonly (readonly [string, string | undefined])[]): string {
  const told = rows.flatMap(([term, content]) =>
    content === undefined || content === ""
      ? []
      : [`<dt>${htmlText(term)}</dt><dd>${content}</dd>`],
  );
  return told.length === 0 ? "" : `<dl>${told.join("")}</dl>`;
}

type Rows = readonly (readonly [string, string | undefined])[];

function closing({ advice, law, sources }: HandbookEntry, { lang }: Handbook): Rows {
  const cited = sources.map((number) => link({ anchor: `source-${number}`, title: `[${number}]` }));
  return [
    [words.advice[lang], advice === undefined ? undefined : htmlText(advice)],
    [words.law[lang], htmlText(law.join(words.semicolon[lang]))],
    [words.cites[lang], cited.join(" ")],
  ];
}

function stageHtml(stage: HandbookStage, handbook: Handbook): string {
  const { lang } = handbook;
  const { anchor, id, description, owner, appliesWhen, entry, checkpoints } = stage;
  return [
    `<section class="stage" id="${htmlText(anchor)}">`,
    `<h3>${htmlText(headOfStage(stage, handbook))} <span class="id">${htmlText(id)}</span></h3>`,
    marks(stage.marks),
    ...(description === undefined ? [] : [`<p>${htmlText(description)}</p>`]),
    terms([
      [words.owner[lang], owner === undefined ? undefined : htmlText(owner)],
      [words.applies[lang], appliesWhen && outline(appliesWhen)],
      [words.entry[lang], entry && outline(entry)],
      ...closing(stage, handbook),
    ]),
    ...checkpoints.map((one) => checkpointHtml(one, handbook)),
    "</section>",
  ].join("\n");
}

function article(
  { anchor, id, title }: HandbookEntry,
  isMust: boolean,
  content: readonly string[],
): string {
  return [
    `<article id="${htmlText(anchor)}"${isMust ? ' class="must"' : ""}>`,
    `<h4>${htmlText(title)} <span class="id">${htmlText(id)}</span></h4>`,
    ...content.filter((one) => one !== ""),
    "</article>",
  ].join("\n");
}

function checkpointHtml(checkpoint: HandbookCheckpoint, handbook: Handbook): string {
  const { lang } = handbook;
  const { essential, ask, appliesWhen, when, judgement, questions: asked } = checkpoint;
  return article(checkpoint, essential, [
    marks(checkpoint.marks, essential),
    ask === undefined ? "" : `<p class="ask">${htmlText(ask)}</p>`,
    terms([
      [words.applies[lang], appliesWhen && outline(appliesWhen)],
      [
        words.shown[lang],
        `${when === undefined ? "" : outline(when)}<p class="soft">${htmlText(judgement)}</p>`,
      ],
      [words.questions[lang], asked.length === 0 ? undefined : questions(asked)],
      ...closing(checkpoint, handbook),
    ]),
  ]);
}

function flagHtml(flag: HandbookFlag, handbook: Handbook): string {
  const { lang } = handbook;
  const isMust = flag.severity === "block";
  return article(flag, isMust, [
    marks(flag.marks, isMust),
    terms([
      [words.raised[lang], flag.when && outline(flag.when)],
      [words.questions[lang], flag.questions.length === 0 ? undefined : questions(flag.questions)],
      ...closing(flag, handbook),
    ]),
  ]);
}

function signalHtml(signal: HandbookSignal, handbook: Handbook): string {
  const { lang } = handbook;
  return article(signal, false, [
    `<p class="ask">${htmlText(signal.ask)}</p>`,
    marks(signal.marks),
    terms([
      [words.usedBy[lang], signal.usedBy.map(link).join(words.pause[lang])],
      ...closing(signal, handbook),
    ]),
  ]);
}
