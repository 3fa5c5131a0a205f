export { dealJsonSchema } from "../model/deal-json-schema.ts";
export {
  type ExtendedRuleSet,
  type ExtendIssue,
  extendRuleSet,
} from "../rules/extend-rule-set.ts";
export type { BaseRecord, Extension } from "../rules/extension.ts";
export type { ExtensionIssue, ExtensionIssueCode } from "../rules/extension-issue.ts";
export {
  type ExtensionJsonSchemaOptions,
  extensionJsonSchema,
} from "../rules/extension-json-schema.ts";
export type { ParsedRuleFile } from "../rules/parse-rule-set-on.ts";
export { type RecordedBase, recordBase } from "../rules/record-base.ts";
export { ruleSetJsonSchema } from "../rules/rule-set-json-schema.ts";
export { type ParseRuleFileOptions, parseRuleFile } from "./parse-rule-file.ts";
export * from "./rule-sets.ts";
export type * from "./stage-ids.ts";
