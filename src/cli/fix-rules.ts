import { parseJsonText } from "../model/json-text.ts";
import { checkFile } from "./check-file.ts";
import { withReplacement } from "./edit-text.ts";

/** The most changes that are made to one file. */
const mostFixes = 500;

/**
 * Returns the text of a rule file with everything mended that can be without changing an answer, the
 * rest as it was written, and how many places that are.
 */
export const fixRules = async (
  path: string,
  input: string,
): Promise<{ readonly text: string; readonly fixed: number }> => {
  let { text, fixed } = withoutTrailingCommas(input);
  while (fixed < mostFixes) {
    // One change may make another needless, so each is looked for anew.
    const { findings } = await checkFile(path, path, text);
    const replacement = findings.find((one) => one.replacement !== undefined)?.replacement;
    if (replacement === undefined) break;
    text = withReplacement(text, replacement);
    fixed += 1;
  }
  return { text, fixed };
};

const withoutTrailingCommas = (text: string): { text: string; fixed: number } => {
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1))
    starts.push(end + 1);
  const commas = parseJsonText(text.slice(mark)).issues.flatMap((issue) =>
    issue.code === "not-json" && issue.fault === "trailing-comma"
      ? [(starts[issue.line - 1] ?? 0) + issue.column - 1 + (issue.line === 1 ? mark : 0)]
      : [],
  );
  const kept = [...commas]
    .sort((a, b) => b - a)
    .reduce((rest, at) => rest.slice(0, at) + rest.slice(at + 1), text);
  return { text: kept, fixed: commas.length };
};
