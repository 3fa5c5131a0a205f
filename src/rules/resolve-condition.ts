import type { Test } from "../facts/test.ts";
import { all, any, type Expression, not } from "../logic/expression.ts";
import { isRecord } from "../model/is-record.ts";
import { pointerOf } from "../model/pointer.ts";
import { checkKeys } from "./check-keys.ts";
import {
  type JsonRecord,
  type Place,
  type Resolution,
  type ResolvedName,
  shown,
} from "./resolution.ts";
import { resolveTest } from "./resolve-test.ts";
import { ruleFault, ruleFaultNear } from "./rule-fault.ts";

/** The deepest that conditions may nest, named conditions followed. */
const deepestCondition = 32;
/** The most conditions that a rule set may come to, named conditions counted at every use. */
export const mostConditions = 20_000;

/** What each kind of condition is made of: up to three keys that it needs, then others. */
const keys = {
  all: ["all"],
  any: ["any"],
  not: ["not"],
  atLeast: ["atLeast", "of"],
  condition: ["condition"],
  fact: ["fact", "operator", "value", "path", "params", "source"],
} as const;
type Kind = keyof typeof keys;
const kinds = Object.keys(keys) as readonly Kind[];

/** Returns what resolving conditions needs, with nothing resolved so far. */
export function newResolution(
  parts: Pick<Resolution, "lexicon" | "conditions"> &
    Partial<Pick<Resolution, "broken" | "faults">>,
): Resolution {
  return {
    faults: [],
    broken: new Set(),
    ...parts,
    used: new Set(),
    spent: { count: 0, deepest: 0 },
    named: new Map(),
    resolve: resolveCondition,
  };
}

/** Returns a condition in normal form, or undefined when something in it is wrong. */
export function resolveCondition(
  input: unknown,
  place: Place,
  resolution: Resolution,
): Expression<Test> | undefined {
  const { faults, spent } = resolution;
  const { pointer } = place;
  spent.deepest = Math.max(spent.deepest, place.depth);
  if (place.depth > deepestCondition) {
    faults.push(ruleFault("rules-too-deep", pointer, deepestCondition));
    return undefined;
  }
  if (++spent.count > mostConditions) {
    if (spent.count === mostConditions + 1) {
      faults.push(ruleFault("rules-too-large", pointer, mostConditions));
    }
    return undefined;
  }
  if (!isRecord(input)) {
    faults.push(ruleFault("not-a-condition", pointer, shown(input)));
    return undefined;
  }
  const isThere = (key: string) => Object.hasOwn(input, key);
  const present = kinds.filter(isThere);
  const [kind, second] = present;
  if (kind && second) {
    faults.push(ruleFault("two-combinators", `${pointer}/${second}`, kind, second));
    for (const each of present) resolveKind(each, input, place, resolution);
    return undefined;
  }
  const before = faults.length;
  // Where the key that gives a condition its kind is missing or misspelt, the others tell the kind.
  const meant = kind ?? kinds.find((each) => keys[each].some(isThere));
  const own: readonly string[] = meant ? keys[meant] : [];
  const others = meant ? own.slice(3) : [...kinds, ...keys.fact];
  checkKeys("condition-key", input, own.slice(0, 3), [...others, "note"], pointer, faults);
  if (!meant && faults.length === before) faults.push(ruleFault("no-combinator", pointer));
  const resolved = kind && resolveKind(kind, input, place, resolution);
  return faults.length > before ? undefined : resolved;
}

function resolveKind(
  kind: Kind,
  input: JsonRecord,
  place: Place,
  resolution: Resolution,
): Expression<Test> | undefined {
  switch (kind) {
    case "all":
    case "any": {
      const members = resolveMembers(input[kind], kind, place, resolution);
      return members && (kind === "all" ? all(members) : any(members));
    }
    case "not": {
      const negated = resolveCondition(input.not, inside(place, "not"), resolution);
      return negated && not(negated);
    }
    case "atLeast":
      return resolveAtLeast(input, place, resolution);
    case "condition":
      return resolveNamed(input.condition, inside(place, "condition"), resolution);
    case "fact":
      return resolveTest(input, place, resolution);
  }
}

