/**
 * Verdicts on any number of deals, as they come, in constant memory.
 *
 * @packageDocumentation
 */

export type { IssueBase } from "../model/issue.ts";
export {
  type AssessAllOptions,
  type Assessed,
  assessAll,
  BatchOptionsError,
} from "./assess-all.ts";
