import { lineStarts } from "../model/json-text.ts";
import { text as words } from "../model/text.ts";
import type { CheckedFile } from "../report/checked-file.ts";
import type { ExtendIssue } from "../rules/extend-rule-set.ts";

const fix = { title: words("删掉多余的逗号", "remove the superfluous comma") };

/** Returns the issues in the text of a rule file, with the change that takes away a trailing comma. */
export const mendCommas = (issues: readonly ExtendIssue[], text: string): CheckedFile["issues"] => {
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  const starts = lineStarts(text.slice(mark));
  return issues.map((issue) => {
    if (issue.code !== "not-json" || issue.fault !== "trailing-comma") return issue;
    const { line = 1, column = 1 } = issue;
    const offset = mark + (starts[line - 1] ?? 0) + column - 1;
    return { ...issue, fix, replacement: { offset, length: 1, text: "" } };
  });
};
