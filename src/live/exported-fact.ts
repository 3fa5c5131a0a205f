import { ordinal } from "../assess/compile-test.ts";
import { sourceKinds } from "../assess/source-kinds.ts";
import type { Values } from "../assess/values.ts";
import type { FactType } from "../facts/fact-type.ts";
import type { AppReading, ValueReading } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import { hasNumbers, type Interval } from "../logic/interval.ts";
import type { Operand } from "../logic/operators/operator.ts";

/** A fact of exported rules: its name, and its value among those of a deal; undefined is unknown. */
export interface ExportedFact {
  readonly name: string;
  readonly read: (values: Values) => unknown;
}

/** Returns the fact that a test of exported rules names, given its slot. */
export function exportedFact(test: Test, slot: number): ExportedFact {
  const { reading, type } = test;
  const source = test.source === undefined ? "" : `?source=${test.source}`;
  switch (reading.read) {
    case "value":
    case "app":
      return {
        name: nameOf(reading) + source,
        read: (values) => exportedValue(values[slot] as Operand | undefined, type),
      };
    case "known":
      return {
        name: `known(${nameOf(reading.of)})${source}`,
        read: (values) => values[slot] === true,
      };
    case "aggregate":
      return {
        name: `${test.fact}@${test.pointer}`,
        read: (values) => settled(values[slot] as Interval, type),
      };
    case "days":
    case "verdict":
      return { name: test.fact + source, read: (values) => values[slot] };
  }
}

/** Returns the fact that says what was attested about a checkpoint. */
export function exportedJudgement(what: string, minSource: number, slot: number): ExportedFact {
  const source = sourceKinds[minSource - 1];
  return {
    name: source === undefined ? what : `${what}?source=${source}`,
    read: (values) => values[slot],
  };
}

/** Returns a value as exported rules have it: of an ordered choice its rank, from 0. */
export function exportedValue(value: Operand | undefined, type: FactType): Operand | undefined {
  const element = type.kind === "set" ? type.of : type;
  return value !== undefined && element.kind === "choice" && element.ordered
    ? ordinal(value, element)
    : value;
}

function nameOf(reading: ValueReading | AppReading): string {
  const name = reading.read === "value" ? reading.what : reading.name;
  return reading.path === undefined ? name : `${name}#${reading.path.join(".")}`;
}

function settled(interval: Interval, type: FactType): unknown {
  const { low, high, nullable } = interval;
  if (!hasNumbers(interval)) return nullable ? null : undefined;
  if (low !== high || nullable) return undefined;
  return type.kind === "boolean" ? low === 1 : low;
}
