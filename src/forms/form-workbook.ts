import type { Language } from "../model/text.ts";
import { listClauses } from "../words/enumeration.ts";
import { headStyle, type WorkbookCell, writeWorkbook } from "../workbook/write-workbook.ts";
import { spreadsheetText } from "./escape.ts";
import type { FilledCell, FilledForm, FilledSection } from "./filled-form.ts";
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

type Row = readonly WorkbookCell[];
type Style = Omit<NonNullable<WorkbookCell>, "value" | "type">;

const border = { borderStyle: "thin", borderColor: "#999999" } as const;
const head = { ...headStyle, ...border } as const;

/**
 * Returns a form filled in as the bytes of an Excel workbook: one sheet with the form, one with what
 * is missing. Texts that would be taken for formulas are defused; numbers stay numbers. The same form
 * gives the same bytes.
 */
export async function formWorkbook(
  form: FilledForm,
  { lang }: { readonly lang: Language },
): Promise<Uint8Array> {
  const width = Math.max(2, ...form.sections.map(widthOf));
  const missing = missingRows(form, lang).map((row, index) =>
    row.map((value) => cellOf(value, index === 0 ? head : border)),
  );
  return writeWorkbook([
    {
      name: sheetName(form.id),
      rows: formRows(form, width, lang),
      widths: Array.from({ length: width }, (_, index) => (index === 0 ? 24 : 22)),
      hasHeading: false,
    },
    {
      name: formWords.missing[lang],
      rows: missing,
      widths: [8, 48, 24, 32, 16],
      hasHeading: true,
    },
  ]);
}

function widthOf({ layout, labels }: FilledSection): number {
  return layout === "fields" ? 2 : labels.length;
}

function formRows(form: FilledForm, width: number, lang: Language): readonly Row[] {
  const across = (value: string, style: Style = {}): Row => [
    { ...cellOf(value, style), columnSpan: width },
    ...Array.from({ length: width - 1 }, () => null),
  ];
  return [
    across(describeForm(form, lang), { fontWeight: "bold", fontSize: 16, align: "center" }),
    across(describeDeals(form, lang)),
    ...(form.note === undefined ? [] : [across(form.note[lang], { fontStyle: "italic" })]),
    ...form.sections.flatMap((section) => [
      [null],
      across(describeTitle(section, lang), { fontWeight: "bold", fontSize: 13 }),
      ...(section.note === undefined
        ? []
        : [across(section.note[lang], { fontStyle: "italic", wrap: true })]),
      ...(section.law.length === 0
        ? []
        : [across(formWords.law[lang] + listClauses(section.law, lang))]),
      ...sectionRows(section, form, lang),
    ]),
  ];
}

function sectionRows(section: FilledSection, form: FilledForm, lang: Language): readonly Row[] {
  const numberOf = numbersOf(form);
  const heads = section.labels.map((label) =>
    cellOf(section.ours ? label.title[lang] : describeTitle(label, lang), head),
  );
  const rows = section.rows.map((row, index): Row => {
    const deal = dealOfRow(form, section, index);
    return row.map((cell) => contentOf(cell, (item) => numberOf(deal, item), lang));
  });
  const deal = dealOfRow(form, section, 0);
  const sought =
    section.missing.length > 0
      ? [
          describeBlank(
            section.missing.map((item) => numberOf(deal, item)),
            lang,
          ),
        ]
      : section.rows.length === 0
        ? [formWords.none[lang]]
        : [];
  const content =
    section.layout === "fields"
      ? heads.map((label, index): Row => [label, rows[0]?.[index] ?? {}])
      : [heads, ...rows];
  return [...content, ...sought.map((value): Row => [cellOf(value, border)])];
}

function contentOf(
  cell: FilledCell,
  numberOf: (id: string) => number,
  lang: Language,
): WorkbookCell {
  const [only] = cell.values;
  if (cell.values.length === 1 && cell.missing.length === 0 && typeof only?.value === "number") {
    return { value: only.value, type: Number, format: "#,##0.##", ...border };
  }
  return cellOf(describeCell(cell, numberOf, lang).join("\n"), { wrap: true, ...border });
}

function cellOf(value: string, style: Style): WorkbookCell {
  return value === "" ? style : { value: spreadsheetText(value), type: String, ...style };
}

function sheetName(id: string): string {
  return id.replace(/[\\/?*[\]:']/g, "-").slice(0, 31) || "form";
}
