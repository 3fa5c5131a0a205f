const nots = "(?:not:)*";
const turns = "(?:(?:not|swap):)*";
const unorderedNames = "equal|notEqual";
const orderedNames = `${unorderedNames}|lessThan|lessThanInclusive|greaterThan|greaterThanInclusive`;

/** The patterns of operators with their decorators, by what fact and value are. */
export interface OperatorPatterns {
  /** A single fact and a single value. */
  readonly single: string;
  /** A single fact and a list of values. */
  readonly singleList: string;
  /** A set and a single value. */
  readonly set: string;
  /** A set and a list of values. */
  readonly setList: string;
  /** An aggregate, which takes no decorator but `not`, and a single value. */
  readonly aggregate: string;
  /** An aggregate and a list of values. */
  readonly aggregateList: string;
}

/**
 * Returns the patterns for facts whose values have an order, or have none. Every decorator takes
 * one of the two apart or exchanges them, so that what fact and value must be can be read off the
 * operator alone.
 */
export const operatorPatterns = (isOrdered: boolean): OperatorPatterns => {
  const names = isOrdered ? orderedNames : unorderedNames;
  const single = `${turns}(?:${names})`;
  const oneInList = `(?:in|notIn|(?:someValue|everyValue):${single})`;
  const listHasOne = `(?:contains|doesNotContain|(?:someFact|everyFact):${single})`;
  const turnedTwice = `(?:${nots}swap:${nots}swap:)*${nots}`;
  const singleList = `${turnedTwice}(?:${oneInList}|swap:${nots}${listHasOne})`;
  const set = `${turnedTwice}(?:${listHasOne}|swap:${nots}${oneInList})`;
  const setList = `${turns}(?:(?:someFact|everyFact):${singleList}|(?:someValue|everyValue):${set})`;
  const whole = (pattern: string): string => `^(?:${pattern})$`;
  return {
    single: whole(single),
    singleList: whole(singleList),
    set: whole(set),
    setList: whole(setList),
    aggregate: whole(`${nots}(?:${names})`),
    aggregateList: whole(`${nots}(?:in|notIn)`),
  };
};
