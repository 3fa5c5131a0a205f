import { compileTest } from "../../assess/compile-test.ts";
import { isInDecisionChain } from "../../assess/decision-chain.ts";
import { fitsOf } from "../../assess/fits.ts";
import { decisionRoles } from "../../facts/catalogue.ts";
import type { FactType } from "../../facts/fact-type.ts";
import type { DaysReading } from "../../facts/reading.ts";
import type { Test } from "../../facts/test.ts";
import type { Operand } from "../../logic/operators/operator.ts";
import type { Rank } from "../../logic/truth.ts";
import { parseDay } from "../../model/civil-date.ts";
import { testKey } from "../test-key.ts";

/** How rules look at a value: what of it they see, and since when they no longer do. */
export interface Sight {
  /** The rank of the weakest source that counts; 0: any. */
  readonly minSource: number;
  /** Days after which an observation lapses; 0: never. */
  readonly stale: number;
  /** The type that the value must have. */
  readonly type: FactType;
}

/** One question that rules ask about a value. */
export interface Probe {
  /** The same for two questions that are always answered alike. */
  readonly key: string;
  readonly sight: Sight;
  /** Returns the answer on what is seen; undefined is unknown. Not asked of sets that are known. */
  readonly rank: (value: Operand | undefined) => Rank;
  /** What is asked of the members of a set. */
  readonly onSet?: Test | "decision-chain" | "any-set" | undefined;
  /** Whether it only asks if something is known, which is never failed. */
  readonly asksKnown?: true;
  /** The values that the question tells from others. */
  readonly named: readonly Operand[];
}

/** Returns a test on a value as a probe; days are counted from the day `today`. */
export function testProbe(test: Test, sight: Sight, today: number): Probe {
  const { reading } = test;
  const key = `${testKey(test)} ${sightKey(sight)}`;
  if (reading.read === "known") {
    const rank = (value: Operand | undefined): Rank => (value === undefined ? 1 : 2);
    return { key: `known ${key}`, sight, rank, named: [], onSet: "any-set", asksKnown: true };
  }
  const compiled = compileTest(test);
  const run = (value: Operand | undefined): Rank => (value === undefined ? 1 : compiled(value));
  const listed = Array.isArray(test.value) ? test.value : [test.value];
  if (reading.read === "days") {
    return {
      key,
      sight,
      rank: (value) => run(daysOf(value, reading, today)),
      named: listed.flatMap((days: Operand) => datesNear(days, reading, today)),
    };
  }
  return {
    key,
    sight,
    rank: run,
    named: listed,
    onSet: test.type.kind === "set" ? test : undefined,
  };
}

/** Returns the probe whether a checkpoint is attested. */
export function judgementProbe(sight: Sight): Probe {
  const rank = (value: Operand | undefined): Rank =>
    value === true ? 2 : value === undefined ? 1 : 0;
  return { key: `judgement ${sightKey(sight)}`, sight, rank, named: [] };
}

/** Returns the probe whether a list is declared complete for a scope. */
export function completenessProbe(scope: "all" | "decision-chain", sight: Sight): Probe {
  const rank = (value: Operand | undefined): Rank =>
    value === true || value === "all" || value === scope ? 2 : 0;
  return { key: `complete ${scope} ${sightKey(sight)}`, sight, rank, named: [] };
}

/** Returns the probe whether roles give a say in the decision. */
export function chainProbe(sight: Sight): Probe {
  const rank = (value: Operand | undefined): Rank =>
    value === undefined ? 1 : isInDecisionChain(value);
  const named = [...decisionRoles];
  return { key: `chain ${sightKey(sight)}`, sight, rank, named, onSet: "decision-chain" };
}

/** How an attribute is made a number: as it stands, or by its days. */
export interface Measure {
  readonly type: FactType;
  readonly days?: DaysReading | undefined;
  readonly today: number;
}

/** Returns a value as the number that aggregates rank it by; null stays null. */
export function numberOf(
  value: Operand | undefined,
  { type, days, today }: Measure,
): number | null | undefined {
  if (value === undefined || value === null) return value;
  if (days !== undefined) return daysOf(value, days, today) as number;
  if (typeof value === "number") return value;
  if (type.kind === "choice") return type.values.findIndex((choice) => choice.value === value);
  return typeof value === "string" ? parseDay(value) : undefined;
}

/** Returns the probe whether an attribute is a number of at least `bound`, above it when strict. */
export function boundProbe(bound: number, strict: boolean, measure: Measure, sight: Sight): Probe {
  const rank = (value: Operand | undefined): Rank => {
    const number = numberOf(value, measure);
    if (number === undefined) return 1;
    return number !== null && (strict ? number > bound : number >= bound) ? 2 : 0;
  };
  const key = `bound ${strict ? ">" : ">="}${bound} ${measureKey(measure)} ${sightKey(sight)}`;
  return { key, sight, rank, named: valuesNear(bound, measure) };
}

/** Returns the probe whether an attribute is known to be none. */
export function noneProbe(measure: Measure, sight: Sight): Probe {
  const rank = (value: Operand | undefined): Rank =>
    value === undefined ? 1 : value === null ? 2 : 0;
  return { key: `none ${measureKey(measure)} ${sightKey(sight)}`, sight, rank, named: [] };
}

/** Returns the probe whether a reference leads somewhere. */
export function leadsProbe(sight: Sight): Probe {
  const rank = (value: Operand | undefined): Rank =>
    value === undefined ? 1 : value === null ? 0 : 2;
  return { key: `leads ${sightKey(sight)}`, sight, rank, named: [] };
}

const fitting = new WeakMap<FactType, (value: unknown) => boolean>();

/** Returns what rules see of a value; undefined when it does not count for them. */
export function seen(
  sight: Sight,
  value: Operand | undefined,
  source: number,
  age: number,
): Operand | undefined {
  if (value === undefined || source < sight.minSource) return undefined;
  if (sight.stale > 0 && age > sight.stale) return undefined;
  if (value === null) return null;
  let fits = fitting.get(sight.type);
  if (fits === undefined) {
    fits = fitsOf(sight.type);
    fitting.set(sight.type, fits);
  }
  return fits(value) ? value : undefined;
}

function daysOf(value: Operand | undefined, { direction }: DaysReading, today: number) {
  if (value === undefined || value === null) return value;
  const ahead = (parseDay(value as string) ?? 0) - today;
  return direction === "until" ? ahead : -ahead;
}

/** Returns the days, as day numbers, that a number of days tells from others. */
function datesNear(days: Operand, { direction }: DaysReading, today: number): readonly Operand[] {
  if (typeof days !== "number") return [];
  const at = direction === "until" ? today + days : today - days;
  return Number.isInteger(at) ? [at] : [Math.floor(at), Math.ceil(at)];
}

function valuesNear(bound: number, { type, days, today }: Measure): readonly Operand[] {
  if (!Number.isFinite(bound)) return [];
  if (days !== undefined) return datesNear(bound, days, today);
  if (type.kind === "date") return [Math.floor(bound), Math.ceil(bound)];
  return type.kind === "number" ? [bound] : [];
}

function sightKey({ minSource, stale, type }: Sight): string {
  const range = type.kind === "number" ? `${type.min}..${type.max}${type.integer ?? false}` : "";
  const values = type.kind === "choice" ? type.values.map(({ value }) => value).join() : "";
  return `${minSource}/${stale}/${type.kind}${range}${values}`;
}

function measureKey({ days, type }: Measure): string {
  return days === undefined ? type.kind : days.direction;
}
