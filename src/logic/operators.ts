import { contains } from "./operators/contains.ts";
import { doesNotContain } from "./operators/does-not-contain.ts";
import { equal } from "./operators/equal.ts";
import { greaterThan } from "./operators/greater-than.ts";
import { greaterThanInclusive } from "./operators/greater-than-inclusive.ts";
import { isIn } from "./operators/in.ts";
import { lessThan } from "./operators/less-than.ts";
import { lessThanInclusive } from "./operators/less-than-inclusive.ts";
import { notEqual } from "./operators/not-equal.ts";
import { notIn } from "./operators/not-in.ts";
import type { Operator } from "./operators/operator.ts";

/** The ten operators by name. A new one is a file beside these and a line here. */
export const operators: ReadonlyMap<string, Operator> = new Map(
  [
    equal,
    notEqual,
    isIn,
    notIn,
    lessThan,
    lessThanInclusive,
    greaterThan,
    greaterThanInclusive,
    contains,
    doesNotContain,
  ].map((operator) => [operator.name, operator]),
);
