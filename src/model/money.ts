/**
 * An amount of money in units of its currency, to the hundredth. The currency is as people wrote it,
 * without blanks around; empty where nobody named one.
 */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** Returns an amount rounded to the nearest hundredth, halves up, by its exact value. */
export const roundAmount = (amount: number): number => Number(amount.toFixed(2));

/**
 * Returns a rounded amount in hundredths, a whole number. Below 2^46 units, some 70 trillion, it is
 * exact: neighbouring numbers are less than a hundredth apart there, and hundredths are safe integers.
 */
export const hundredthsOf = (amount: number): number => {
  const part = amount % 1;
  return (amount - part) * 100 + Math.round(part * 100);
};

/**
 * Returns the sum of two rounded amounts of one currency. While it is below 2^46 units it is exact, so
 * that amounts come to the same in any order and grouping; beyond, it is off by no more than 2^-51 of
 * itself.
 */
export const addAmounts = (one: number, other: number): number =>
  (hundredthsOf(one) + hundredthsOf(other)) / 100;
