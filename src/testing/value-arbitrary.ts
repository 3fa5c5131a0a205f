import fc from "fast-check";
import type { FactType } from "../facts/fact-type.ts";
import { formatDay, parseDay } from "../model/civil-date.ts";

/** A value that a rule may name or a deal may hold. */
export type Value = boolean | number | string | null | readonly string[] | Fields;
interface Fields {
  readonly [key: string]: Value;
}

const texts = ["alpha", "beta", "gamma"] as const;
const numbers = [0, 1, 2, 3, 5, 10, 50, 100, 1000] as const;

/** Returns a day a number of days from another. */
export function dayFrom(day: string, days: number): string {
  return formatDay((parseDay(day) ?? 0) + days);
}

/** Makes days around a day, mostly before it, few enough to meet again. */
export function dayArbitrary(around: string): fc.Arbitrary<string> {
  const near = fc.constantFrom(-400, -200, -100, -60, -30, -20, -10, -5, -1, 0, 1, 30);
  return fc
    .oneof(
      { weight: 4, arbitrary: near },
      { weight: 1, arbitrary: fc.integer({ min: -800, max: 90 }) },
    )
    .map((days) => dayFrom(around, days));
}

/**
 * Makes single values of a type, for a rule to compare with; of a set, its members. Numbers are
 * few, so that rules and deals often speak of the same.
 */
export function literalArbitrary(
  type: FactType,
  asOf: string,
): fc.Arbitrary<boolean | number | string> {
  switch (type.kind) {
    case "boolean":
      return fc.boolean();
    case "number": {
      const { min = type.integer ? -1000 : -1e6, max = 1e6 } = type;
      const inside = [...numbers, -1, -10, min, max].filter((n) => min <= n && n <= max);
      return type.integer === true || max - min > 10
        ? fc.constantFrom(...inside)
        : fc.oneof(
            fc.constantFrom(...inside),
            fc.nat(4).map((n) => min + ((max - min) * n) / 4),
          );
    }
    case "text":
      return fc.constantFrom(...texts);
    case "date":
      return dayArbitrary(asOf);
    case "choice":
      return fc.constantFrom(...type.values.map(({ value }) => value));
    case "set":
      return literalArbitrary(type.of, asOf);
    case "record":
      return fc.constantFrom(...texts);
  }
}

/**
 * Makes readable values of a type, those near the given literals more often, so that comparisons
 * come out either way. Records may lack fields unless they are to be whole.
 */
export function valueArbitrary(
  type: FactType,
  asOf: string,
  literals: readonly unknown[],
  whole: boolean,
): fc.Arbitrary<Value> {
  const any = anyValueArbitrary(type, asOf, whole);
  const near = literals.flatMap((literal) => neighbours(type, literal));
  return near.length === 0
    ? any
    : fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...near) }, { weight: 1, arbitrary: any });
}

function anyValueArbitrary(type: FactType, asOf: string, whole: boolean): fc.Arbitrary<Value> {
  if (type.kind === "set")
    return fc.uniqueArray(literalArbitrary(type.of, asOf), { maxLength: 3 }) as fc.Arbitrary<Value>;
  if (type.kind !== "record") return literalArbitrary(type, asOf);
  const fields = Object.entries(type.fields).map(([name, field]) => [
    name,
    fc.oneof(
      { weight: 6, arbitrary: anyValueArbitrary(field, asOf, whole) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
  ]);
  const drawn = Object.fromEntries(fields) as Record<string, fc.Arbitrary<Value>>;
  const noNullPrototype = true;
  return whole
    ? fc.record(drawn, { noNullPrototype })
    : (fc.record(drawn, { requiredKeys: [], noNullPrototype }) as fc.Arbitrary<Value>);
}

function neighbours(type: FactType, literal: unknown): readonly Value[] {
  if (type.kind === "set") return typeof literal === "string" ? [[literal]] : [];
  if (type.kind === "number") {
    if (typeof literal !== "number") return [];
    const { min = literal - 1, max = literal + 1 } = type;
    const step = type.integer === true ? 1 : 0.5;
    return [literal, literal - step, literal + step].filter(
      (n) => min <= n && n <= max && (type.integer !== true || Number.isInteger(n)),
    );
  }
  if (type.kind === "date") {
    const day = typeof literal === "string" ? parseDay(literal) : undefined;
    return day === undefined ? [] : [day - 1, day, day + 1].map(formatDay);
  }
  if (type.kind === "choice")
    return type.values.some(({ value }) => value === literal) ? [literal as string] : [];
  return type.kind === "record" || typeof literal === "object" ? [] : [literal as Value];
}

/** Makes values that cannot be read as a type. */
export function unreadableArbitrary(type: FactType): fc.Arbitrary<Value> {
  const strays: readonly Value[] = [true, -1e9, 0.5, "no such value", ["no such value"]];
  return fc.constantFrom(...strays.filter((stray) => !isReadable(type, stray)));
}

/** Returns whether a value can be read as a type; null, known to be none, always can. */
export function isReadable(type: FactType, value: unknown): boolean {
  if (value === null) return true;
  switch (type.kind) {
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return (
        typeof value === "number" &&
        value >= (type.min ?? value) &&
        value <= (type.max ?? value) &&
        (type.integer !== true || Number.isInteger(value))
      );
    case "text":
      return typeof value === "string" && value.trim() !== "";
    case "date":
      return typeof value === "string" && parseDay(value) !== undefined;
    case "choice":
      return type.values.some((choice) => choice.value === value);
    case "set":
      return Array.isArray(value) && value.every((one) => one !== null && isReadable(type.of, one));
    case "record":
      return typeof value === "object" && !Array.isArray(value);
  }
}
