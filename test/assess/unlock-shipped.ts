import { readdirSync, readFileSync } from "node:fs";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Deal } from "../../src/model/deal.ts";
import { shippedRuleSets } from "../../src/shipped/index.ts";

const folder = new URL("../../fixtures/deals/", import.meta.url);

/** The fixture deals of the seven steps. */
export const deals: readonly Deal[] = readdirSync(folder).map((name) =>
  JSON.parse(readFileSync(new URL(name, folder), "utf8")),
);

/** The plans of all shipped rule sets that have stages. */
export const plans = Object.values(shippedRuleSets)
  .filter(({ kind }) => kind === "stages")
  .map((ruleSet) => compileRuleSet(ruleSet));
