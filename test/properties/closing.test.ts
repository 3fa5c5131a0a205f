import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { MissingItem, Verdict } from "../../src/assess/verdict.ts";
import type { Deal } from "../../src/model/deal.ts";
import { listCompleteness } from "../../src/model/list-completeness.ts";
import { dealArbitrary, overlayArbitrary, ruleSetArbitrary } from "../../src/testing/index.ts";
import { asOf } from "./case-arbitrary.ts";

const cases = fc
  .tuple(ruleSetArbitrary({ depth: 1 }), overlayArbitrary({ depth: 1 }))
  .chain(([ruleSet, overlay]) => {
    const apart = JSON.stringify(overlay).replaceAll('"named-', '"overlay-named-');
    const plan = compileRuleSet(ruleSet, { overlays: [JSON.parse(apart) as typeof overlay] });
    return fc
      .array(dealArbitrary(plan), { minLength: 8, maxLength: 8 })
      .map((deals) => ({ plan, deals }));
  });

/** Returns the deal with a list declared complete, in the widest scope there is. */
const closed = (deal: Deal, { what }: MissingItem): Deal => {
  const [value = true] = listCompleteness.get(what) ?? [];
  return { ...deal, evidence: [...(deal.evidence ?? []), { what, value, at: asOf }] };
};

/** Returns the doors that a verdict shows to be open. */
const openDoors = ({ stages, mayAdvance }: Verdict): readonly string[] => [
  ...stages.filter(({ reach }) => reach === "satisfied").map(({ id }) => id),
  ...(mayAdvance.truth === "satisfied" ? [`next ${mayAdvance.to}`] : []),
];

describe("whether a list is complete", () => {
  it("opens no door by itself where it is told to stand before none", { timeout: 120_000 }, () => {
    let vain = 0;
    let others = 0;
    let runs = 0;
    fc.assert(
      fc.property(cases, ({ plan, deals }) => {
        runs++;
        for (const deal of deals) {
          const verdict = assess(plan, deal, { asOf });
          for (const item of verdict.missing) {
            if (item.kind !== "completeness") continue;
            const after = openDoors(assess(plan, closed(deal, item), { asOf }));
            const opened = after.filter((door) => !openDoors(verdict).includes(door));
            if (item.doors.length === 0) {
              vain++;
              expect(opened, item.what).toEqual([]);
            } else others += opened.length;
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(vain / runs).toBeGreaterThan(1 / 3);
    expect(others).toBeGreaterThan(0);
  });
});
