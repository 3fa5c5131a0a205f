import { assess } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import type { MissingItem, Verdict } from "../assess/verdict.ts";
import type { Deal } from "../model/deal.ts";
import type { FoundElement } from "./take-off-file.ts";

/** One step of an interview that still stands. */
export interface Turn {
  /** The question, by the id of its missing item. */
  readonly question: string;
  readonly did: "answered" | "found" | "dont-know" | "skipped";
  /** The observations that it put on file, by id. */
  readonly observations: readonly string[];
  /** Whom or what it put on file. */
  readonly found?: FoundElement;
}

/** An interview about one deal: where it stands, and the steps that led there. */
export interface Interview {
  readonly plan: Plan;
  readonly deal: Deal;
  /** The civil day it is held. */
  readonly asOf: string;
  /** Who answers. */
  readonly by: string;
  /** The verdict on the deal as it now stands. */
  readonly verdict: Verdict;
  /** The steps that stand, the first first: one that was taken back is not among them. */
  readonly turns: readonly Turn[];
  /** The question that was last gone back to; it is asked next. */
  readonly returned: string | null;
}

/** Who is interviewed, and on which civil day. */
export interface InterviewOptions {
  readonly asOf: string;
  readonly by: string;
}

/** Returns an interview that is about to begin; throws a `DayError` when the day is none. */
export function openInterview(plan: Plan, deal: Deal, { asOf, by }: InterviewOptions): Interview {
  const verdict = assess(plan, deal, { asOf });
  return { plan, deal, asOf, by, verdict, turns: [], returned: null };
}

/** Returns whether a question has been skipped, and not been gone back to since. */
export function isSkipped({ turns }: Interview, question: string): boolean {
  return turns.some((turn) => turn.question === question && turn.did === "skipped");
}

/**
 * Returns the questions that are still to be asked, in the order of the verdict. A question is asked
 * once: an answer or a "don't know" settles it, and so does skipping it a second time. Only who
 * else there is may be asked again after somebody was found.
 */
export function openQuestions({ verdict, turns }: Interview): readonly MissingItem[] {
  const settled = new Set<string>();
  const skipped = new Set<string>();
  for (const { question, did } of turns) {
    if (did === "found") continue;
    if (did === "skipped" && !skipped.has(question)) skipped.add(question);
    else settled.add(question);
  }
  return verdict.missing.filter(({ id }) => !settled.has(id));
}

/**
 * Returns the questions for the nearest door that any is left for, in the order of asking: that of
 * the verdict, those that were skipped last. When no door is left, all the rest.
 */
export function questionsAtDoor(interview: Interview): readonly MissingItem[] {
  const open = openQuestions(interview);
  const door = open[0]?.doors[0];
  const atDoor = open.filter(({ doors }) => doors[0] === door);
  const isLater = ({ id }: MissingItem): boolean => isSkipped(interview, id);
  return [...atDoor.filter((item) => !isLater(item)), ...atDoor.filter(isLater)];
}

/** Returns the question to be asked next; undefined when the interview is at its end. */
export function nextQuestion(interview: Interview): MissingItem | undefined {
  const { returned, verdict } = interview;
  const back = verdict.missing.find(({ id }) => id === returned);
  return back ?? questionsAtDoor(interview)[0];
}
