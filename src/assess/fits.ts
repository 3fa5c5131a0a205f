import type { FactType } from "../facts/fact-type.ts";
import { parseDay } from "../model/civil-date.ts";

/** Returns the check whether a known value is of a type; null always is. */
export function fitsOf(type: FactType): (value: unknown) => boolean {
  switch (type.kind) {
    case "boolean":
      return (value) => typeof value === "boolean";
    case "number": {
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, integer } = type;
      return (value) =>
        typeof value === "number" &&
        value >= min &&
        value <= max &&
        Number.isFinite(value) &&
        (integer !== true || Number.isInteger(value));
    }
    case "date":
      return (value) => typeof value === "string" && parseDay(value) !== undefined;
    case "text":
      // A blank says nothing.
      return (value) => typeof value === "string" && /\S/.test(value);
    case "choice": {
      const values = new Set<unknown>(type.values.map((choice) => choice.value));
      return (value) => values.has(value);
    }
    case "set": {
      const fits = fitsOf(type.of);
      return (value) => Array.isArray(value) && value.every(fits);
    }
    case "record":
      return (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  }
}
