import { type Decorator, decorators } from "../logic/decorators.ts";
import type { Operator } from "../logic/operators/operator.ts";
import { operators } from "../logic/operators.ts";
import { type RuleFault, ruleFault, ruleFaultNear } from "./rule-fault.ts";

/** The most decorators that may stand before an operator. */
export const mostDecorators = 8;

/** An operator with its decorators, the first applied first. */
export interface ParsedOperator {
  readonly operator: Operator;
  readonly decorators: readonly Decorator[];
}

/** Returns what a rule writes as its operator, or adds what is wrong with it to the faults. */
export function parseOperator(
  name: unknown,
  pointer: string,
  faults: RuleFault[],
): ParsedOperator | undefined {
  if (typeof name !== "string") {
    faults.push(ruleFault("param-type", pointer, "operator", { wanted: "text" }));
    return undefined;
  }
  const words = name.split(":");
  const last = words.pop() ?? "";
  const operator = operators.get(last);
  const before = faults.length;
  if (operator === undefined) {
    faults.push(ruleFaultNear("unknown-operator", pointer, last, [...operators.keys()], last));
  }
  if (words.length > mostDecorators) {
    faults.push(ruleFault("too-many-decorators", pointer, mostDecorators));
    return undefined;
  }
  const chain = words.flatMap((word) => {
    const decorator = decorators.get(word);
    if (decorator !== undefined) return decorator;
    faults.push(ruleFaultNear("unknown-decorator", pointer, word, [...decorators.keys()], word));
    return [];
  });
  return operator === undefined || faults.length > before
    ? undefined
    : { operator, decorators: chain };
}
