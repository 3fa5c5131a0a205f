import fc from "fast-check";
import { defined } from "../model/defined.ts";
import type { CustomField, Signal } from "../rules/rule-set.ts";
import { optional } from "./optional.ts";

const words = { zh: "词", en: "word" };
const choices = ["low", "medium", "high"].map((value) => ({ value, title: words }));

const numberType = fc
  .record({
    min: optional(fc.constantFrom(-10, 0, 1), 0.6),
    max: optional(fc.constantFrom(5, 100), 0.4),
    integer: optional(fc.boolean(), 0.5),
  })
  .map((bounds) => ({ type: "number" as const, ...defined(bounds) }));

const valueTypes = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ type: "boolean" as const }) },
  { weight: 2, arbitrary: numberType },
  { weight: 1, arbitrary: fc.constant({ type: "text" as const }) },
  { weight: 1, arbitrary: fc.constant({ type: "date" as const }) },
  {
    weight: 2,
    arbitrary: fc
      .boolean()
      .map((ordered) => ({ type: "choice" as const, values: choices, ordered })),
  },
  { weight: 1, arbitrary: fc.constant({ type: "choice" as const, scale: "stance" }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { type: "set" as const },
      { type: "set" as const, scale: "degree" },
      { type: "set" as const, values: choices },
    ),
  },
);

const common = fc.record({ staleAfterDays: optional(fc.constantFrom(1, 10, 30, 90), 0.3) });

function signalArbitrary(subject: Signal["subject"]): fc.Arbitrary<Signal> {
  return fc
    .tuple(valueTypes, common)
    .map(
      ([type, more]) =>
        ({ title: words, ask: words, subject, favours: "us", ...type, ...defined(more) }) as Signal,
    );
}

/** Makes the signals of a rule set: some of the deal, some of people and organisations. */
export function signalsArbitrary(prefix: string): fc.Arbitrary<Readonly<Record<string, Signal>>> {
  const of = (subject: Signal["subject"], most: number) =>
    fc.array(signalArbitrary(subject), { minLength: 1, maxLength: most });
  return fc
    .tuple(of("deal", 3), of("contact", 2), of("organisation", 1))
    .map((groups) =>
      Object.fromEntries(
        groups.flat().map((signal, n) => [`${prefix}${signal.subject}-signal-${n + 1}`, signal]),
      ),
    );
}

/** Makes the custom fields of a rule set; one of them may be a record. */
export function customArbitrary(
  prefix: string,
): fc.Arbitrary<Readonly<Record<string, CustomField>>> {
  const record = fc.constant({
    type: "record" as const,
    fields: {
      seats: { type: "number", min: 0 },
      signed: { type: "boolean" },
      contract: { type: "record", fields: { level: { type: "choice", scale: "degree" } } },
    },
  });
  const field = fc.oneof({ weight: 3, arbitrary: valueTypes }, { weight: 1, arbitrary: record });
  return fc
    .array(fc.tuple(field, common), { maxLength: 2 })
    .map((fields) =>
      Object.fromEntries(
        fields.map(([type, more], n) => [
          `${prefix}field-${n + 1}`,
          { title: words, ask: words, ...type, ...defined(more) } as CustomField,
        ]),
      ),
    );
}
