import { type Analysis, layOut } from "../analyze/analysis.ts";
import { type ConditionNode, nodesOf } from "../analyze/condition-node.ts";
import { valuesRead } from "../analyze/values-read.ts";
import type { AppFact } from "../facts/fact.ts";
import { listNames } from "../facts/lexicon.ts";
import { pointerOf } from "../model/pointer.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { type Change, changed } from "./change.ts";
import { conditionMutants } from "./condition-mutants.ts";
import { editAt } from "./edit-at.ts";
import type { Mutant, NamedPart } from "./mutant.ts";
import { checkpointMutants, flagMutants, stageMutants } from "./part-mutants.ts";

/**
 * Returns every small change of a parsed rule set or overlay, in the order of its parts: conditions,
 * checkpoints, stages, flags, ages. What only moves or words it, such as `wonAfter` and titles, is left
 * alone: no verdict shows it.
 */
export const mutantsOf = (ruleSet: RuleSet, facts: readonly AppFact[] = []): readonly Mutant[] => {
  const analysis = layOut(ruleSet, facts);
  const parts = partsByPointer(analysis);
  const mutant =
    (owners: readonly NamedPart[]) =>
    ({ at, edit, ...told }: Change): Mutant => ({
      pointer: at,
      ...told,
      parts: owners,
      make: () => editAt(ruleSet, at, edit),
    });
  return [
    ...analysis.nodes.flatMap((node) =>
      conditionMutants(node).map(mutant(parts.get(node.pointer) ?? [])),
    ),
    ...analysis.stages.flatMap((each) =>
      stageMutants(each).map(mutant([{ kind: "stage", id: each.stage.id }])),
    ),
    ...analysis.checkpoints.flatMap((each) =>
      checkpointMutants(each).map(mutant([{ kind: "checkpoint", id: each.checkpoint.id }])),
    ),
    ...analysis.flags.flatMap((each) =>
      flagMutants(each).map(mutant([{ kind: "flag", id: each.flag.id }])),
    ),
    ...ageMutants(ruleSet).flatMap(({ name, changes }) => {
      const readers = readersOf(analysis.nodes, name, parts);
      // What no rule reads never ages; judgements and complete lists are read without being named.
      const isRead = readers.length > 0 || name === "judgement" || name.endsWith(".complete");
      return isRead ? changes.map(mutant(readers)) : [];
    }),
  ];
};

/** Returns which parts of a verdict each condition takes part in, by the condition's pointer. */
const partsByPointer = (analysis: Analysis): ReadonlyMap<string, readonly NamedPart[]> => {
  const found = new Map<string, NamedPart[]>();
  const add = (root: ConditionNode | undefined, part: NamedPart): void => {
    if (root === undefined) return;
    for (const { pointer } of nodesOf(root)) {
      const known = found.get(pointer);
      if (known === undefined) found.set(pointer, [part]);
      else if (!known.includes(part)) known.push(part);
    }
  };
  for (const { stage, appliesWhen, entry } of analysis.stages) {
    const part: NamedPart = { kind: "stage", id: stage.id };
    add(appliesWhen, part);
    add(entry, part);
  }
  for (const { checkpoint, appliesWhen, when } of analysis.checkpoints) {
    const part: NamedPart = { kind: "checkpoint", id: checkpoint.id };
    add(appliesWhen, part);
    add(when, part);
  }
  for (const { flag, when } of analysis.flags) add(when, { kind: "flag", id: flag.id });
  return found;
};

const readersOf = (
  nodes: readonly ConditionNode[],
  name: string,
  parts: ReadonlyMap<string, readonly NamedPart[]>,
): readonly NamedPart[] => {
  // The model's own attributes are aged by the name of their list: `contacts.stance`.
  const list = listNames.find((each) => name.startsWith(`${each}.`));
  const what = list === undefined ? name : name.slice(list.length + 1);
  const readers = nodes.filter((node) => node.test !== undefined && valuesRead([node]).has(what));
  const found = new Map<string, NamedPart>();
  for (const part of readers.flatMap(({ pointer }) => parts.get(pointer) ?? [])) {
    found.set(`${part.kind} ${part.id}`, part);
  }
  return [...found.values()];
};

/** The days after which an observation lapses, of every signal and field that names some. */
const ageMutants = (ruleSet: RuleSet) => {
  const { signals = {}, custom = {}, staleAfterDays = {} } = ruleSet;
  const named = (key: "signals" | "custom", fields: Readonly<Record<string, Aged>>) =>
    Object.entries(fields).map(([name, { staleAfterDays: days }]) => ({
      name,
      days,
      at: pointerOf([key, name, "staleAfterDays"]),
    }));
  const ages = [
    ...named("signals", signals),
    ...named("custom", custom),
    // Ages of the model's fields are the rule set's to say; those of an overlay are not asked.
    ...Object.entries(ruleSet.kind === "overlay" ? {} : staleAfterDays).map(([name, days]) => ({
      name,
      days,
      at: pointerOf(["staleAfterDays", name]),
    })),
  ];
  return ages.map(({ name, days, at }) => ({
    name,
    changes:
      days === undefined
        ? []
        : [days - 1, days + 1]
            .filter((next) => next >= 1)
            .map((next) => changed(at, "age", days, next)),
  }));
};

interface Aged {
  readonly staleAfterDays?: number | undefined;
}
