import type { ConditionNode } from "../analyze/condition-node.ts";
import type { ChoiceType, FactType } from "../facts/fact-type.ts";
import type { Test } from "../facts/test.ts";
import { scales } from "../model/scales.ts";
import type { FactCondition } from "../rules/condition.ts";
import { type Change, changed } from "./change.ts";
import { removed } from "./edit-at.ts";

/** Returns the small changes of a question about one fact. */
export const leafMutants = ({ json, pointer, test }: ConditionNode): readonly Change[] => {
  const leaf = json as FactCondition;
  // Invariant: a leaf has its test. `known` never fails; it is only ever dropped as a whole.
  if (test === undefined || test.reading.read === "known") return [];
  const changes = [
    ...operatorMutants(leaf, pointer, test),
    ...valueMutants(leaf, pointer, test),
    ...sourceMutants(leaf, pointer),
    ...paramMutants(leaf, pointer),
  ];
  return changes.map((change) => ({ ...change, fact: leaf.fact }));
};

const opposites: Readonly<Record<string, string>> = {
  equal: "notEqual",
  notEqual: "equal",
  in: "notIn",
  notIn: "in",
  contains: "doesNotContain",
  doesNotContain: "contains",
};
const strictness: Readonly<Record<string, string>> = {
  greaterThanInclusive: "greaterThan",
  greaterThan: "greaterThanInclusive",
  lessThanInclusive: "lessThan",
  lessThan: "lessThanInclusive",
};

const operatorMutants = (leaf: FactCondition, pointer: string, test: Test): readonly Change[] => {
  const { operator } = leaf;
  const at = `${pointer}/operator`;
  const words = operator.split(":");
  const name = words.pop() ?? "";
  const under = (other: string): string => [...words, other].join(":");
  const to = (other: string): Change => changed(at, "operator", operator, other);
  const decorated = (other: string): Change => changed(at, "decorator", operator, other);
  const found: Change[] = [];
  const strict = strictness[name];
  if (strict !== undefined) found.push(to(under(strict)));
  const opposite = opposites[name];
  // Of a yes or no the value turns round: one change, not two.
  const isTurned = words.length === 0 && typeof leaf.value === "boolean";
  if (opposite !== undefined && words.length === 0 && !isTurned) found.push(to(opposite));
  if (name === "equal" && words.length === 0) {
    const { isLowest, isHighest } = endsOf(test.type, leaf.value);
    if (isLowest === false) found.push(to("lessThanInclusive"));
    if (isHighest === false) found.push(to("greaterThanInclusive"));
  }
  words.forEach((word, index) => {
    const others = words.filter((_, each) => each !== index);
    if (word === "not") found.push(decorated([...others, name].join(":")));
    const twin = word.startsWith("some")
      ? word.replace("some", "every")
      : word.startsWith("every")
        ? word.replace("every", "some")
        : undefined;
    if (twin !== undefined) found.push(decorated([...words.with(index, twin), name].join(":")));
  });
  if (words[0] !== "not" && !isTurned && (words.length > 0 || opposite === undefined)) {
    found.push(decorated(`not:${operator}`));
  }
  return found;
};

/** Returns whether a value is the lowest or highest of its type; undefined where it has no order. */
const endsOf = (type: FactType, value: unknown) => {
  if (type.kind === "number") {
    return { isLowest: value === type.min, isHighest: value === type.max };
  }
  if (type.kind !== "choice" || !type.ordered) return {};
  const place = type.values.findIndex((each) => each.value === value);
  return { isLowest: place === 0, isHighest: place === type.values.length - 1 };
};

const valueMutants = (leaf: FactCondition, pointer: string, test: Test): readonly Change[] => {
  const { value, operator } = leaf;
  const at = `${pointer}/value`;
  if (typeof value === "boolean") return [changed(at, "value", value, !value)];
  if (typeof value === "number") {
    const { type } = test;
    const [min, max] = type.kind === "number" ? [type.min, type.max] : [undefined, undefined];
    return steps(operator, Number.isInteger(value))
      .map((step) => nextNumber(value, step))
      .filter((next) => !(min !== undefined && next < min) && !(max !== undefined && next > max))
      .map((next) => changed(at, "value", value, next));
  }
  if (typeof value === "string") {
    return neighbours(choiceOf(test.type), value, operator).map((next) =>
      changed(at, "value", value, next),
    );
  }
  if (!Array.isArray(value) || value.length < 2) return [];
  const list: readonly unknown[] = value;
  return list.map((each, index) =>
    changed(`${at}/${index}`, "list-value-dropped", String(each), undefined, () => removed),
  );
};

/**
 * Returns which way a threshold is moved. Of whole numbers and scales, one way comes to the same as
 * a stricter or looser operator, which is a change of its own.
 */
const steps = (operator: string, isDiscrete: boolean): readonly (1 | -1)[] => {
  const name = operator.split(":").at(-1) ?? "";
  if (!isDiscrete || strictness[name] === undefined) return [-1, 1];
  return name === "greaterThanInclusive" || name === "lessThan" ? [-1] : [1];
};

/** Whole numbers move by 1, others by a tenth, without the dust of binary fractions. */
const nextNumber = (value: number, step: number): number =>
  Number.isInteger(value) ? value + step : Number((value + step / 10).toPrecision(12));

const choiceOf = (type: FactType): ChoiceType | undefined =>
  type.kind === "choice"
    ? type
    : type.kind === "set" && type.of.kind === "choice"
      ? type.of
      : undefined;

const neighbours = (
  type: ChoiceType | undefined,
  value: string,
  operator: string,
): readonly string[] => {
  if (type === undefined) return [];
  const place = type.values.findIndex((each) => each.value === value);
  if (type.ordered) {
    return steps(operator, true).flatMap((step) => type.values[place + step]?.value ?? []);
  }
  const { length } = type.values;
  const next = type.values[(place + 1) % length]?.value;
  return next === undefined || next === value ? [] : [next];
};

const kinds: readonly string[] = scales.sourceKind.values.map(({ value }) => value);

const sourceMutants = ({ source }: FactCondition, pointer: string): readonly Change[] => {
  if (source === undefined) return [];
  const at = `${pointer}/source`;
  const place = kinds.indexOf(source);
  // The weakest kind is any kind.
  const weaker = place > 1 ? kinds.slice(place - 1, place) : [];
  return [
    ...[...weaker, ...kinds.slice(place + 1, place + 2)].map((next) =>
      changed(at, "source", source, next),
    ),
    ...(place > 0 ? [changed(at, "source-dropped", source, undefined, () => removed)] : []),
  ];
};

const paramMutants = ({ params = {} }: FactCondition, pointer: string): readonly Change[] => [
  ...(params.where === undefined
    ? []
    : [changed(`${pointer}/params/where`, "where-dropped", undefined, undefined, () => removed)]),
  ...(params.scope === "decision-chain"
    ? [changed(`${pointer}/params/scope`, "scope-dropped", params.scope, undefined, () => removed)]
    : []),
];
