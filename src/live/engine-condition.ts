import type { Values } from "../assess/values.ts";
import type { Operand } from "../logic/operators/operator.ts";

/** A condition as json-rules-engine takes it. */
export type EngineCondition =
  | EngineComparison
  | { readonly all: readonly EngineCondition[]; readonly priority?: number }
  | { readonly any: readonly EngineCondition[]; readonly priority?: number }
  | { readonly not: EngineCondition; readonly priority?: number };

/** A leaf of an engine's condition. */
export interface EngineComparison {
  readonly fact: string;
  readonly operator: string;
  readonly value: Operand;
  readonly priority?: number;
}

/** The facts that conditions ask the engine for, each with how it is found in a deal's values. */
export type EngineFacts = Map<string, (values: Values) => unknown>;

/** Never holds: the engine takes an empty `any` for true. */
export const never: EngineCondition = { not: { all: [] } };
