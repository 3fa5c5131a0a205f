import writeExcelFile, { type CellObject, type SheetData } from "write-excel-file/universal";
import type { Language } from "../model/text.ts";
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
import { withoutClock } from "./without-clock.ts";

type Row = CellObject[];

const border = { borderStyle: "thin", borderColor: "#999999" } as const;
const head = { fontWeight: "bold", backgroundColor: "#e8eef7", ...border } as const;

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
  const missing: SheetData = missingRows(form, lang).map((row, index) =>
    row.map((value): CellObject => cellOf(value, index === 0 ? head : border)),
  );
  const blob = await writeExcelFile([
    {
      data: formRows(form, width, lang),
      sheet: sheetName(form.id),
      columns: Array.from({ length: width }, (_, index) => ({ width: index === 0 ? 24 : 22 })),
    },
    {
      data: missing,
      sheet: formWords.missing[lang],
      columns: [{ width: 8 }, { width: 48 }, { width: 24 }, { width: 32 }, { width: 16 }],
      stickyRowsCount: 1,
    },
  ]).toBlob();
  return withoutClock(new Uint8Array(await blob.arrayBuffer()));
}

function widthOf({ layout, labels }: FilledSection): number {
  return layout === "fields" ? 2 : labels.length;
}

function formRows(form: FilledForm, width: number, lang: Language): SheetData {
  const across = (value: string, style: CellObject = {}): SheetData[number] => [
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
        : [across(formWords.law[lang] + section.law.join(lang === "zh" ? "；" : "; "))]),
      ...sectionRows(section, form, lang),
    ]),
  ];
}

function sectionRows(section: FilledSection, form: FilledForm, lang: Language): SheetData {
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

function contentOf(cell: FilledCell, numberOf: (id: string) => number, lang: Language): CellObject {
  const [only] = cell.values;
  if (cell.values.length === 1 && cell.missing.length === 0 && typeof only?.value === "number") {
    return { value: only.value, type: Number, format: "#,##0.##", ...border };
  }
  return cellOf(describeCell(cell, numberOf, lang).join("\n"), { wrap: true, ...border });
}

function cellOf(value: string, style: CellObject): CellObject {
  return value === "" ? style : { value: spreadsheetText(value), type: String, ...style };
}

function sheetName(id: string): string {
  return id.replace(/[\\/?*[\]:']/g, "-").slice(0, 31) || "form";
}
