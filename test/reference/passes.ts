/** Returns whether a known fact passes an operator under its decorators: `everyFact:not:equal`. */
export function passes(operator: string, fact: unknown, value: unknown): boolean {
  const [word, ...rest] = operator.split(":");
  const next = (f: unknown, v: unknown) => passes(rest.join(":"), f, v);
  const [facts, values] = [fact, value].map((one) => (Array.isArray(one) ? one : undefined));
  if (word === "not") return !next(fact, value);
  if (word === "swap") return next(value, fact);
  if (word === "someFact") return facts?.some((one) => next(one, value)) === true;
  if (word === "everyFact") return facts?.every((one) => next(one, value)) === true;
  if (word === "someValue") return values?.some((one) => next(fact, one)) === true;
  if (word === "everyValue") return values?.every((one) => next(fact, one)) === true;
  if (word === "equal") return fact === value;
  if (word === "notEqual") return fact !== value;
  if (word === "in") return values?.includes(fact) === true;
  if (word === "notIn") return values?.includes(fact) === false;
  if (word === "contains") return facts?.includes(value) === true;
  if (word === "doesNotContain") return facts?.includes(value) === false;
  if (typeof fact !== "number" || typeof value !== "number") return false;
  if (word === "lessThan") return fact < value;
  if (word === "lessThanInclusive") return fact <= value;
  if (word === "greaterThan") return fact > value;
  return fact >= value;
}
