import type { Interval } from "../logic/interval.ts";
import type { Operand } from "../logic/operators/operator.ts";

/** A value that is known; an interval is an aggregate's. */
export type Known = Operand | Interval;

/** What the slots of one subject hold: undefined is unknown. */
export type Values = (Known | undefined)[];
