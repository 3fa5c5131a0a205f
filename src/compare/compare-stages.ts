import type { Lexicon } from "../facts/lexicon.ts";
import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";
import type {
  ResolvedCheckpoint,
  ResolvedRuleSet,
  ResolvedStage,
} from "../rules/resolve-rule-set.ts";
import { compareConditions } from "./condition-difference.ts";
import type { Difference, PropertyDifference } from "./difference.ts";
import { differenceOf } from "./difference-of.ts";
import { compareValues, compareWords, type Values } from "./properties.ts";
import { type Placed, renamedCheckpoints } from "./renamed.ts";

/** Returns what became of stages and checkpoints: the newer ones in order, then those removed. */
export function compareStages(
  from: ResolvedRuleSet,
  to: ResolvedRuleSet,
  stages: ReadonlyMap<string, string>,
  lexicon: Lexicon,
): readonly Difference[] {
  const before = placedIn(from, stages);
  const after = placedIn(to, new Map());
  const checkpoints = renamedCheckpoints(before, after);
  const older = new Map([...checkpoints].map(([old, id]) => [id, old]));
  const known = new Map(from.stages.map((one) => [stages.get(one.stage.id) ?? one.stage.id, one]));
  const left = new Set(to.stages.map(({ stage }) => stage.id));
  return [
    ...to.stages.flatMap((stage) => [
      ...compareStage(known.get(stage.stage.id), stage, lexicon),
      ...stage.checkpoints.flatMap((own) => {
        const { id } = own.checkpoint;
        const was = before.get(older.get(id) ?? id);
        return compareCheckpoint(was, { stage: stage.stage.id, resolved: own }, lexicon);
      }),
    ]),
    ...from.stages.flatMap(({ stage }) =>
      left.has(stages.get(stage.id) ?? stage.id)
        ? []
        : [
            {
              part: "stage",
              change: "removed",
              id: stage.id,
              title: stage.title,
              properties: [],
            } as const,
          ],
    ),
    ...[...before].flatMap(([id, { stage, resolved }]) =>
      after.has(id) || checkpoints.has(id)
        ? []
        : [
            {
              part: "checkpoint",
              change: "removed",
              id,
              title: resolved.checkpoint.title,
              stage,
              properties: compareValues(checkpointValues(resolved), {}),
            } as const,
          ],
    ),
  ];
}

function placedIn(
  { stages }: ResolvedRuleSet,
  renamed: ReadonlyMap<string, string>,
): ReadonlyMap<string, Placed> {
  return new Map(
    stages.flatMap(({ stage, checkpoints }) =>
      checkpoints.map((resolved) => [
        resolved.checkpoint.id,
        { stage: renamed.get(stage.id) ?? stage.id, resolved },
      ]),
    ),
  );
}

function stageValues({ stage }: ResolvedStage, but?: string): Values {
  const { passMark = 0, winProbability, formerly = [] } = stage;
  const former = formerly.filter((id) => id !== but).sort();
  return { passMark, winProbability, formerly: former.length === 0 ? undefined : former };
}

function compareStage(
  from: ResolvedStage | undefined,
  to: ResolvedStage,
  lexicon: Lexicon,
): readonly Difference[] {
  const { id, title, description, owner, reached, advice, source, note } = to.stage;
  const part = { part: "stage", id, title } as const;
  if (from === undefined) {
    const properties = [
      ...compareValues({ passMark: 0 }, stageValues(to)),
      ...conditionOf("appliesWhen", undefined, to.appliesWhen, lexicon),
      ...conditionOf("entry", undefined, to.entry, lexicon),
    ];
    return [{ ...part, change: "added", properties }];
  }
  const old = from.stage;
  const isRenamed = old.id !== id;
  const properties = [
    ...compareValues(stageValues(from), stageValues(to, isRenamed ? old.id : undefined)),
    ...conditionOf("appliesWhen", from.appliesWhen, to.appliesWhen, lexicon),
    ...conditionOf("entry", from.entry, to.entry, lexicon),
    ...compareWords(
      {
        title: old.title,
        description: old.description,
        owner: old.owner,
        reached: old.reached,
        advice: old.advice,
        source: old.source,
        note: old.note,
      },
      { title, description, owner, reached, advice, source, note },
    ),
  ];
  return differenceOf({ ...part, properties, ...(isRenamed ? { formerly: old.id } : {}) });
}

function checkpointValues({ checkpoint }: ResolvedCheckpoint): Values {
  const { essential = false, weight = 1, waivable = false, judgement = true } = checkpoint;
  return {
    essential,
    weight,
    waivable,
    judgement: typeof judgement === "object" ? judgement.source : judgement,
  };
}

const usual: Values = { essential: false, weight: 1, waivable: false, judgement: true };

function compareCheckpoint(
  from: Placed | undefined,
  to: Placed,
  lexicon: Lexicon,
): readonly Difference[] {
  const { resolved: own, stage } = to;
  const { id, title, ask, advice, law, source, note } = own.checkpoint;
  const part = { part: "checkpoint", id, title, stage } as const;
  if (from === undefined) {
    const properties = [
      ...compareValues(usual, checkpointValues(own)),
      ...conditionOf("appliesWhen", undefined, own.appliesWhen, lexicon),
      ...conditionOf("when", undefined, own.when, lexicon),
    ];
    return [{ ...part, change: "added", properties }];
  }
  const { resolved: other } = from;
  const old = other.checkpoint;
  const properties = [
    ...compareValues(
      { stage: from.stage, ...checkpointValues(other) },
      { stage, ...checkpointValues(own) },
    ),
    ...conditionOf("appliesWhen", other.appliesWhen, own.appliesWhen, lexicon),
    ...conditionOf("when", other.when, own.when, lexicon),
    ...compareWords(
      {
        title: old.title,
        ask: old.ask,
        advice: old.advice,
        law: old.law,
        source: old.source,
        note: old.note,
      },
      { title, ask, advice, law, source, note },
    ),
  ];
  return differenceOf({ ...part, properties, ...(old.id === id ? {} : { formerly: old.id }) });
}

/** Returns how a condition of a part changed, as its property; nothing when it is the same. */
export function conditionOf(
  property: "when" | "appliesWhen" | "entry",
  from: Expression<Test> | undefined,
  to: Expression<Test> | undefined,
  lexicon: Lexicon,
): readonly PropertyDifference[] {
  const lines = compareConditions(from, to, lexicon);
  return lines.length === 0 ? [] : [{ kind: "condition", property, lines }];
}
