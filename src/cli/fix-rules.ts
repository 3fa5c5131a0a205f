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
  let text = input;
  let fixed = 0;
  while (fixed < mostFixes) {
    const { issues, findings } = await checkFile(path, path, text);
    // Issues are mended all at once, from the last to the first, each where it was found. Of findings
    // one that is mended may make another needless, so each is looked for anew.
    const inIssues = [...issues].reverse().flatMap(({ replacement = [] }) => replacement);
    const inFindings = findings.flatMap(({ replacement = [] }) => replacement);
    const replacements = inIssues.length > 0 ? inIssues : inFindings.slice(0, 1);
    if (replacements.length === 0) break;
    text = replacements.reduce(withReplacement, text);
    fixed += replacements.length;
  }
  return { text, fixed };
};
