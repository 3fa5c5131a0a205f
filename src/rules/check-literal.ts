import type { FactType } from "../facts/fact-type.ts";
import { parseDay } from "../model/civil-date.ts";
import { shown } from "./resolution.ts";
import { type RuleFault, ruleFault, ruleFaultNear } from "./rule-fault.ts";

/** Adds a fault unless a value could be one of a fact of that type; null always could. */
export function checkLiteral(
  value: unknown,
  type: FactType,
  fact: string,
  pointer: string,
  faults: RuleFault[],
): void {
  if (value === null) return;
  if (!hasKind(value, type)) {
    faults.push(ruleFault("value-type", pointer, shown(value), type));
  } else if (type.kind === "choice") {
    const values = type.values.map((choice) => choice.value);
    if (values.includes(value as string)) return;
    const word = String(value);
    faults.push(ruleFaultNear("value-choice", pointer, word, values, shown(value), fact));
  } else if (type.kind === "number") {
    const number = value as number;
    if (number >= (type.min ?? number) && number <= (type.max ?? number)) return;
    faults.push(ruleFault("value-range", pointer, shown(value), fact, type));
  }
}

function hasKind(value: unknown, { kind }: FactType): boolean {
  switch (kind) {
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "date":
      return typeof value === "string" && parseDay(value) !== undefined;
    default:
      return typeof value === "string";
  }
}
