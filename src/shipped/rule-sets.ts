// Written by `npm run generate` from the files in rules/; edit those.

import accountDossierFile from "../../rules/account-dossier.json";
import b2bQualificationFile from "../../rules/b2b-qualification.json";
import complianceCnFile from "../../rules/compliance-cn.json";
import dealRiskFile from "../../rules/deal-risk.json";
import kaFunnelFile from "../../rules/ka-funnel.json";
import keyAccountMilestonesFile from "../../rules/key-account-milestones.json";
import keyCustomerPlanFile from "../../rules/key-customer-plan.json";
import meddpiccFile from "../../rules/meddpicc.json";
import sangforSevenStepsFile from "../../rules/sangfor-seven-steps.json";
import type { RuleSet } from "../rules/rule-set.ts";
import type {
  AccountDossierStage,
  B2bQualificationStage,
  KaFunnelStage,
  KeyAccountMilestonesStage,
  KeyCustomerPlanStage,
  MeddpiccStage,
  SangforSevenStepsStage,
} from "./stage-ids.ts";

// Invariant: each file parses without issues and has these stages, as the tests show.

/** Account dossier (大客户档案), version 1.0.0. */
export const accountDossier = accountDossierFile as unknown as RuleSet<AccountDossierStage>;

/** B2B qualification (B2B 商机资格审查), version 1.0.0. */
export const b2bQualification = b2bQualificationFile as unknown as RuleSet<B2bQualificationStage>;

/** Compliance (China) (合规提示（中国）), version 1.0.0. */
export const complianceCn = complianceCnFile as unknown as RuleSet<never>;

/** Deal risk (丢单风险), version 1.0.0. */
export const dealRisk = dealRiskFile as unknown as RuleSet<never>;

/** Key account funnel (大客户销售漏斗), version 1.0.0. */
export const kaFunnel = kaFunnelFile as unknown as RuleSet<KaFunnelStage>;

/** Key account milestones (大客户里程碑), version 1.0.0. */
export const keyAccountMilestones =
  keyAccountMilestonesFile as unknown as RuleSet<KeyAccountMilestonesStage>;

/** Key customer plan (大客户开发计划), version 1.0.0. */
export const keyCustomerPlan = keyCustomerPlanFile as unknown as RuleSet<KeyCustomerPlanStage>;

/** MEDDPICC (MEDDPICC 资格审查), version 1.0.0. */
export const meddpicc = meddpiccFile as unknown as RuleSet<MeddpiccStage>;

/** Seven-step method (七步销售法), version 1.0.0. */
export const sangforSevenSteps =
  sangforSevenStepsFile as unknown as RuleSet<SangforSevenStepsStage>;

/** Every rule set of the package by its id. */
export const shippedRuleSets = {
  "account-dossier": accountDossier,
  "b2b-qualification": b2bQualification,
  "compliance-cn": complianceCn,
  "deal-risk": dealRisk,
  "ka-funnel": kaFunnel,
  "key-account-milestones": keyAccountMilestones,
  "key-customer-plan": keyCustomerPlan,
  meddpicc: meddpicc,
  "sangfor-seven-steps": sangforSevenSteps,
} as const;

/** The id of a rule set of the package. */
export type ShippedRuleSetId = keyof typeof shippedRuleSets;
