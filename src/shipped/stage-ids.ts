// Written by `npm run generate` from the files in rules/; edit those.

/** The stages of `b2b-qualification`, in order. */
export type B2bQualificationStage = "lead" | "qualified" | "evaluation" | "proposal" | "closing";

/** The stages of `sangfor-seven-steps`, in order. */
export type SangforSevenStepsStage =
  | "need-discovery"
  | "funding"
  | "technical-approval"
  | "people-chart"
  | "commercial-work"
  | "tender"
  | "contract";
