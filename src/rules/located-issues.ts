import type { IssueBase } from "../model/issue.ts";
import { inOrder, type JsonText, located, type Position } from "../model/json-text.ts";

/** Returns issues with their lines and columns in a text, in the order of the text. */
export const locatedIssues = <I extends IssueBase>(
  issues: readonly I[],
  { locate }: JsonText,
): readonly (I & Position)[] => inOrder(issues.map((issue) => located(issue, locate)));
