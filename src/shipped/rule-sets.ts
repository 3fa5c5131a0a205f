// Written by `npm run generate` from the files in rules/; edit those.

import b2bQualificationFile from "../../rules/b2b-qualification.json";
import sangforSevenStepsFile from "../../rules/sangfor-seven-steps.json";
import type { RuleSet } from "../rules/rule-set.ts";
import type { B2bQualificationStage, SangforSevenStepsStage } from "./stage-ids.ts";

// Invariant: each file parses without issues and has these stages, as the tests show.

/** B2B qualification (B2B 商机资格审查), version 1.0.0. */
export const b2bQualification = b2bQualificationFile as unknown as RuleSet<B2bQualificationStage>;

/** Seven-step method (七步销售法), version 1.0.0. */
export const sangforSevenSteps =
  sangforSevenStepsFile as unknown as RuleSet<SangforSevenStepsStage>;

/** Every rule set of the package by its id. */
export const shippedRuleSets = {
  "b2b-qualification": b2bQualification,
  "sangfor-seven-steps": sangforSevenSteps,
} as const;

/** The id of a rule set of the package. */
export type ShippedRuleSetId = keyof typeof shippedRuleSets;