function resolveAtLeast(
  input: JsonRecord,
  place: Place,
  resolution: Resolution,
): Expression<Test> | undefined {
  const { atLeast: k, of } = input;
  const { faults } = resolution;
  const before = faults.length;
  const n = Array.isArray(of) ? of.length : 0;
  if (typeof k !== "number" || !Number.isInteger(k) || k < 1 || (n > 0 && k > n)) {
    faults.push(ruleFault("k-out-of-range", `${place.pointer}/atLeast`, shown(k), n));
  }
  const members = of === undefined ? undefined : resolveMembers(of, "of", place, resolution);
  return members === undefined || faults.length > before
    ? undefined
    : { kind: "at-least", k: k as number, of: members };
}

function resolveMembers(
  input: unknown,
  key: string,
  place: Place,
  resolution: Resolution,
): readonly Expression<Test>[] | undefined {
  const { pointer } = inside(place, key);
  if (!Array.isArray(input)) {
    resolution.faults.push(ruleFault("not-a-list", pointer, key));
    return undefined;
  }
  if (input.length === 0) {
    resolution.faults.push(ruleFault("empty-group", pointer, key));
    return undefined;
  }
  const members = input.map((member, index) =>
    resolveCondition(member, inside(place, `${key}/${index}`), resolution),
  );
  return members.every((member) => member !== undefined) ? members : undefined;
}

function resolveNamed(
  name: unknown,
  place: Place,
  resolution: Resolution,
): Expression<Test> | undefined {
  const { faults, conditions, used, broken } = resolution;
  if (typeof name !== "string") {
    const expected = { wanted: "condition-name" } as const;
    faults.push(ruleFault("param-type", place.pointer, "condition", expected));
    return undefined;
  }
  if (!Object.hasOwn(conditions, name)) {
    if (!broken.has(`conditions.${name}`)) {
      const names = Object.keys(conditions);
      faults.push(ruleFaultNear("unknown-condition", place.pointer, name, names, name));
    }
    return undefined;
  }
  used.add(name);
  if (place.within.includes(name)) {
    const circle = [...place.within.slice(place.within.indexOf(name)), name];
    faults.push(ruleFault("circular-condition", place.pointer, circle));
    return undefined;
  }
  const { expression, used: others } = resolveOnce(name, place, resolution);
  for (const other of others) used.add(other);
  return expression;
}

/** Resolves a named condition, unless it was resolved for such a place and there is room for it. */
function resolveOnce(
  name: string,
  place: Place,
  resolution: Resolution,
): Pick<ResolvedName, "used"> & Partial<ResolvedName> {
  const { faults, conditions, named, spent } = resolution;
  const { subject, verdict, depth } = place;
  const key = `${subject} ${verdict} ${name}`;
  const known = named.get(key);
  if (
    known !== undefined &&
    spent.count + known.count <= mostConditions &&
    depth + known.height <= deepestCondition
  ) {
    spent.count += known.count;
    spent.deepest = Math.max(spent.deepest, depth + known.height);
    return known;
  }
  const used = new Set<string>();
  const own = { count: spent.count, deepest: depth };
  const before = faults.length;
  const at = {
    ...place,
    pointer: pointerOf(["conditions", name]),
    within: [...place.within, name],
  };
  const expression = resolveCondition(conditions[name], at, { ...resolution, used, spent: own });
  const count = own.count - spent.count;
  spent.count = own.count;
  spent.deepest = Math.max(spent.deepest, own.deepest);
  if (expression === undefined || faults.length > before) return { used };
  const resolved = { expression, count, height: own.deepest - depth, used };
  named.set(key, resolved);
  return resolved;
}

function inside(place: Place, path: string): Place {
  return { ...place, pointer: `${place.pointer}/${path}`, depth: place.depth + 1 };
}
