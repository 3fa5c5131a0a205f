import { assess, checkDay } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import type { Verdict } from "../assess/verdict.ts";
import type { Deal } from "../model/deal.ts";
import type { IssueBase } from "../model/issue.ts";
import { parseDeal } from "../model/parse-deal.ts";
import { inOrder } from "./in-order.ts";
import { notAssessed, notLoaded } from "./not-assessed.ts";

/** How many deals are assessed. */
export interface AssessAllOptions<In = unknown, S extends string = string> {
  readonly plan: Plan<S>;
  /** The civil day to decide for. */
  readonly asOf: string;
  /**
   * The most inputs that are loaded or waited for at a time, 1 and more; 8 when absent. Nothing is
   * taken from the inputs while as many wait for their turn, or for whoever reads the results.
   */
  readonly concurrency?: number | undefined;
  /** Returns the deal of an input, as an object or as JSON text; absent: the input is the deal. */
  readonly load?: ((input: In, index: number) => unknown) | undefined;
}

/** The verdict on one input, or what is wrong with it. */
export type Assessed<S extends string = string> =
  | {
      /** The place among the inputs, counted from 0. */
      readonly index: number;
      /** The deal, parsed. */
      readonly deal: Deal;
      readonly verdict: Verdict<S>;
    }
  | {
      readonly index: number;
      readonly issues: readonly [IssueBase, ...IssueBase[]];
    };

/** Thrown when options cannot be meant. */
export class BatchOptionsError extends RangeError {
  override readonly name = "BatchOptionsError";
  readonly code = "batch-options";
}

/** Whether inputs can be taken one by one; a text is rather one input than its characters. */
const isIterable = (inputs: unknown): boolean =>
  typeof inputs === "object" &&
  inputs !== null &&
  (Symbol.asyncIterator in inputs || Symbol.iterator in inputs);

/**
 * Yields one result for every input, in the order of the inputs: a verdict, or the issues of what is
 * no deal or cannot be loaded. Inputs are taken as results are, so that any number of them fits into
 * memory; whoever stops taking waits for nothing that is still being loaded. Bad inputs never throw; a
 * `DayError` is thrown for an `asOf` that is no civil day, a `BatchOptionsError` for a `concurrency`
 * below 1 and for inputs that are none, and a failure of the source itself in its turn.
 *
 * @example
 * ```ts
 * const plan = compileRuleSet(sangforSevenSteps);
 * const inputs = [{ id: "d-1" }, { id: 2 }];
 * for await (const result of assessAll(inputs, { plan, asOf: "2026-06-30" })) {
 *   if ("verdict" in result) console.log(result.index, result.verdict.standing); // 0 unclaimed
 *   else console.log(result.index, result.issues[0].pointer); // 1 /id
 * }
 * ```
 */
export async function* assessAll<In, S extends string>(
  inputs: Iterable<In> | AsyncIterable<In>,
  { plan, asOf, concurrency = 8, load }: AssessAllOptions<Awaited<In>, S>,
): AsyncGenerator<Assessed<S>, void, undefined> {
  checkDay(asOf);
  if (!(Number.isInteger(concurrency) && concurrency >= 1))
    throw new BatchOptionsError("concurrency must be a whole number, 1 or more");
  if (!isIterable(inputs)) throw new BatchOptionsError("inputs must be iterable, and no text");
  const made = async (input: In, index: number): Promise<Assessed<S>> => {
    let found: unknown;
    try {
      const own = await input;
      found = load === undefined ? own : await load(own, index);
    } catch (error) {
      return { index, issues: [notLoaded(error)] };
    }
    const parsed = parseDeal(found);
    if (!parsed.ok) return { index, issues: parsed.issues };
    const { deal } = parsed;
    try {
      return { index, deal, verdict: assess(plan, deal, { asOf }) };
    } catch (error) {
      // Facts of an app run code of the app: what it throws is no reason to stop.
      return { index, issues: [notAssessed(error)] };
    }
  };
  yield* inOrder(inputs, concurrency, made, "leave");
}
