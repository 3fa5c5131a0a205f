const plain = /^([+-]?(?:\d+|\d{1,3}(?:[,，\s]\d{3})+)(?:\.\d+)?)\s*(万|亿)?$/;

const powers: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/**
 * Returns the number that somebody has typed, thousands separated or counted in 万 or 亿 if they
 * like; undefined when it is none.
 */
export const readNumber = (typed: string): number | undefined => {
  const [, digits, power] = plain.exec(typed.trim()) ?? [];
  if (digits === undefined) return undefined;
  const value = Number(digits.replace(/[,，\s]/g, ""));
  // Rounded, for 0.57 times 10,000 is not quite 5,700.
  return power === undefined ? value : Number((value * (powers[power] ?? 1)).toPrecision(15));
};
