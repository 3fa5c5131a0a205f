import type { Interval } from "../logic/interval.ts";
import type { Operand } from "../logic/operators/operator.ts";

/** What the slots of one subject hold: undefined is unknown, an interval is an aggregate's. */
export type Values = (Operand | Interval | undefined)[];
