/**
 * Forms filled in from a deal, blanks named as missing evidence: as data, as Markdown, as an Excel
 * workbook.
 *
 * @packageDocumentation
 */

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
