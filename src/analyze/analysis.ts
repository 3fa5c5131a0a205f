import type { AppFact } from "../facts/fact.ts";
import type { Lexicon } from "../facts/lexicon.ts";
import { pointerOf } from "../model/pointer.ts";
import type { Condition } from "../rules/condition.ts";
import { newResolution } from "../rules/resolve-condition.ts";
import { resolveRuleSet } from "../rules/resolve-rule-set.ts";
import type { Checkpoint, Flag, RuleSet, Stage } from "../rules/rule-set.ts";
import { type ConditionNode, nodesOf, readCondition } from "./condition-node.ts";

/** A checkpoint with its conditions and its place. */
export interface AnalyzedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly pointer: string;
  readonly stage: AnalyzedStage;
  readonly appliesWhen?: ConditionNode;
  readonly when?: ConditionNode;
}

/** A stage with its conditions and its place. */
export interface AnalyzedStage {
  readonly stage: Stage;
  readonly index: number;
  readonly pointer: string;
  readonly appliesWhen?: ConditionNode;
  readonly entry?: ConditionNode;
  readonly checkpoints: readonly AnalyzedCheckpoint[];
}

/** A flag with its condition and its place. */
export interface AnalyzedFlag {
  readonly flag: Flag;
  readonly pointer: string;
  readonly when: ConditionNode;
}

/** A rule set laid out for the checks. */
export interface Analysis {
  readonly ruleSet: RuleSet;
  readonly lexicon: Lexicon;
  /** Days after which a judgement lapses. */
  readonly judgementAge?: number;
  readonly stages: readonly AnalyzedStage[];
  readonly checkpoints: readonly AnalyzedCheckpoint[];
  readonly flags: readonly AnalyzedFlag[];
  /** Every condition, and every part of each, once. */
  readonly nodes: readonly ConditionNode[];
}

/** Returns a parsed rule set laid out for the checks. */
export function layOut(ruleSet: RuleSet, facts: readonly AppFact[]): Analysis {
  const { lexicon, judgementAge } = resolveRuleSet(ruleSet, facts);
  const resolution = newResolution({ lexicon, conditions: ruleSet.conditions ?? {} });
  const read = <K extends string>(key: K, json: Condition | undefined, pointer: string) =>
    (json === undefined
      ? {}
      : { [key]: readCondition(json, `${pointer}/${key}`, "deal", resolution) }) as {
      readonly [P in K]?: ConditionNode;
    };
  const stages = (ruleSet.stages ?? []).map((stage, index): AnalyzedStage => {
    const pointer = pointerOf(["stages", index]);
    const checkpoints: AnalyzedCheckpoint[] = [];
    const analyzed: AnalyzedStage = {
      stage,
      index,
      pointer,
      ...read("appliesWhen", stage.appliesWhen, pointer),
      ...read("entry", stage.entry, pointer),
      checkpoints,
    };
    stage.checkpoints.forEach((checkpoint, c) => {
      const at = `${pointer}/checkpoints/${c}`;
      checkpoints.push({
        checkpoint,
        pointer: at,
        stage: analyzed,
        ...read("appliesWhen", checkpoint.appliesWhen, at),
        ...read("when", checkpoint.when, at),
      });
    });
    return analyzed;
  });
  const flags = (ruleSet.flags ?? []).map((flag, index): AnalyzedFlag => {
    const pointer = pointerOf(["flags", index]);
    return {
      flag,
      pointer,
      when: readCondition(flag.when, `${pointer}/when`, "deal", resolution),
    };
  });
  const checkpoints = stages.flatMap((stage) => stage.checkpoints);
  const roots = [
    ...stages.flatMap(({ appliesWhen, entry }) => [appliesWhen, entry]),
    ...checkpoints.flatMap(({ appliesWhen, when }) => [appliesWhen, when]),
    ...flags.map(({ when }) => when),
  ].filter((root) => root !== undefined);
  const nodes = new Map<string, ConditionNode>();
  for (const node of roots.flatMap((root) => [...nodesOf(root)])) {
    if (!nodes.has(node.pointer)) nodes.set(node.pointer, node);
  }
  return {
    ruleSet,
    lexicon,
    ...(judgementAge === undefined ? {} : { judgementAge }),
    stages,
    checkpoints,
    flags,
    nodes: [...nodes.values()],
  };
}
