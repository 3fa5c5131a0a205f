import type { SourceKind } from "../facts/test.ts";
import type { FieldValue } from "../model/field-value.ts";

/** An answer to the question at hand, with where it comes from. */
export interface AnswerStep {
  readonly do: "answer";
  /** Somebody or something yet to be found comes as a record of what is known of them. */
  readonly value: FieldValue;
  readonly source?: SourceKind;
  /** The civil day of the observation; absent: that of the interview. */
  readonly at?: string;
  readonly note?: string;
}

/**
 * What is done with the question at hand: it is answered, nobody knows, it is put off, or the step
 * before it is taken back.
 */
export type Step = AnswerStep | { readonly do: "dont-know" | "skip" | "back" };
