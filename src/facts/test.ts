import type { Decorator } from "../logic/decorators.ts";
import type { Operand, Operator } from "../logic/operators/operator.ts";
import type { FactType } from "./fact-type.ts";
import type { Reading } from "./reading.ts";

/** A kind of source that an observation must at least have; see the scale `sourceKind`. */
export type SourceKind = "own-judgement" | "informant" | "customer-statement" | "document";

/** The leaf of a condition: a fact, how it is read, and what is asked of it. */
export interface Test {
  /** The fact's name, as the rule has it. */
  readonly fact: string;
  readonly reading: Reading;
  /** The type of what the reading yields, after `path`. */
  readonly type: FactType;
  readonly operator: Operator;
  readonly decorators: readonly Decorator[];
  readonly value: Operand;
  /** The weakest kind of source that counts; absent: any. */
  readonly source?: SourceKind | undefined;
  /** Where the condition stands in its rule set, as a JSON pointer. */
  readonly pointer: string;
}
