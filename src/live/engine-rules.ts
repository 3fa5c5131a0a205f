import { Rule, type TopLevelCondition } from "json-rules-engine";
import type { Slots } from "../assess/slots.ts";
import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";
import type { EngineCondition } from "./engine-condition.ts";
import { type Ground, railOf } from "./rails.ts";

/** What a rule of the engine says when its condition holds. */
export type RailEvent =
  | {
      readonly type: "satisfied" | "failed";
      readonly params: { readonly expression: number };
    }
  | { readonly type: "counted"; readonly params: { readonly count: string } };

/** The engine's rules for the expressions of a plan, each made when it is first asked for. */
export class EngineRules {
  readonly ground: Ground;
  readonly #numbers = new Map<Expression<Test>, number>();
  readonly #rules: (readonly Rule[])[] = [];

  constructor(slots: Slots) {
    this.ground = { slots, facts: new Map(), counts: [] };
  }

  /** Returns the number that the events of an expression name it by. */
  numberOf(expression: Expression<Test>): number {
    const known = this.#numbers.get(expression);
    if (known !== undefined) return known;
    const number = this.#rules.push(this.#compile(expression, this.#rules.length)) - 1;
    this.#numbers.set(expression, number);
    return number;
  }

  /** Returns the rules of an expression: both rails, and what they count. */
  rulesOf(expression: Expression<Test>): readonly Rule[] {
    return this.#rules[this.numberOf(expression)] ?? [];
  }

  #compile(expression: Expression<Test>, number: number): readonly Rule[] {
    return [true, false].flatMap((holds) => {
      const { condition, counted } = railOf(expression, holds, this.ground);
      const type = holds ? ("satisfied" as const) : ("failed" as const);
      return [
        ruleOf(condition, { type, params: { expression: number } }, 1),
        ...counted.map(({ count, condition: member, depth }) =>
          ruleOf(member, { type: "counted", params: { count } }, depth + 2),
        ),
      ];
    });
  }
}

function ruleOf(condition: EngineCondition, event: RailEvent, priority: number): Rule {
  const conditions = { all: [condition] } as unknown as TopLevelCondition;
  return new Rule({ conditions, event, priority });
}
