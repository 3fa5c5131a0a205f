import type { RuleProperties, TopLevelCondition } from "json-rules-engine";
import { compileRuleSet } from "../assess/compile-rule-set.ts";
import { ordinal } from "../assess/compile-test.ts";
import type { Plan } from "../assess/plan.ts";
import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { operatorOf } from "./comparison.ts";
import { type EngineCondition, never } from "./engine-condition.ts";
import { type Expanded, expand, expandedSize } from "./expand.ts";
import { exportedValue } from "./exported-fact.ts";
import { type ExportedFacts, exportedFacts } from "./exported-facts.ts";
import { withoutSwap } from "./without-swap.ts";

/** How rules are written out. */
export interface EngineRulesOptions {
  /** The most comparisons that one rule may come to; absent: 1,000. */
  readonly bound?: number;
}

/** Thrown when an `atLeast` written out would come to more comparisons than the bound allows. */
export class ExpansionError extends RangeError {
  override readonly name = "ExpansionError";
  readonly code = "too-many-combinations";
  /** The rule that would be too large. */
  readonly rule: string;
  readonly comparisons: number;

  constructor(rule: string, comparisons: number, bound: number) {
    super(`rule \`${rule}\` would come to ${comparisons} comparisons, more than ${bound}`);
    this.rule = rule;
    this.comparisons = comparisons;
  }
}

/** A rule of json-rules-engine: plain JSON that raises its event when its condition holds. */
export interface EngineRule extends RuleProperties {
  /** `checkpoint:<id>` or `entry:<stage>`. */
  name: string;
  event:
    | { type: "checkpoint"; params: { stage: string; checkpoint: string } }
    | { type: "entry"; params: { stage: string } };
}

/**
 * Returns a rule set as plain rules of json-rules-engine, for `new Engine(rules)`: one for each
 * checkpoint, which holds by its behaviours or its judgement, and one for each entry condition. They
 * are two-valued: only where all is known do they say what `assess` says. Facts are named so:
 *
 * - a field of the deal, a signal, an app's fact: by its name; what stands inside a record as
 *   `custom.erp#vendor`; days as `opportunity.closeDate.daysUntil`;
 * - where a source is demanded: `account.tier?source=document`;
 * - `known(account.tier)`: true when that is known;
 * - a judgement: `<rule set>/<checkpoint>`;
 * - an aggregate, worked out beforehand: `contacts.count@<where its condition stands>`, the place a
 *   JSON pointer into the rule set; a date as its number of days since 1970-01-01.
 *
 * Values of ordered choices are their ranks, from 0. `engineFacts` works all of them out for a deal.
 * `atLeast` is written out as combinations; throws an `ExpansionError` where that passes the bound,
 * and a `RuleSetError` as `compileRuleSet` does.
 *
 * @example
 * ```ts
 * import { sangforSevenSteps } from "dealgate/rules";
 * import { Engine } from "json-rules-engine";
 *
 * const plan = compileRuleSet(sangforSevenSteps);
 * const deal = { id: "d-1" };
 * const engine = new Engine(toEngineRules(plan), { allowUndefinedFacts: true });
 * const { events } = await engine.run(engineFacts(plan, deal, { asOf: "2026-06-30" }));
 * ```
 */
export function toEngineRules(
  rules: RuleSet | Plan<string>,
  { bound = 1_000 }: EngineRulesOptions = {},
): EngineRule[] {
  const plan = "slots" in rules ? rules : compileRuleSet(rules);
  const facts = exportedFacts(plan);
  const written = (name: string, expression: Expression<Test>): EngineCondition => {
    const comparisons = expandedSize(expression);
    if (comparisons > bound) throw new ExpansionError(name, comparisons, bound);
    return write(expand(expression), plan, facts);
  };
  return plan.stages.flatMap((stage): EngineRule[] => {
    const { entry } = stage.resolved;
    const door = `entry:${stage.id}`;
    return [
      ...(entry === undefined
        ? []
        : [
            {
              name: door,
              conditions: topLevel(written(door, entry)),
              event: { type: "entry" as const, params: { stage: stage.id } },
            },
          ]),
      ...stage.checkpoints.map(({ id, resolved, judgement }): EngineRule => {
        const name = `checkpoint:${id}`;
        const attested = facts.get(judgement)?.name;
        const ways = [
          ...(resolved.when === undefined ? [] : [written(name, resolved.when)]),
          ...(attested === undefined ? [] : [{ fact: attested, operator: "equal", value: true }]),
        ];
        const [only = never] = ways;
        return {
          name,
          conditions: topLevel(ways.length > 1 ? { any: ways } : only),
          event: { type: "checkpoint", params: { stage: stage.id, checkpoint: id } },
        };
      }),
    ];
  });
}

function write(
  expanded: Expanded<Test>,
  plan: Plan<string>,
  facts: ExportedFacts,
): EngineCondition {
  if (expanded.kind === "leaf") {
    const { leaf, negated } = expanded;
    const operator = withoutSwap(operatorOf(leaf));
    return {
      fact: facts.get(plan.slots.ofTest(leaf))?.name ?? leaf.fact,
      operator: negated ? `not:${operator}` : operator,
      value: writtenValue(leaf),
    };
  }
  const of = expanded.of.map((member) => write(member, plan, facts));
  if (expanded.kind === "all") return { all: of };
  return of.length === 0 ? never : { any: of };
}

function writtenValue({ reading, type, value }: Test) {
  // An aggregate over dates ranks them by their day numbers.
  return reading.read === "aggregate" && type.kind === "date"
    ? ordinal(value, type)
    : (exportedValue(value, type) ?? null);
}

function topLevel(condition: EngineCondition): TopLevelCondition {
  const isLeaf = "fact" in condition;
  return (isLeaf ? { all: [condition] } : condition) as unknown as TopLevelCondition;
}
