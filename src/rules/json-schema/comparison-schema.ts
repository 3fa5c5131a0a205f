import { type FactType, isOrdered } from "../../facts/fact-type.ts";
import { type Text, text } from "../../model/text.ts";
import { mostValues } from "../check-comparison.ts";
import { operatorWords } from "./key-words.ts";
import { type OperatorPatterns, operatorPatterns } from "./operator-patterns.ts";
import { type Definitions, having, named, provided, refer, type Schema } from "./schema.ts";

/** How a fact is compared: as a single value, as a set, or as an aggregate. */
export type Shape = "single" | "set" | "aggregate";

const none: readonly [null, Text] = [null, text("已知没有", "known to be none")];
// Beyond this a bound says only how large numbers may be written.
const technical = 1e11;

/** Returns the name of what a fact of a type is compared with; alike for facts that are alike. */
const valueNameOf = (type: FactType, fact: string): string => {
  switch (type.kind) {
    case "number": {
      const { min = -technical, max = technical } = type;
      const from = min > -technical ? `-from-${min}` : "";
      const to = max < technical ? `-to-${max}` : "";
      return `number${from}${to}`;
    }
    case "choice":
      return type.scale ?? `choice-of-${fact}`;
    case "set":
      return valueNameOf(type.of, fact);
    default:
      return type.kind;
  }
};

const literalSchema = (type: FactType): Schema => {
  switch (type.kind) {
    case "boolean":
      return { type: ["boolean", "null"] };
    case "number": {
      const { min = -technical, max = technical } = type;
      return {
        type: ["number", "null"],
        ...(min > -technical ? { minimum: min } : {}),
        ...(max < technical ? { maximum: max } : {}),
      };
    }
    case "date":
      return {
        type: ["string", "null"],
        format: "date",
        pattern: "^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
      };
    case "choice": {
      const values = [...type.values.map(({ value, title }) => [value, title] as const), none];
      return {
        enum: values.map(([value]) => value),
        enumDescriptions: values.map(([, { zh, en }]) => `${zh} / ${en}`),
      };
    }
    default:
      return { type: ["string", "null"] };
  }
};

const listOf = (items: Schema): Schema => ({
  type: "array",
  items,
  minItems: 1,
  maxItems: mostValues,
});

const operatorName = (shape: Shape, ordered: boolean): string =>
  `operator-${shape}${ordered ? "-ordered" : ""}`;

const patternsOf = (
  shape: Shape,
  patterns: OperatorPatterns,
): readonly [one: string, list: string] =>
  shape === "single"
    ? [patterns.single, patterns.singleList]
    : shape === "set"
      ? [patterns.set, patterns.setList]
      : [patterns.aggregate, patterns.aggregateList];

const suggestions = (shape: Shape, ordered: boolean): readonly string[] => {
  if (shape === "set") {
    const contained = ["contains", "doesNotContain"];
    return [...contained, "someValue:contains", "everyValue:contains", "everyFact:in"];
  }
  const order = ["lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive"];
  return ["equal", "notEqual", "in", "notIn", ...(ordered ? order : [])];
};

const shapes: readonly Shape[] = ["single", "set", "aggregate"];

/** The operators that fit each shape, with and without an order, decorated ones by a pattern. */
export const operatorDefinitions: Definitions = Object.fromEntries(
  shapes.flatMap((shape) =>
    [false, true].map((ordered) => {
      const patterns = patternsOf(shape, operatorPatterns(ordered));
      const words = suggestions(shape, ordered).map(
        (name) => [name, operatorWords[name] ?? text(name, name)] as const,
      );
      const schema = { anyOf: [named(words), { pattern: patterns.join("|") }] };
      return [operatorName(shape, ordered), schema];
    }),
  ),
);

/** What the operator and the value of a comparison must be, for a fact of a type. */
export interface ComparisonSchema {
  readonly name: string;
  readonly definitions: Definitions;
}

/** Returns the definitions of a comparison and the name of the one to refer to. */
export const comparisonSchema = (type: FactType, fact: string, shape?: Shape): ComparisonSchema => {
  const element = type.kind === "set" ? type.of : type;
  const own = shape ?? (type.kind === "set" ? "set" : "single");
  const ordered = isOrdered(element);
  const valueName = `value-${valueNameOf(type, fact)}`;
  const value = refer(valueName);
  const [, list] = patternsOf(own, operatorPatterns(ordered));
  const name = `${own === "single" ? "compare" : own}-${valueNameOf(type, fact)}`;
  return {
    name,
    definitions: {
      [valueName]: literalSchema(element),
      [name]: {
        properties: { operator: refer(operatorName(own, ordered)) },
        ...provided(
          having("operator", { pattern: list }),
          { properties: { value: listOf(value) } },
          { properties: { value } },
        ),
      },
    },
  };
};
