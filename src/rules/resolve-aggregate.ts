import { type AggregateDefinition, aggregates } from "../facts/aggregates.ts";
import { type FactType, isOrdered } from "../facts/fact-type.ts";
import type {
  AggregateFunction,
  AggregateReading,
  AttributeReading,
  ListName,
} from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";
import { checkWord } from "./check-comparison.ts";
import { checkKeys } from "./check-keys.ts";
import type { JsonRecord, Place, Resolution, Typed } from "./resolution.ts";
import { ruleFault, ruleFaultNear } from "./rule-fault.ts";

const scopes = ["all", "decision-chain"];

/** Returns how an aggregate is read, or undefined when something in its params is wrong. */
export function resolveAggregate(
  name: string,
  { list, fn }: { readonly list: ListName; readonly fn: AggregateFunction },
  params: JsonRecord,
  place: Place,
  resolution: Resolution,
): Typed | undefined {
  const { faults } = resolution;
  const before = faults.length;
  const pointer = `${place.pointer}/params`;
  if (place.subject !== "deal") {
    faults.push(ruleFault("nested-aggregate", `${place.pointer}/fact`, name));
    return undefined;
  }
  const { needs, yields } = aggregates[fn];
  const others = list === "contacts" ? ["where", "scope"] : ["where"];
  checkKeys("param", params, needs, others, pointer, faults, name);
  const { scope = "all" } = params;
  if (others.includes("scope")) checkWord("scope", scope, scopes, `${pointer}/scope`, faults);
  const over = (key: "where" | "meets"): Expression<Test> | undefined => {
    if (params[key] === undefined || (key !== "where" && !needs.includes(key))) return undefined;
    const there = { subject: list, pointer: `${pointer}/${key}`, verdict: false } as const;
    const inner = { ...place, ...there, depth: place.depth + 1 };
    return resolution.resolve(params[key], inner, resolution);
  };
  const attribute = (key: "of" | "weight"): AttributeReading | undefined =>
    params[key] === undefined || !needs.includes(key)
      ? undefined
      : resolveAttribute(params[key], fn, list, `${pointer}/${key}`, resolution);
  const given = {
    where: over("where"),
    meets: over("meets"),
    of: attribute("of"),
    weight: attribute("weight"),
  };
  const keys = Object.keys(given) as readonly (keyof typeof given)[];
  // What rests on a broken name resolves to nothing without being a further fault.
  if (faults.length > before || keys.some((key) => params[key] !== undefined && !given[key])) {
    return undefined;
  }
  const reading: AggregateReading = {
    read: "aggregate",
    list,
    function: fn,
    ...given,
    scope: scope as AggregateReading["scope"],
  };
  return { reading, type: typeOf(yields, given.of) };
}

function typeOf(yields: AggregateDefinition["yields"], of: AttributeReading | undefined): FactType {
  switch (yields) {
    case "count":
      return { kind: "number", min: 0, integer: true };
    case "fraction":
      return { kind: "number", min: 0, max: 1 };
    case "number":
      return { kind: "number" };
    case "boolean":
      return { kind: "boolean" };
    case "attribute":
      return of?.type ?? { kind: "number" };
  }
}

function wantedOf(fn: AggregateFunction) {
  if (fn === "sum") return "number-attribute";
  return fn === "weightedShare" ? "weight-attribute" : "ordered-attribute";
}

function resolveAttribute(
  name: unknown,
  fn: AggregateFunction,
  list: ListName,
  pointer: string,
  { lexicon, faults, broken }: Resolution,
): AttributeReading | undefined {
  const facts = lexicon.elements[list];
  const fact = typeof name === "string" ? facts.get(name) : undefined;
  if (typeof name === "string" && fact === undefined) {
    if (!broken.has(name)) {
      faults.push(ruleFaultNear("unknown-fact", pointer, name, [...facts.keys()], name));
    }
    return undefined;
  }
  const type = fact?.type;
  const fits =
    type !== undefined &&
    (fn === "sum"
      ? type.kind === "number"
      : fn === "weightedShare"
        ? type.kind === "number" && (type.min ?? -1) >= 0
        : isOrdered(type));
  const reading = fact?.reading;
  if (!fits || (reading?.read !== "value" && reading?.read !== "days")) {
    const param = pointer.slice(pointer.lastIndexOf("/") + 1);
    faults.push(ruleFault("param-type", pointer, param, { wanted: wantedOf(fn) }));
    return undefined;
  }
  if (fact?.personal) {
    faults.push(ruleFault("personal-value", pointer, fact.name));
    return undefined;
  }
  return { reading, type: type as AttributeReading["type"] };
}
