import { checkDay } from "../assess/assess.ts";
import type { Deal } from "../model/deal.ts";
import type { Text } from "../model/text.ts";
import { type CompiledSection, compileForm } from "./compile-form.ts";
import type { FilledForm, FilledLabel, FilledSection } from "./filled-form.ts";
import { Filling, type FillOptions } from "./filling.ts";
import type { Form, FormBlank } from "./form.ts";

/**
 * Returns a form filled in from a deal: each blank with its values, or with what is missing to fill
 * it. Observations count as they do in a verdict, the newest not after `asOf` first, except that
 * none ages. Throws a `FormError` when the form reads what there is not, a `DayError` when `asOf` is
 * no civil day.
 *
 * @example
 * ```ts
 * import { fillForm, milestoneForms, renderForm } from "dealgate/forms";
 *
 * const deal = { id: "d-1", account: { name: "样例物流" } };
 * const filled = fillForm(milestoneForms.JTF002, deal, { asOf: "2026-06-30" });
 * console.log(renderForm(filled, { lang: "zh" }).includes("样例物流")); // true
 * console.log(filled.missing[0]?.what); // account.region
 * ```
 */
export function fillForm(form: Form, deal: Deal, options: FillOptions): FilledForm {
  checkDay(options.asOf);
  const compiled = compileForm(form);
  const filling = new Filling(compiled, deal, options);
  const sections = compiled.sections.map((section) => fillSection(section, filling));
  const { id, title, source = [], note } = form;
  return {
    id,
    title,
    source,
    ...(note !== undefined && { note }),
    asOf: options.asOf,
    deals: [{ id: deal.id, ...(deal.name !== undefined && { name: deal.name }) }],
    sections,
    missing: [...filling.missing.values()],
  };
}

function fillSection(compiled: CompiledSection, filling: Filling): FilledSection {
  const { section, blanks, members } = compiled;
  const { id, title, layout, ours, source = [], note, law = [] } = section;
  const told: { readonly note?: Text } = note === undefined ? {} : { note };
  const head = { id, title, layout, ours: ours === true, source, ...told, law };
  const labels = section.blanks.map(labelOf);
  if (section.layout !== "list" || members === undefined) {
    const row = blanks.map((blank) => filling.dealCell(blank));
    return { ...head, labels, rows: [row], missing: [] };
  }
  const { rows, missing } = filling.membersOf(members, `${members.list}.new/${id}`, section);
  return {
    ...head,
    labels,
    rows: rows.map((row) => blanks.map((blank) => filling.elementCell(blank, members.list, row))),
    missing,
  };
}

function labelOf({ id, title, ours, source = [] }: FormBlank): FilledLabel {
  return { id, title, ours: ours === true, source };
}
