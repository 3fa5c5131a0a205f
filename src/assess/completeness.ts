import type { FactType } from "../facts/fact-type.ts";
import type { ListName } from "../facts/reading.ts";

/** Returns the type of what is declared about the completeness of a list. */
export function completenessType(list: ListName): FactType {
  const value = (name: string, zh: string, en: string) => ({ value: name, title: { zh, en } });
  return list === "contacts"
    ? {
        kind: "choice",
        ordered: false,
        values: [
          value("all", "全部相关人员", "everybody concerned"),
          value("decision-chain", "决策链上的人", "everybody in the decision chain"),
        ],
      }
    : { kind: "boolean" };
}

/** Returns whether a declared list is complete, given the observed value. */
export function isDeclaredComplete(value: unknown, scope: "all" | "decision-chain"): boolean {
  return value === true || value === "all" || (value === "decision-chain" && scope === value);
}
