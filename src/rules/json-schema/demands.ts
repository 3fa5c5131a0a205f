import { having, provided, refer, type Schema } from "./schema.ts";

const never = (...keys: readonly string[]): Schema => ({
  properties: Object.fromEntries(keys.map((key) => [key, false])),
});

const numeric = ["min", "max", "integer", "unit"] as const;
const chosen = ["values", "scale", "ordered"] as const;

/** What goes with each type of a signal or of a field. */
const typeDemands = (more: readonly "fields"[]): readonly Schema[] => [
  provided(
    having("type", { enum: ["boolean", "text", "date"] }),
    never(...numeric, ...chosen, ...more),
  ),
  provided(having("type", { const: "number" }), never(...chosen, ...more)),
  provided(having("type", { enum: ["choice", "set"] }), {
    ...(never(...numeric, ...more) as object),
    not: { required: ["values", "scale"] },
  }),
  provided(having("type", { const: "choice" }), {
    anyOf: [{ required: ["values"] }, { required: ["scale"] }],
  }),
];

const recordDemand = provided(having("type", { const: "record" }), {
  ...(never(...numeric, ...chosen) as object),
  required: ["fields"],
});

/** What holds between the keys of each part of a rule set. */
export const demands: Readonly<Record<string, readonly Schema[]>> = {
  ruleSet: [
    provided(having("kind", { const: "overlay" }), {
      properties: {
        stages: false,
        wonAfter: false,
        staleAfterDays: false,
        flags: { minItems: 1 },
      },
      required: ["flags"],
    }),
    provided(having("kind", { enum: ["stages", "checklist"] }), {
      properties: { stages: { minItems: 1 } },
      required: ["stages"],
    }),
    provided(having("kind", { const: "checklist" }), {
      properties: {
        wonAfter: false,
        stages: { items: never("entry", "passMark", "winProbability", "formerly", "reached") },
      },
    }),
  ],
  signal: typeDemands([]),
  "custom-field": [...typeDemands(["fields"]), recordDemand],
  "record-field": [...typeDemands(["fields"]), recordDemand],
  checkpoint: [provided(having("judgement", { const: false }), { required: ["when"] })],
  flag: [
    provided({ required: ["presumed"] }, { properties: { severity: { const: "block" } } }),
    provided(
      having("severity", { const: "block" }),
      { properties: { when: refer("condition") } },
      { properties: { when: refer("flag-condition") } },
    ),
  ],
};
