import { defined } from "../model/defined.ts";
import type { Mutant } from "./mutant.ts";

/** A small change of one place of a rule set. */
export interface Change extends Pick<Mutant, "mutation" | "from" | "to" | "fact"> {
  /** What is changed, as a JSON pointer. */
  readonly at: string;
  /** Returns what stands there instead; see `editAt`. */
  readonly edit: (part: unknown) => unknown;
}

/** Returns a change of a single value: its new value, or undefined to take it away. */
export const changed = (
  at: string,
  mutation: Change["mutation"],
  from: Change["from"],
  to: Change["to"],
  edit: Change["edit"] = () => to,
): Change => defined({ at, mutation, from, to, edit });
