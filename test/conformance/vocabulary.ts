import type { RuleSet } from "../../src/rules/rule-set.ts";

const words = { zh: "词", en: "word" };
const named = { title: words, ask: words };
const signal = { ...named, favours: "us" } as const;
const choice = (value: string) => ({ value, title: words });

/**
 * What the rows may name beside the model. Every row is judged on `asOf`; its condition is the
 * `when` of the one checkpoint of the one stage.
 */
export const asOf = "2026-06-30";

/** The rule set that a row's condition is put into. */
export const vocabulary = {
  id: "conformance",
  version: "1.0.0",
  kind: "stages",
  title: words,
  staleAfterDays: {
    "account.tier": 365,
    "contacts.stance": 90,
    "contacts.complete": 60,
    "custom.health": 30,
  },
  signals: {
    "budget-confirmed": { ...signal, subject: "deal", type: "boolean" },
    "go-live-stated": { ...signal, subject: "deal", type: "boolean", staleAfterDays: 180 },
    sites: { ...signal, subject: "deal", type: "number", min: 0, integer: true },
    margin: { ...signal, subject: "deal", type: "number" },
    "contract-number": { ...signal, subject: "deal", type: "text" },
    "decision-day": { ...signal, subject: "deal", type: "date" },
    urgency: {
      ...signal,
      subject: "deal",
      type: "choice",
      ordered: true,
      values: [choice("low"), choice("medium"), choice("high")],
    },
    channel: {
      ...signal,
      subject: "deal",
      type: "choice",
      values: [choice("direct"), choice("partner")],
    },
    topics: { ...signal, subject: "deal", type: "set" },
    grades: { ...signal, subject: "deal", type: "set", scale: "degree" },
    "shares-plans": { ...signal, subject: "contact", type: "boolean" },
    warmth: { ...signal, subject: "contact", type: "number", min: 0, max: 10 },
    votes: { ...signal, subject: "contact", type: "number", min: 0 },
    balance: { ...signal, subject: "contact", type: "number" },
    "has-stock": { ...signal, subject: "organisation", type: "boolean" },
  },
  custom: {
    health: { ...named, type: "number", min: 0, max: 100 },
    erp: {
      ...named,
      type: "record",
      fields: {
        vendor: { type: "text" },
        seats: { type: "number", min: 0 },
        contract: { type: "record", fields: { signed: { type: "boolean" } } },
      },
    },
  },
  conditions: {
    "budget-is-set": { fact: "budget-confirmed", operator: "equal", value: true },
    "is-friendly": { fact: "stance", operator: "greaterThanInclusive", value: "supporter" },
  },
} as const satisfies Omit<RuleSet, "stages">;
