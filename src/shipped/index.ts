export * from "./rule-sets.ts";
export type * from "./stage-ids.ts";
