import type { AttributeReading, Reading } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";

const keys = new WeakMap<Test, string>();

/** Returns a text that is the same for two tests that ask the same of the same. */
export function testKey(test: Test): string {
  const known = keys.get(test);
  if (known !== undefined) return known;
  const { operator, decorators, value } = test;
  const asked = [...decorators.map(({ name }) => name), operator.name, JSON.stringify(value)];
  const key = `${readingKey(test.reading)} ${test.source ?? ""} ${asked.join(":")}`;
  keys.set(test, key);
  return key;
}

/** Returns a text that is the same for two expressions of the same form; order does not count. */
export function expressionKey(expression: Expression<Test>): string {
  if (expression.kind === "leaf") {
    return `${expression.negated ? "!" : ""}${testKey(expression.leaf)}`;
  }
  const k = expression.kind === "at-least" ? expression.k : "";
  return `${expression.kind}${k}(${expression.of.map(expressionKey).sort().join(",")})`;
}

/** Returns a text that is the same for two readings of the same value. */
export function readingKey(reading: Reading): string {
  switch (reading.read) {
    case "value": {
      const { subject, what, through, path } = reading;
      const hop = through === undefined ? "" : `${through.what}>`;
      return `${subject}:${hop}${what}${path === undefined ? "" : `#${path.join(".")}`}`;
    }
    case "days":
      return `${reading.direction} ${readingKey(reading.of)}`;
    case "known":
      return `known ${readingKey(reading.of)}`;
    case "app":
      return `app:${reading.name}${reading.path === undefined ? "" : `#${reading.path.join(".")}`}`;
    case "verdict":
      return `verdict:${reading.property}`;
    case "aggregate": {
      const { list, scope, where, meets, of, weight } = reading;
      const parts = [
        where && expressionKey(where),
        meets && expressionKey(meets),
        of && attributeKey(of),
        weight && attributeKey(weight),
      ];
      return `${list}.${reading.function} ${scope} ${JSON.stringify(parts.map((part) => part ?? null))}`;
    }
  }
}

function attributeKey({ reading }: AttributeReading): string {
  return readingKey(reading);
}
