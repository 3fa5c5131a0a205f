import { severityWords } from "../words/severity.ts";
import { entryOf } from "./entry.ts";
import type { HandbookFlag } from "./handbook.ts";
import { handbookWords } from "./handbook-words.ts";
import { questionsOf } from "./questions.ts";
import { outlined } from "./write-checkpoints.ts";
import type { Writing } from "./write-handbook.ts";

/** Returns the flags of a rule set. */
export function flagsOf(writing: Writing): readonly HandbookFlag[] {
  const { lang } = writing;
  return writing.resolved.flags.map(({ flag, when }) => ({
    ...entryOf("flag", flag.id, flag, writing),
    severity: flag.severity,
    marks: [
      severityWords[flag.severity][lang],
      ...(flag.presumed === undefined ? [] : [handbookWords.presumed[lang]]),
    ],
    ...outlined("when", when, writing),
    questions: questionsOf([when], undefined, writing),
  }));
}
