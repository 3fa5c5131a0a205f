import type { Text } from "../model/text.ts";
import type { FactType, ValueOf } from "./fact-type.ts";
import type {
  AppReader,
  AppReading,
  DaysReading,
  ValueReading,
  VerdictReading,
} from "./reading.ts";

/** A name that a rule may use: its type, its words, how it is read, what to ask when unknown. */
export interface Fact {
  readonly name: string;
  readonly title: Text;
  readonly ask: Text;
  readonly type: FactType;
  readonly reading: ValueReading | DaysReading | VerdictReading | AppReading;
  /** Personal data: whether it is known may count, its value never does. */
  readonly personal?: boolean;
  /** Days after which a dated observation no longer counts. */
  readonly staleAfterDays?: number | undefined;
  /** For a signal: whose case it speaks for. */
  readonly favours?: "us" | "them" | "neither" | undefined;
  readonly source?: readonly string[] | undefined;
}

/** A fact that an app adds to the catalogue; `read` is asked once for each verdict. */
export interface AppFact<T extends FactType = FactType> {
  /**
   * Words joined by dots, as in `erp.score`, by which observations tell of it too: the first none that
   * the model begins a name with (`account`, `opportunity`, `contacts`, `custom` …), the whole not
   * close to a field of the model.
   */
  readonly name: string;
  readonly title: Text;
  readonly ask: Text;
  readonly type: T;
  /** Absent: the fact is only read live, by a loader. */
  readonly read?: AppReader<ValueOf<T>>;
}

/**
 * Returns an app's fact, its reader checked against its type.
 *
 * @example
 * ```ts
 * const health = defineFact({
 *   name: "crm.health",
 *   title: { zh: "客户健康分", en: "customer health" },
 *   ask: { zh: "客户健康分是多少？", en: "What is the customer's health score?" },
 *   type: { kind: "number", min: 0, max: 100 },
 *   read: (deal) => (deal.id === "d-1" ? 80 : undefined),
 * });
 * ```
 */
export function defineFact<const T extends FactType>(fact: AppFact<T>): AppFact<T> {
  return fact;
}
