import { pointerOf } from "../model/pointer.ts";
import type { JsonRecord } from "./resolution.ts";
import type { RuleFault } from "./rule-fault.ts";

/** Adds a fault for each key of a condition, or param of a fact, that is not known or not there. */
export function checkKeys(
  what: "condition-key" | "param",
  given: JsonRecord,
  needs: readonly string[],
  others: readonly string[],
  pointer: string,
  faults: RuleFault[],
  ...fact: readonly string[]
): void {
  const known = [...needs, ...others];
  const candidates = known.filter((key) => given[key] === undefined);
  for (const word of Object.keys(given)) {
    if (!known.includes(word)) {
      const at = pointer + pointerOf([word]);
      const among = { word, candidates };
      faults.push({ code: `unknown-${what}`, pointer: at, args: [word, ...fact], among });
    }
  }
  for (const need of needs) {
    if (given[need] === undefined) {
      faults.push({ code: `missing-${what}`, pointer, args: [need, ...fact] });
    }
  }
}
