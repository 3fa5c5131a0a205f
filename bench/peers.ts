import { ZenEngine } from "@gorules/zen-engine";
import { LogicEngine } from "json-logic-engine";
import jsonLogic, { type RulesLogic } from "json-logic-js";
import { Engine } from "json-rules-engine";
import type { Plan } from "../src/assess/plan.ts";
import { exportedFacts } from "../src/live/exported-facts.ts";
import { toEngineRules } from "../src/live/index.ts";
import { jsonLogicDialect, zenDialect } from "./dialects.ts";
import { conditionsOf, nameOf } from "./given-facts.ts";
import { writeOut } from "./written-out.ts";

/** Answers yes or no for each checkpoint of a rule set, in order, given the facts of a deal. */
export interface Peer {
  readonly name: string;
  readonly run: (facts: Record<string, unknown>) => unknown;
  /** Returns what a run has answered. */
  readonly truths: (result: unknown) => readonly boolean[];
}

const plainTruths = (result: unknown): readonly boolean[] =>
  (result as readonly unknown[]).map(Boolean);

/** Returns those who answer the same checkpoints as a plan. */
export function peersOf(plan: Plan): readonly Peer[] {
  const ids = plan.stages.flatMap(({ checkpoints }) => checkpoints.map(({ id }) => id));
  const logic = conditionsOf(plan, jsonLogicDialect);
  const compiled = new LogicEngine().build(logic) as (facts: unknown) => unknown;
  const written = writeOut(plan);
  const engine = new Engine(toEngineRules(plan), { allowUndefinedFacts: true });
  const names = [...exportedFacts(plan)].map(([index, { name }]) => [nameOf(index), name] as const);
  const decision = new ZenEngine().createDecision(zenContent(conditionsOf(plan, zenDialect)));
  return [
    { name: "written out by hand", run: (facts) => written.truths(facts), truths: plainTruths },
    { name: "json-logic-engine, compiled", run: compiled, truths: plainTruths },
    {
      name: "json-logic-js",
      run: (facts) => logic.map((rule) => jsonLogic.apply(rule as RulesLogic, facts)),
      truths: plainTruths,
    },
    {
      name: "@gorules/zen-engine",
      run: (facts) => decision.evaluate(facts),
      truths: (response) => {
        const { result } = response as { readonly result: Readonly<Record<string, unknown>> };
        return ids.map((_, index) => result[`c${index}`] === true);
      },
    },
    {
      name: "json-rules-engine",
      run: renamed(engine, names),
      truths: (result) => {
        const { events } = result as Awaited<ReturnType<Engine["run"]>>;
        const met = new Set(events.map(({ params }) => params?.checkpoint as unknown));
        return ids.map((id) => met.has(id));
      },
    },
  ];
}

/** Runs json-rules-engine on facts by the names of its rules, given to it beforehand. */
function renamed(engine: Engine, names: readonly (readonly [string, string])[]): Peer["run"] {
  const known = new WeakMap<object, Record<string, unknown>>();
  return (facts) => {
    let own = known.get(facts);
    if (own === undefined) {
      own = {};
      for (const [given, name] of names) if (facts[given] !== undefined) own[name] = facts[given];
      known.set(facts, own);
    }
    return engine.run(own);
  };
}

function zenContent(expressions: readonly string[]): object {
  return {
    nodes: [
      { id: "in", name: "in", type: "inputNode" },
      {
        id: "rules",
        name: "rules",
        type: "expressionNode",
        content: {
          expressions: expressions.map((value, index) => ({
            id: `e${index}`,
            key: `c${index}`,
            value,
          })),
        },
      },
      { id: "out", name: "out", type: "outputNode" },
    ],
    edges: [
      { id: "a", sourceId: "in", targetId: "rules", type: "edge" },
      { id: "b", sourceId: "rules", targetId: "out", type: "edge" },
    ],
  };
}
