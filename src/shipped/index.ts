export { dealJsonSchema } from "../model/deal-json-schema.ts";
export { ruleSetJsonSchema } from "../rules/rule-set-json-schema.ts";
export * from "./rule-sets.ts";
export type * from "./stage-ids.ts";
