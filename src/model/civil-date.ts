const digit = (day: string, index: number): number => {
  const code = day.charCodeAt(index) - 48;
  return code >= 0 && code <= 9 ? code : Number.NaN;
};

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

// After July the even months are the long ones.
const lengthOfMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month % 2 === (month > 7 ? 1 : 0) ? 30 : 31;

/** The day number of 1900-01-01, the first day that can be written. */
export const firstDay = -25567;

/** The day number of 2999-12-31, the last day that can be written. */
export const lastDay = 376199;

/**
 * Returns the days since 1970-01-01 of a civil day written `YYYY-MM-DD`, years 1900 to 2999, or
 * undefined for any other text and for days that do not exist.
 */
export const parseDay = (day: string): number | undefined => {
  // A program in plain JavaScript may hand in none at all.
  if (day?.length !== 10 || day.charCodeAt(4) !== 45 || day.charCodeAt(7) !== 45) return undefined;
  const year = digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3);
  const month = digit(day, 5) * 10 + digit(day, 6);
  const date = digit(day, 8) * 10 + digit(day, 9);
  // A character that is no digit makes its number NaN, and NaN fails every comparison.
  if (!(year >= 1900 && year <= 2999 && month >= 1 && month <= 12)) return undefined;
  if (!(date >= 1 && date <= lengthOfMonth(year, month))) return undefined;
  // Years count from March, so that the leap day comes last; 719468 is 1970-01-01 in that count.
  const shifted = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + dayOfYear - 719468;
};

/**
 * Returns the civil day `YYYY-MM-DD` of a whole number of days since 1970-01-01; throws a
 * RangeError outside the years 1900 to 2999.
 */
export const formatDay = (day: number): string => {
  if (!Number.isInteger(day) || day < firstDay || day > lastDay)
    throw new RangeError(`day ${day} is not within 1900-01-01 and 2999-12-31`);
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
};
