// Written by `npm run generate` from the files in rules/; edit those.

/** The stages of `account-dossier`, in order. */
export type AccountDossierStage =
  | "customer"
  | "competitors"
  | "project"
  | "people"
  | "six-classes"
  | "tier"
  | "needs"
  | "value";

/** The stages of `b2b-qualification`, in order. */
export type B2bQualificationStage = "lead" | "qualified" | "evaluation" | "proposal" | "closing";

/** The stages of `ka-funnel`, in order. */
export type KaFunnelStage =
  | "target"
  | "intent"
  | "project"
  | "approval"
  | "negotiation"
  | "closing"
  | "repeat";

/** The stages of `key-account-milestones`, in order. */
export type KeyAccountMilestonesStage =
  | "industry-and-customer-planning"
  | "first-contact"
  | "project-approval"
  | "deep-contact"
  | "technical-breakthrough"
  | "commercial-breakthrough"
  | "bidding"
  | "contract-signing";

/** The stages of `key-customer-plan`, in order. */
export type KeyCustomerPlanStage =
  | "account-background"
  | "opportunity"
  | "end-user"
  | "design-institute"
  | "engineering-company"
  | "specification"
  | "integrator-order"
  | "after-sales";

/** The stages of `meddpicc`, in order. */
export type MeddpiccStage =
  | "discovery"
  | "qualification"
  | "evaluation"
  | "proposal"
  | "negotiation"
  | "signing";

/** The stages of `sangfor-seven-steps`, in order. */
export type SangforSevenStepsStage =
  | "need-discovery"
  | "funding"
  | "technical-approval"
  | "people-chart"
  | "commercial-work"
  | "tender"
  | "contract";
