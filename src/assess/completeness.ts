import type { FactType } from "../facts/fact-type.ts";
import type { ListName } from "../facts/reading.ts";
import { unordered } from "../model/scale.ts";

/** Returns the type of what is declared about the completeness of a list. */
export function completenessType(list: ListName): FactType {
  return list === "contacts"
    ? {
        kind: "choice",
        ...unordered({
          all: ["全部相关人员", "everybody concerned"],
          "decision-chain": ["决策链上的人", "everybody in the decision chain"],
        }),
      }
    : { kind: "boolean" };
}

/** Returns whether a declared list is complete, given the observed value. */
export function isDeclaredComplete(value: unknown, scope: "all" | "decision-chain"): boolean {
  return value === true || value === "all" || (value === "decision-chain" && scope === value);
}
