import { FormError } from "./compile-form.ts";
import type { FilledForm } from "./filled-form.ts";

/**
 * Returns the same form of several deals as one, a row for each. Throws a `FormError` for forms that
 * have more than one row a deal.
 */
export function joinForms(forms: readonly [FilledForm, ...FilledForm[]]): FilledForm {
  const [first] = forms;
  if (forms.some(({ id }) => id !== first.id) || !isSummary(first)) {
    throw new FormError(`form \`${first.id}\` has no row for each deal`);
  }
  return {
    ...first,
    deals: forms.flatMap(({ deals }) => deals),
    sections: first.sections.map((section, index) => ({
      ...section,
      rows: forms.flatMap(({ sections }) => sections[index]?.rows ?? []),
    })),
    missing: forms.flatMap(({ missing }) => missing),
  };
}

/** Returns whether a form has one row a deal, so that the forms of several deals can be joined. */
export function isSummary({
  sections,
}: {
  readonly sections: readonly { readonly layout: string }[];
}): boolean {
  return sections.every(({ layout }) => layout === "deals");
}
