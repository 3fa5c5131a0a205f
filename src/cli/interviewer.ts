import type { MissingItem } from "../assess/verdict.ts";
import type { Interview } from "../interview/interview.ts";
import type { Step } from "../interview/step.ts";
import type { Text } from "../model/text.ts";

/** Who puts the questions and takes the answers: a terminal, or a script. */
export interface Interviewer {
  /**
   * Returns what is done with the question, or that the interview is to end. Without a question
   * nothing is left to ask.
   */
  readonly ask: (interview: Interview, question: MissingItem | undefined) => Promise<Step | "end">;
  /** Tells that the last step cannot be taken, and why. */
  readonly refused: (why: Text) => Promise<void>;
  /** Tells that a step was taken; what it put on file is on disk. */
  readonly took: (before: Interview, step: Step, after: Interview) => Promise<void>;
  /** Says goodbye. */
  readonly ended: (interview: Interview) => Promise<void>;
}
