import type { Truth } from "../logic/truth.ts";
import { valuesOf } from "../model/scales.ts";
import { bySay } from "./compare-people.ts";
import type { ClassCoverage, CustomerClass, Person, RelationshipMap } from "./relationship-map.ts";

const classes: readonly CustomerClass[] = [
  ...[...valuesOf("level")].reverse().map((value) => ({ by: "level", value }) as const),
  ...valuesOf("function").map((value) => ({ by: "function", value }) as const),
];

/** Returns how each of the six customer classes is covered: three levels, three functions. */
export function coverClasses(
  people: readonly Person[],
  complete: RelationshipMap["complete"],
): readonly ClassCoverage[] {
  const sorted = [...people].sort(bySay);
  return classes.map((one) => {
    const belongs = (person: Person): Truth => and(isAtCustomer(person), isIn(person, one));
    const members = sorted.filter((person) => belongs(person) === "satisfied");
    const possible = sorted.filter((person) => belongs(person) === "unknown");
    const somebody = (holds: (person: Person) => Truth): Truth => {
      if (members.some((person) => holds(person) === "satisfied")) return "satisfied";
      const isOpen =
        complete !== "all" ||
        [...members, ...possible].some((person) => holds(person) !== "failed");
      return isOpen ? "unknown" : "failed";
    };
    return {
      ...one,
      people: members.map(({ id }) => id),
      possible: possible.map(({ id }) => id),
      reached: somebody(({ reached }) => reached),
      supported: somebody(({ supports }) => supports),
    };
  });
}

function isAtCustomer({ side }: Person): Truth {
  return side === "customer" ? "satisfied" : side === "elsewhere" ? "failed" : "unknown";
}

function isIn(person: Person, one: CustomerClass): Truth {
  const value = one.by === "level" ? person.level : person.function;
  if (value === undefined) return "unknown";
  return value === one.value ? "satisfied" : "failed";
}

function and(one: Truth, other: Truth): Truth {
  if (one === "failed" || other === "failed") return "failed";
  return one === "unknown" || other === "unknown" ? "unknown" : "satisfied";
}
