import type { ChoiceType, FactType } from "../../facts/fact-type.ts";
import type { Operand } from "../../logic/operators/operator.ts";
import { firstDay, formatDay, lastDay, parseDay } from "../../model/civil-date.ts";

/** The most values of a set that are told apart one by one. */
const mostMembers = 7;

/**
 * Returns values of a type that between them stand on every side of the values that rules name,
 * likely ones first and null last.
 */
export function candidates(type: FactType, named: readonly Operand[]): readonly Operand[] {
  switch (type.kind) {
    case "boolean":
      return [true, false, null];
    case "choice":
      return [...choices(type, named), null];
    case "text":
      return [...texts(named), null];
    case "number": {
      const { min = -1e15, max = 1e15, integer = false } = type;
      return [...around(numbers(named), min, max, integer), null];
    }
    case "date": {
      const days = named.flatMap((value) =>
        typeof value === "string"
          ? (parseDay(value) ?? [])
          : typeof value === "number"
            ? value
            : [],
      );
      return [...around(days, firstDay, lastDay, true).map(formatDay), null];
    }
    case "set":
      return [...sets(type.of, named), null];
    case "record":
      return [];
  }
}

/** What rules name comes first, then what is best. */
function choices({ ordered, values }: ChoiceType, named: readonly Operand[]): readonly string[] {
  const all = values.map(({ value }) => value);
  if (ordered) all.reverse();
  return [
    ...all.filter((value) => named.includes(value)),
    ...all.filter((value) => !named.includes(value)),
  ];
}

/** Returns whether some sets that rules tell from all others are not among the candidates. */
export function isSampled(type: FactType, named: readonly Operand[]): boolean {
  return type.kind === "set" && membersOf(type.of, named).length > mostMembers;
}

function texts(named: readonly Operand[]): readonly string[] {
  const known = [...new Set(named.filter((value) => typeof value === "string"))];
  let other = "…";
  while (known.includes(other)) other += "…";
  return [...known, other];
}

function numbers(named: readonly Operand[]): readonly number[] {
  return named.filter((value) => typeof value === "number");
}

function around(
  named: readonly number[],
  min: number,
  max: number,
  integer: boolean,
): readonly number[] {
  const points = [...new Set(named)].sort((a, b) => a - b);
  const whole = points.filter((point) => !integer || Number.isInteger(point));
  const next = (point: number, up: number): readonly number[] => {
    const neighbour = points[points.indexOf(point) + up];
    const step = integer ? (up > 0 ? Math.floor(point) + 1 : Math.ceil(point) - 1) : point + up;
    const isPast = neighbour !== undefined && (up > 0 ? step >= neighbour : step <= neighbour);
    return isPast ? (integer ? [] : [(point + neighbour) / 2]) : [step];
  };
  const near = [
    ...points.flatMap((point) => next(point, 1)),
    ...points.flatMap((point) => next(point, -1)),
  ];
  const plain = points.length === 0 ? [Math.min(Math.max(0, min), max)] : [];
  return [...new Set([...whole, ...plain, ...near, min, max])].filter(
    (value) => value >= min && value <= max,
  );
}

/** Returns the members of sets that rules tell apart, and one that they do not. */
function membersOf(
  type: Extract<FactType, { kind: "set" }>["of"],
  named: readonly Operand[],
): readonly string[] {
  if (type.kind === "text") return texts(named);
  const values = type.values.map(({ value }) => value);
  const told = values.filter((value) => named.includes(value));
  const other = values.find((value) => !named.includes(value));
  return other === undefined ? told : [...told, other];
}

function sets(
  type: Extract<FactType, { kind: "set" }>["of"],
  named: readonly Operand[],
): readonly (readonly string[])[] {
  const members = membersOf(type, named);
  if (members.length > mostMembers) {
    const pairs = members.flatMap((a, i) => members.slice(i + 1).map((b) => [a, b]));
    const without = members.map((one) => members.filter((other) => other !== one));
    return [...members.map((one) => [one]), ...pairs, ...without, members, []];
  }
  const subsets: (readonly string[])[] = [[]];
  for (const member of members) {
    for (const smaller of [...subsets]) subsets.push([...smaller, member]);
  }
  return [...subsets].sort((a, b) => (a.length || 99) - (b.length || 99));
}
