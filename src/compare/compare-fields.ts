import type { CustomField, Signal } from "../rules/rule-set.ts";
import type { Difference } from "./difference.ts";
import { differenceOf } from "./difference-of.ts";
import { compareValues, compareWords, typeValues, type Values, valueWords } from "./properties.ts";

/** Returns what became of signals, or of the app's own fields: the newer ones, then those removed. */
export function compareFields(
  part: "signal" | "custom",
  from: Readonly<Record<string, Signal | CustomField>> = {},
  to: Readonly<Record<string, Signal | CustomField>> = {},
): readonly Difference[] {
  const known = new Map(Object.entries(from));
  return [
    ...Object.entries(to).flatMap(([id, field]): readonly Difference[] => {
      const { title } = field;
      const old = known.get(id);
      if (old === undefined) {
        const properties = compareValues({}, valuesOf(field));
        return [{ part, change: "added", id, title, properties }];
      }
      const properties = [
        ...compareValues(valuesOf(old), valuesOf(field)),
        ...compareWords(wordsOf(old), wordsOf(field)),
      ];
      return differenceOf({ part, id, title, properties });
    }),
    ...Object.entries(from).flatMap(([id, { title }]) =>
      Object.hasOwn(to, id)
        ? []
        : [{ part, change: "removed", id, title, properties: [] } as const],
    ),
  ];
}

function valuesOf(field: Signal | CustomField): Values {
  const own = "subject" in field ? { subject: field.subject, favours: field.favours } : {};
  return { ...own, ...typeValues(field), staleAfterDays: field.staleAfterDays };
}

function wordsOf(field: Signal | CustomField) {
  const { title, ask, source, note } = field;
  const own = "subject" in field ? { advice: field.advice, law: field.law } : {};
  return { title, ask, ...own, ...valueWords(field), source, note };
}
