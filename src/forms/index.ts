/**
 * Forms filled in from a deal, blanks named as missing evidence: as data, as Markdown, as an Excel
 * workbook.
 *
 * @packageDocumentation
 */

export { FormError } from "./compile-form.ts";
export { fillForm } from "./fill-form.ts";
export type {
  CellState,
  FilledCell,
  FilledForm,
  FilledLabel,
  FilledSection,
  FilledValue,
  FormMissing,
} from "./filled-form.ts";
export type { FillOptions } from "./filling.ts";
export type {
  DealBlank,
  DealsSection,
  FactBlank,
  FieldsSection,
  Form,
  FormBlank,
  FormSection,
  ListSection,
  PickedBlank,
  SignedBlank,
} from "./form.ts";
export { formWorkbook } from "./form-workbook.ts";
export { isSummary, joinForms } from "./join-forms.ts";
export { milestoneForms } from "./milestone-forms.ts";
export { renderForm } from "./render-form.ts";
