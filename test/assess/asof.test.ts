import { expect, test } from "vitest";
import { assess, DayError, mayAdvance } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { unlock } from "../../src/assess/unlock/unlock.ts";
import { start } from "../../src/gate/advance.ts";
import { sangforSevenSteps } from "../../src/shipped/index.ts";

const plan = compileRuleSet(sangforSevenSteps);
const deal = { id: "d" };

// A program in plain JavaScript may hand in anything.
test.each([
  "today",
  "2026-02-29",
  "",
  undefined,
  null,
  20260630,
  new Date(0),
] as unknown as string[])("%s is no day to assess on or to move at", (day) => {
  for (const ask of [assess, mayAdvance, unlock]) {
    expect(() => ask(plan, deal, { asOf: day })).toThrow(DayError);
  }
  expect(start(plan, deal, { at: day })).toMatchObject({
    ok: false,
    reasons: [{ code: "out-of-order" }],
  });
});
