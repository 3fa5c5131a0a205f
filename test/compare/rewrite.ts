import type { Draft } from "./small-rules.ts";

/** Returns the next whole number below a bound. */
export type Draw = (below: number) => number;

/** Returns a source of numbers that is the same for the same seed. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const groups = ["all", "any", "of"];

/**
 * Returns a rule set, or a part of it, that means the same: keys and members of groups in another
 * order, conditions wrapped, negated twice, repeated where that says nothing.
 */
export function rewritten(part: Draft, draw: Draw, isCondition = false): Draft {
  if (Array.isArray(part)) return part.map((one) => rewritten(one, draw, isCondition));
  if (typeof part !== "object" || part === null) return part;
  const isLeafOrGroup =
    isCondition && ["fact", "all", "any", "not", "atLeast", "condition"].some((key) => key in part);
  const entries = shuffled(Object.entries(part), draw).map(([key, value]) => {
    const within =
      isCondition || ["when", "appliesWhen", "entry", "where", "meets", "conditions"].includes(key);
    if (key === "conditions") {
      return [key, Object.fromEntries(named(value as Draft, draw))];
    }
    const inner = rewritten(value, draw, within && key !== "params" && key !== "value");
    return [key, groups.includes(key) && Array.isArray(inner) ? shuffled(inner, draw) : inner];
  });
  const same = Object.fromEntries(entries);
  if ("params" in same) same.params = rewritten(part.params, draw);
  return isLeafOrGroup ? wrapped(same, draw) : same;
}

function named(conditions: Draft, draw: Draw): readonly (readonly [string, Draft])[] {
  return Object.entries(conditions).map(([name, one]) => [name, rewritten(one, draw, true)]);
}

function wrapped(condition: Draft, draw: Draw): Draft {
  switch (draw(8)) {
    case 0:
      return { all: [condition] };
    case 1:
      return { not: { not: condition } };
    case 2:
      return { any: [condition, condition] };
    case 3:
      return { atLeast: 1, of: [condition] };
    default:
      return condition;
  }
}

function shuffled<T>(values: readonly T[], draw: Draw): T[] {
  const left = [...values];
  return values.map(() => left.splice(draw(left.length), 1)[0] as T);
}
