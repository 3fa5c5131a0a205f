import { type FactType, isOrdered } from "../facts/fact-type.ts";
import type { Test } from "../facts/test.ts";
import type { Operand } from "../logic/operators/operator.ts";
import { checkLiteral } from "./check-literal.ts";
import type { ParsedOperator } from "./parse-operator.ts";
import { shown, type Typed } from "./resolution.ts";
import { type RuleFault, ruleFault, ruleFaultNear } from "./rule-fault.ts";

/** The longest list of values that a condition may name. */
export const mostValues = 500;

/**
 * Returns operator, decorators and value of a comparison once they fit the fact; otherwise adds
 * what is wrong to the faults. Fact and value are followed through the decorators, each either a
 * single value or a list, to what the operator itself is handed.
 */
export function checkComparison(
  { reading, type }: Typed,
  fact: string,
  parsed: ParsedOperator,
  value: unknown,
  pointer: string,
  faults: RuleFault[],
): Pick<Test, "operator" | "decorators" | "value"> | undefined {
  const before = faults.length;
  const { operator, decorators } = parsed;
  if (reading.read === "known") {
    if (operator.name !== "equal" || decorators.length > 0 || value !== true) {
      faults.push(ruleFault("known-form", `${pointer}/operator`));
    }
  } else {
    const element = type.kind === "set" ? type.of : type;
    checkValue(value, element, fact, `${pointer}/value`, faults);
    const stray =
      reading.read === "aggregate" ? decorators.find(({ name }) => name !== "not") : undefined;
    if (stray === undefined) checkFit(type, element, fact, parsed, value, pointer, faults);
    else {
      faults.push(ruleFault("decorator-does-not-fit", `${pointer}/operator`, stray.name, fact));
    }
  }
  return faults.length > before ? undefined : { operator, decorators, value: value as Operand };
}

function checkFit(
  type: FactType,
  element: FactType,
  fact: string,
  { operator, decorators }: ParsedOperator,
  value: unknown,
  pointer: string,
  faults: RuleFault[],
): void {
  const isOrder = operator.fact === "ordered";
  const at = `${pointer}/operator`;
  let left = type.kind === "set";
  let right = Array.isArray(value);
  for (const { name, on } of decorators) {
    if ((on === "fact" && !left) || (on === "value" && !right)) {
      faults.push(ruleFault("decorator-does-not-fit", at, name, fact));
      return;
    }
    if (on === "fact") left = false;
    if (on === "value") right = false;
    if (on === "both") [left, right] = [right, left];
  }
  if (left !== (operator.fact === "set") || (isOrder && !isOrdered(element))) {
    faults.push(ruleFault("operator-does-not-fit", at, operator.name, fact, type));
  } else if (right !== (operator.value === "list")) {
    const code = right ? "value-single" : "value-list";
    faults.push(ruleFault(code, `${pointer}/value`, operator.name));
  } else if (isOrder && (Array.isArray(value) ? value : [value]).includes(null)) {
    faults.push(ruleFault("null-order", `${pointer}/value`, operator.name));
  }
}

function checkValue(
  value: unknown,
  type: FactType,
  fact: string,
  pointer: string,
  faults: RuleFault[],
): void {
  if (!Array.isArray(value)) checkLiteral(value, type, fact, pointer, faults);
  else if (value.length === 0) faults.push(ruleFault("empty-group", pointer, "value"));
  else if (value.length > mostValues) {
    faults.push(ruleFault("too-many-values", pointer, mostValues));
  } else {
    value.forEach((one, index) => {
      checkLiteral(one, type, fact, `${pointer}/${index}`, faults);
    });
  }
}

/** Adds a fault unless the value of a key is one of some words. */
export function checkWord(
  key: string,
  value: unknown,
  words: readonly string[],
  pointer: string,
  faults: RuleFault[],
): void {
  if (words.includes(value as string)) return;
  const word = typeof value === "string" ? value : "";
  faults.push(ruleFaultNear("value-choice", pointer, word, words, shown(value), key));
}
