/** Returns whether a known fact passes an operator under its decorators, written out plainly. */
export function passes(operator: string, fact: unknown, value: unknown): boolean {
  const [word, ...rest] = operator.split(":");
  const next = (f: unknown, v: unknown) => passes(rest.join(":"), f, v);
  const [facts, values] = [fact, value].map((one) => (Array.isArray(one) ? one : undefined));
  const comparable = typeof fact === typeof value && fact !== null && value !== null;
  const [a, b] = [fact as number, value as number];
  switch (word) {
    case "not":
      return !next(fact, value);
    case "swap":
      return next(value, fact);
    case "someFact":
      return facts?.some((one) => next(one, value)) ?? false;
    case "everyFact":
      return facts?.every((one) => next(one, value)) ?? false;
    case "someValue":
      return values?.some((one) => next(fact, one)) ?? false;
    case "everyValue":
      return values?.every((one) => next(fact, one)) ?? false;
    case "equal":
      return fact === value;
    case "notEqual":
      return fact !== value;
    case "in":
      return values?.includes(fact) ?? false;
    case "notIn":
      return values !== undefined && !values.includes(fact);
    case "contains":
      return facts?.includes(value) ?? false;
    case "doesNotContain":
      return facts !== undefined && !facts.includes(value);
    case "lessThan":
      return comparable && a < b;
    case "lessThanInclusive":
      return comparable && a <= b;
    case "greaterThan":
      return comparable && a > b;
    case "greaterThanInclusive":
      return comparable && a >= b;
    default:
      throw new RangeError(`no operator ${operator}`);
  }
}
