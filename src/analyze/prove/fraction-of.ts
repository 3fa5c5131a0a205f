/** Returns a number as a fraction of whole numbers: 0.25 is 25 of 100. */
export function fractionOf(number: number): { readonly part: number; readonly whole: number } {
  let whole = 1;
  // Past 15 digits nothing of a number is left to tell.
  while (!Number.isInteger(roundOff(number * whole)) && whole < 1e15) whole *= 10;
  return { part: roundOff(number * whole), whole };
}

function roundOff(number: number): number {
  const whole = Math.round(number);
  return Math.abs(number - whole) < 1e-9 * Math.max(1, Math.abs(number)) ? whole : number;
}
