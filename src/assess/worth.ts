import { type Money, roundAmount } from "../model/money.ts";
import type { ReadFields } from "./field-reader.ts";

const amountField = "opportunity.amount";
const currencyField = "opportunity.currency";
const ownerField = "opportunity.owner";

/** The fields that say what a deal is worth and who has it. */
export const worthFields: readonly string[] = [amountField, currencyField, ownerField];

/** What a deal is worth and who has it on our side, as far as it is known. */
export interface Worth {
  /** The expected amount, rounded to the hundredth. */
  readonly money: Money | undefined;
  readonly owner: string | undefined;
}

/** Returns what a deal is worth and who has it, from `worthFields` as they were read. */
export function worthOf({ values }: ReadFields): Worth {
  const amount = values[amountField];
  return {
    money:
      typeof amount === "number"
        ? { amount: roundAmount(amount), currency: wordsIn(values[currencyField]) ?? "" }
        : undefined,
    owner: wordsIn(values[ownerField]),
  };
}

/** Returns the text that a value is, without blanks around; undefined where it says nothing. */
export function wordsIn(value: unknown): string | undefined {
  return (typeof value === "string" && value.trim()) || undefined;
}
