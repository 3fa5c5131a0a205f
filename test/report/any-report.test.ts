import fc from "fast-check";
import { expect, test } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { explain } from "../../src/assess/explain.ts";
import { widthOf } from "../../src/report/cells.ts";
import { renderPortfolio } from "../../src/report/render-portfolio.ts";
import { renderTrace } from "../../src/report/render-trace.ts";
import { renderVerdict } from "../../src/report/render-verdict.ts";
import { dealArbitrary, ruleSetArbitrary } from "../../src/testing/index.ts";

const asOf = "2026-06-30";
const cases = ruleSetArbitrary().chain((ruleSet) =>
  fc.record({
    ruleSet: fc.constant(ruleSet),
    deal: dealArbitrary(ruleSet, { asOf }),
    lang: fc.constantFrom("zh", "en"),
    width: fc.integer({ min: 40, max: 160 }),
  }),
);

/** Words that only a slip of the program writes. */
const slips = /undefined|NaN|\[object|\{\}/;

test("every verdict, portfolio and trace can be told, within the width and without a slip", () => {
  fc.assert(
    fc.property(cases, ({ ruleSet, deal, lang, width }) => {
      const plan = compileRuleSet(ruleSet);
      const verdict = assess(plan, deal, { asOf });
      const options = { lang, width };
      const reports = [
        renderVerdict(plan, deal, verdict, options),
        renderPortfolio(plan, [{ deal, verdict }], { ...options, asOf }),
      ];
      for (const { id } of plan.stages.flatMap(({ checkpoints }) => checkpoints)) {
        const trace = explain(plan, deal, { asOf, checkpoint: id });
        if (trace !== null) reports.push(renderTrace(plan, trace, options));
      }
      for (const report of reports) {
        expect(report).not.toMatch(slips);
        for (const line of report.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
