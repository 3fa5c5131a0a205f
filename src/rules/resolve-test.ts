import type { Fact } from "../facts/fact.ts";
import type { FactType } from "../facts/fact-type.ts";
import type { SourceKind, Test } from "../facts/test.ts";
import { type Expression, leaf } from "../logic/expression.ts";
import { isRecord } from "../model/is-record.ts";
import { valuesOf } from "../model/scales.ts";
import { checkComparison, checkWord } from "./check-comparison.ts";
import { checkKeys } from "./check-keys.ts";
import { aggregateOf, findFact } from "./find-fact.ts";
import { parseOperator } from "./parse-operator.ts";
import type { JsonRecord, Place, Resolution, Typed } from "./resolution.ts";
import { resolveAggregate } from "./resolve-aggregate.ts";
import { ruleFault, ruleFaultNear } from "./rule-fault.ts";

/** Returns a question about one fact as a leaf, or undefined when something in it is wrong. */
export function resolveTest(
  input: JsonRecord,
  place: Place,
  resolution: Resolution,
): Expression<Test> | undefined {
  const { faults } = resolution;
  const { pointer } = place;
  const before = faults.length;
  const { fact, operator, value, path, params = {}, source } = input;
  if (source !== undefined)
    checkWord("source", source, valuesOf("sourceKind"), `${pointer}/source`, faults);
  const parsed =
    operator === undefined ? undefined : parseOperator(operator, `${pointer}/operator`, faults);
  if (typeof fact !== "string") {
    faults.push(ruleFault("param-type", `${pointer}/fact`, "fact", { wanted: "fact-name" }));
    return undefined;
  }
  if (!isRecord(params)) {
    faults.push(ruleFault("param-type", `${pointer}/params`, "params", { wanted: "object" }));
    return undefined;
  }
  const found = resolveReading(fact, params, path, place, resolution);
  if (found !== undefined && source !== undefined && isWorkedOut(found))
    faults.push(ruleFault("source-unheeded", `${pointer}/source`, fact));
  if (found === undefined || parsed === undefined || value === undefined) return undefined;
  const compared = checkComparison(found, fact, parsed, value, pointer, faults);
  if (compared === undefined || faults.length > before) return undefined;
  return leaf({
    fact,
    ...found,
    ...compared,
    source: source as SourceKind | undefined,
    pointer,
  });
}

/** Whether a value is worked out from others, so that no observation of it has a source. */
function isWorkedOut({ reading: { read } }: Typed): boolean {
  return read === "aggregate" || read === "verdict";
}

function resolveReading(
  name: string,
  params: JsonRecord,
  path: unknown,
  place: Place,
  resolution: Resolution,
): Typed | undefined {
  const { faults } = resolution;
  const { pointer } = place;
  if (resolution.broken.has(name)) return undefined;
  if (name === "known") return resolveKnown(params, path, place, resolution);
  const aggregate = aggregateOf(name);
  if (aggregate !== undefined) {
    if (path !== undefined) faults.push(ruleFault("path-on-scalar", `${pointer}/path`, name));
    return resolveAggregate(name, aggregate, params, place, resolution);
  }
  checkKeys("param", params, [], [], `${pointer}/params`, faults, name);
  const found = findFact(name, `${pointer}/fact`, place, resolution);
  if (found?.personal) {
    faults.push(ruleFault("personal-value", `${pointer}/fact`, name));
    return undefined;
  }
  return found && followPath(found, path, place, resolution);
}

function followPath(
  fact: Fact,
  path: unknown,
  place: Place,
  { faults }: Resolution,
): Typed | undefined {
  const { reading, type, name } = fact;
  const pointer = `${place.pointer}/path`;
  if (path !== undefined && typeof path !== "string") {
    faults.push(ruleFault("param-type", pointer, "path", { wanted: "text" }));
    return undefined;
  }
  if (type.kind !== "record") {
    if (path === undefined) return { reading, type };
    faults.push(ruleFault("path-on-scalar", pointer, name));
    return undefined;
  }
  if (path === undefined) {
    faults.push(ruleFault("path-needed", place.pointer, name));
    return undefined;
  }
  const steps = path.split(".");
  let at: FactType = type;
  for (const step of steps) {
    const fields: Readonly<Record<string, FactType>> = at.kind === "record" ? at.fields : {};
    const inner = Object.hasOwn(fields, step) ? fields[step] : undefined;
    if (inner === undefined) {
      faults.push(ruleFaultNear("unknown-path", pointer, step, Object.keys(fields), path, name));
      return undefined;
    }
    at = inner;
  }
  if (at.kind === "record") {
    faults.push(ruleFault("path-needed", pointer, `${name}.${path}`));
    return undefined;
  }
  return reading.read === "value" || reading.read === "app"
    ? { reading: { ...reading, path: steps }, type: at }
    : undefined;
}

function resolveKnown(
  params: JsonRecord,
  path: unknown,
  place: Place,
  resolution: Resolution,
): Typed | undefined {
  const { faults } = resolution;
  const { of } = params;
  const pointer = `${place.pointer}/params/of`;
  checkKeys("param", params, ["of"], [], `${place.pointer}/params`, faults, "known");
  if (of === undefined) return undefined;
  if (typeof of !== "string") {
    faults.push(ruleFault("param-type", pointer, "of", { wanted: "fact-name" }));
    return undefined;
  }
  if (aggregateOf(of) !== undefined) {
    faults.push(ruleFault("known-of-result", pointer, of));
    return undefined;
  }
  const fact = findFact(of, pointer, place, resolution);
  const target = fact && (path === undefined ? fact : followPath(fact, path, place, resolution));
  if (target === undefined) return undefined;
  const reading = target.reading.read === "days" ? target.reading.of : target.reading;
  if (reading.read === "value" || reading.read === "app") {
    return { reading: { read: "known", of: reading }, type: { kind: "boolean" } };
  }
  faults.push(ruleFault("known-of-result", pointer, of));
  return undefined;
}
