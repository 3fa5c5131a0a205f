import type { FactType } from "../facts/fact-type.ts";
import type { Lexicon } from "../facts/lexicon.ts";
import type { Reading, Subject } from "../facts/reading.ts";
import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";
import { isRecord } from "../model/is-record.ts";
import type { RuleFault } from "./rule-fault.ts";

/** What resolving conditions needs and gathers. */
export interface Resolution {
  readonly lexicon: Lexicon;
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly faults: RuleFault[];
  /** The named conditions that something refers to. */
  readonly used: Set<string>;
  /** Names whose own definition is wrong: using them is no further fault. */
  readonly broken: ReadonlySet<string>;
  readonly spent: Spent;
  /** Named conditions without a fault, as resolved for a place of a kind. */
  readonly named: Map<string, ResolvedName>;
  /** Resolves a condition within another one. */
  readonly resolve: (
    input: unknown,
    place: Place,
    resolution: Resolution,
  ) => Expression<Test> | undefined;
}

/** How much was resolved so far, shared by all that spend of the same allowance. */
export interface Spent {
  /** How many conditions were, and how deep the deepest lay. */
  count: number;
  deepest: number;
}

/** A named condition, resolved once however often it is referred to. */
export interface ResolvedName {
  readonly expression: Expression<Test>;
  /** How many conditions it comes to, and how many levels. */
  readonly count: number;
  readonly height: number;
  /** The named conditions that it refers to. */
  readonly used: ReadonlySet<string>;
}

/** Where a condition stands: what it is about, and what it may read. */
export interface Place {
  readonly subject: Subject;
  readonly pointer: string;
  /** Whether facts about the verdict itself may be read. */
  readonly verdict: boolean;
  readonly depth: number;
  /** The named conditions on the way here. */
  readonly within: readonly string[];
}

/** A reading with the type of what it yields. */
export interface Typed {
  readonly reading: Reading;
  readonly type: FactType;
}

/** The params or the condition that JSON gave, as a record. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Returns a value as the user wrote it, short. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return "[ … ]";
  return isRecord(value) ? "{ … }" : (JSON.stringify(value) ?? typeof value);
}
