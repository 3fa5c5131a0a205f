import { pointerOf } from "../model/pointer.ts";
import type { Place, Resolution } from "./resolution.ts";
import { ruleFaultNear } from "./rule-fault.ts";

/** Adds a fault for each param that a fact does not take. */
export function refuseParams(
  params: readonly string[],
  allowed: readonly string[],
  fact: string,
  { pointer }: Place,
  { faults }: Resolution,
): void {
  for (const param of params) {
    if (!allowed.includes(param)) {
      const at = `${pointer}/params${pointerOf([param])}`;
      const free = allowed.filter((other) => !params.includes(other));
      faults.push(ruleFaultNear("unknown-param", at, param, free, param, fact));
    }
  }
}
