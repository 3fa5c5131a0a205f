import type { AppFact } from "../facts/fact.ts";
import { appFactPattern } from "../model/name-patterns.ts";
import { slipOf } from "../model/observation-issues.ts";
import { pointerOf } from "../model/pointer.ts";
import { type RuleFault, ruleFaultNear } from "./rule-fault.ts";

/**
 * Returns a fault for each fact of an app that is called almost like a field of the model: an
 * observation of it would be taken for a slip. Apart from `ruleSetLexicon`, which finds what else is
 * wrong with names: a bare decision is to weigh no search for near misses.
 */
export function slipsIn(facts: readonly AppFact[]): readonly RuleFault[] {
  return facts.flatMap(({ name }) => {
    const meant = appFactPattern.test(name) ? slipOf(name) : undefined;
    if (meant === undefined) return [];
    const pointer = pointerOf(["facts", name]);
    return [ruleFaultNear("bad-name", pointer, name, [meant], name, { form: "fact" })];
  });
}
