import type { Test } from "../facts/test.ts";
import type { Interval } from "../logic/interval.ts";
import type { Operand } from "../logic/operators/operator.ts";
import type { Truth } from "../logic/truth.ts";
import type { UnknownReason } from "./verdict.ts";

/** Why a condition came out as it did: the condition's tree with the answer at every node. */
export type Trace = GroupTrace | TestTrace | JudgementTrace;

/** A node over others: all of them, any of them, or at least `k`. */
export interface GroupTrace {
  readonly kind: "all" | "any" | "at-least";
  readonly truth: Truth;
  /** For `at-least`: how many are needed. */
  readonly k?: number;
  readonly of: readonly Trace[];
}

/** One question about one fact. */
export interface TestTrace {
  readonly kind: "test";
  readonly truth: Truth;
  /** Whether the answer counts as its negation. */
  readonly negated: boolean;
  readonly test: Test;
  /** The value found; absent while unknown. */
  readonly value?: Operand;
  /** For an aggregate: what it may still come to. */
  readonly interval?: Interval;
  readonly reason?: UnknownReason;
  /** For an aggregate: the elements of the list, and whether each is one of those meant. */
  readonly elements?: readonly {
    readonly id: string;
    readonly name?: string;
    readonly truth: Truth;
  }[];
}

/** What somebody attested about a checkpoint as a whole. */
export interface JudgementTrace {
  readonly kind: "judgement";
  readonly truth: Truth;
  readonly checkpoint: string;
  readonly reason?: UnknownReason;
}
