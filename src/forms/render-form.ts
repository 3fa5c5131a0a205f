import type { Language } from "../model/text.ts";
import { markdownCell, markdownTable } from "../report/markdown.ts";
import { listClauses } from "../words/enumeration.ts";
import type { FilledForm, FilledSection } from "./filled-form.ts";
import {
  dealOfRow,
  describeBlank,
  describeCell,
  describeDeals,
  describeForm,
  describeTitle,
  formWords,
  missingRows,
  numbersOf,
} from "./form-words.ts";

/**
 * Returns a form filled in as Markdown: its sections as tables, each blank with the number of what
 * is missing, and the questions to ask at the end. Whatever stands in the deal is text, never markup.
 */
export function renderForm(form: FilledForm, { lang }: { readonly lang: Language }): string {
  const parts = [
    `# ${markdownCell(describeForm(form, lang))}`,
    markdownCell(describeDeals(form, lang)),
    ...(form.note === undefined ? [] : [`> ${form.note[lang]}`]),
    ...form.sections.flatMap((section) => sectionParts(section, form, lang)),
    `## ${formWords.missing[lang]}`,
    form.missing.length === 0
      ? formWords.nothingMissing[lang]
      : markdownTable(missingRows(form, lang)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function sectionParts(section: FilledSection, form: FilledForm, lang: Language): readonly string[] {
  const { note, law, labels, missing } = section;
  const numberOf = numbersOf(form);
  const told = note?.[lang];
  const cited = listClauses(law, lang);
  const notes = [
    ...(told === undefined ? [] : [`> ${told}`]),
    ...(cited === "" ? [] : [`> ${formWords.law[lang]}${cited}`]),
  ];
  const rows = section.rows.map((row, index) => {
    const deal = dealOfRow(form, section, index);
    return row.map((cell) => describeCell(cell, (item) => numberOf(deal, item), lang).join("\n"));
  });
  const heads = labels.map((label) => titleWithin(label, section, lang));
  const deal = dealOfRow(form, section, 0);
  const sought = missing.map((item) => numberOf(deal, item));
  const content =
    section.layout === "fields"
      ? [
          markdownTable([
            [formWords.label[lang], formWords.content[lang]],
            ...heads.map((head, index) => [head, rows[0]?.[index] ?? ""]),
          ]),
        ]
      : rows.length > 0
        ? [markdownTable([heads, ...rows])]
        : sought.length === 0
          ? [formWords.none[lang]]
          : [];
  return [
    `## ${describeTitle(section, lang)}`,
    ...(notes.length === 0 ? [] : [notes.join("\n>\n")]),
    ...content,
    ...(sought.length === 0 ? [] : [markdownCell(describeBlank(sought, lang))]),
  ];
}

/** Within a section that is ours as a whole, its labels need no mark of their own. */
function titleWithin(
  label: FilledSection["labels"][number],
  section: FilledSection,
  lang: Language,
): string {
  return section.ours ? label.title[lang] : describeTitle(label, lang);
}
