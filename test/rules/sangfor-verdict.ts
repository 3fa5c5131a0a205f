import { readFileSync } from "node:fs";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Verdict } from "../../src/assess/verdict.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";

/** The root of the repository. */
export const root = new URL("../../", import.meta.url);

/** Returns the text of a file of the repository. */
export const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

const parsed = parseRuleSet(read("rules/sangfor-seven-steps.json"));
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 2));

/** The seven steps as their file has them. */
export const sevenSteps = parsed.ruleSet;

/** The seven steps, compiled. */
export const sevenStepsPlan = compileRuleSet(sevenSteps);

/** Returns the verdict of the seven steps on a deal, on 2026-06-30. */
export function verdictOf(input: unknown): Verdict {
  const deal = parseDeal(input);
  if (!deal.ok) throw new Error(JSON.stringify(deal.issues, null, 2));
  return assess(sevenStepsPlan, deal.deal, { asOf: "2026-06-30" });
}
