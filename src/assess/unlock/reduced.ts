import type { Costs } from "./bound.ts";
import { forced, type Settlement } from "./forced.ts";
import type { Formula } from "./formula.ts";
import { noAnswers } from "./openings.ts";
import { withoutOutdone } from "./outdone.ts";

/**
 * Returns a formula without what is never needed, and answers that are always of most use: one of
 * the cheapest ways of satisfying it is left, or, with ties kept, each of them.
 */
export function reduced(scene: Costs, start: Formula, areTiesKept: boolean): Settlement {
  let formula = start;
  let classes = noAnswers;
  for (;;) {
    const less = withoutOutdone(formula, scene.costs(), areTiesKept);
    const made = forced(scene, less);
    if (made.classes.size > 0) classes = new Map([...classes, ...made.classes]);
    if (made.formula === formula) return { formula, classes };
    formula = made.formula;
  }
}
