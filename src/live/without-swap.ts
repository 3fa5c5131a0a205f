const mirrors: Readonly<Record<string, string>> = {
  equal: "equal",
  notEqual: "notEqual",
  in: "contains",
  notIn: "doesNotContain",
  contains: "in",
  doesNotContain: "notIn",
  lessThan: "greaterThan",
  lessThanInclusive: "greaterThanInclusive",
  greaterThan: "lessThan",
  greaterThanInclusive: "lessThanInclusive",
  someFact: "someValue",
  everyFact: "everyValue",
  someValue: "someFact",
  everyValue: "everyFact",
};

/**
 * Returns an operator with its decorators that means the same without `swap`: json-rules-engine
 * checks the type of the left operand alone, and a swapped null would pass as 0 or break the run.
 */
export function withoutSwap(operator: string): string {
  let isSwapped = false;
  return operator
    .split(":")
    .flatMap((word) => {
      if (word === "swap") {
        isSwapped = !isSwapped;
        return [];
      }
      return [isSwapped ? (mirrors[word] ?? word) : word];
    })
    .join(":");
}
