/** How the numbers of a file are written. */
export interface NumberRules {
  /** The decimal mark; absent: a point. */
  readonly decimal?: string | undefined;
  /** The mark between groups of three digits; absent: none. */
  readonly group?: string | undefined;
  /** What may stand before or after the digits: `$`, `¥`, `元`. */
  readonly affixes?: readonly string[] | undefined;
  /** The power of ten that each number is counted in: 4 for 万; absent: 0. */
  readonly exponent?: number | undefined;
}

const stripped = (cell: string, affixes: readonly string[]): string => {
  const before = affixes.find((affix) => cell.startsWith(affix)) ?? "";
  const rest = cell.slice(before.length).trim();
  const after = affixes.find((affix) => rest.endsWith(affix)) ?? "";
  return rest.slice(0, rest.length - after.length).trim();
};

const ungrouped = (whole: string, group: string | undefined): string | undefined => {
  if (group === undefined || !whole.includes(group)) return whole;
  const [first = "", ...rest] = whole.split(group);
  const isGrouped = /^\d{1,3}$/.test(first) && rest.every((part) => /^\d{3}$/.test(part));
  return isGrouped ? first + rest.join("") : undefined;
};

/** Returns the number that a cell writes, or undefined when it writes none by these rules. */
export const readNumber = (cell: string, rules: NumberRules = {}): number | undefined => {
  const sign = /^[-−]/.test(cell) ? "-" : "";
  const body = stripped(cell.slice(sign.length).trim(), rules.affixes ?? []);
  const [whole = "", fraction, ...more] = body.split(rules.decimal ?? ".");
  if (more.length > 0) return undefined;
  const digits = ungrouped(whole, rules.group);
  if (digits === undefined || !/^\d+$/.test(digits)) return undefined;
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return undefined;
  // The power goes into the text, so that 12.3 times 10000 is 123000 and not a hair more.
  const value = Number(`${sign}${digits}.${fraction ?? "0"}e${rules.exponent ?? 0}`);
  // Adding 0 turns -0 into 0.
  return Number.isFinite(value) ? value + 0 : undefined;
};

/** Returns what a number that was read already comes to: how it was written no longer matters. */
export const countNumber = (value: number, { exponent = 0 }: NumberRules = {}): number =>
  // Rounded, for 0.57 times 10,000 is not quite 5,700.
  exponent === 0 ? value : Number((value * 10 ** exponent).toPrecision(15));
