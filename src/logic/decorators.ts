import type { Operand, Operator } from "./operators/operator.ts";

type Test = Operator["test"];

/** What a decorator asks of the operands and what it hands on. */
export interface Decorator {
  /** The name in rule sets, which is json-rules-engine's. */
  readonly name: string;
  /** Which operand it takes apart or exchanges; `none` leaves both as they are. */
  readonly on: "fact" | "value" | "both" | "none";
  /** Returns the test that applies the decorator before the next one. */
  readonly decorate: (next: Test) => Test;
}

function list(operand: Operand): readonly Operand[] | undefined {
  return Array.isArray(operand) ? operand : undefined;
}

const someFact: Decorator = {
  name: "someFact",
  on: "fact",
  decorate: (next) => (fact, value) => list(fact)?.some((one) => next(one, value)) ?? false,
};

const everyFact: Decorator = {
  name: "everyFact",
  on: "fact",
  decorate: (next) => (fact, value) => list(fact)?.every((one) => next(one, value)) ?? false,
};

const someValue: Decorator = {
  name: "someValue",
  on: "value",
  decorate: (next) => (fact, value) => list(value)?.some((one) => next(fact, one)) ?? false,
};

const everyValue: Decorator = {
  name: "everyValue",
  on: "value",
  decorate: (next) => (fact, value) => list(value)?.every((one) => next(fact, one)) ?? false,
};

const swap: Decorator = {
  name: "swap",
  on: "both",
  decorate: (next) => (fact, value) => next(value, fact),
};

const notDecorator: Decorator = {
  name: "not",
  on: "none",
  decorate: (next) => (fact, value) => !next(fact, value),
};

/** The six decorators by name; `everyFact:not:equal` applies them from left to right. */
export const decorators: ReadonlyMap<string, Decorator> = new Map(
  [someFact, everyFact, someValue, everyValue, swap, notDecorator].map((decorator) => [
    decorator.name,
    decorator,
  ]),
);

/** Returns the test of an operator under its decorators. */
export function decorate(operator: Operator, chain: readonly Decorator[]): Test {
  return chain.reduceRight<Test>((next, decorator) => decorator.decorate(next), operator.test);
}
