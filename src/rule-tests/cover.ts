import { type AnalyzedCheckpoint, type AnalyzedFlag, layOut } from "../analyze/analysis.ts";
import type { ConditionNode } from "../analyze/condition-node.ts";
import type { AnsweredVerdict } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import type { Snapshot } from "../assess/snapshot.ts";
import type { Known } from "../assess/values.ts";
import { listNames } from "../facts/lexicon.ts";
import type { ListName } from "../facts/reading.ts";
import type { Circuit } from "../logic/circuit.ts";
import { type Answers, circuitWidth, rankAt } from "../logic/rails.ts";
import { type Rank, type Truth, truthOf } from "../logic/truth.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import {
  type BranchOutcome,
  canBeUnknown,
  canCome,
  canDecide,
  decides,
  isGroup,
  outcomes,
} from "./branch.ts";
import { type Coverage, shareOf } from "./coverage.ts";

/** Watches what verdicts see of the rules they are worked out by. */
export interface Cover {
  /** @internal */
  readonly see: (answered: AnsweredVerdict) => void;
  /** Returns what was seen up to now: of the rule set, then of each overlay. */
  readonly coverage: () => readonly Coverage[];
}

/** The answers of a condition on one deal, or on one element of a list. */
type Asked = (node: ConditionNode) => Rank;

const truths = ["satisfied", "failed", "unknown"] as const satisfies readonly Truth[];

/** Begins to watch what is seen of the rules of a plan. */
export const coverOf = (plan: Plan): Cover => {
  const watched = [plan.ruleSet, ...plan.overlays].map((ruleSet) => watch(plan, ruleSet));
  return {
    see: (answered) => {
      for (const { see } of watched) see(answered);
    },
    coverage: () => watched.map(({ coverage }) => coverage()),
  };
};

/** A root condition: which circuit answers it, and which part of a verdict. */
interface Root {
  readonly node: ConditionNode;
  readonly circuit: Circuit<Known>;
  readonly answers: (answered: AnsweredVerdict) => Answers | undefined;
}

const watch = (plan: Plan, ruleSet: RuleSet) => {
  const analysis = layOut(ruleSet, plan.facts);
  const { circuits, flags } = plan.slots;
  const deal = (
    node: ConditionNode | undefined,
    stage: number,
    part: "atDoor" | "snapshot",
  ): readonly Root[] =>
    node === undefined
      ? []
      : [
          {
            node,
            circuit: circuits.deal,
            answers: ({ evaluation }) => evaluation.stages[stage]?.[part].answers,
          },
        ];
  const roots: readonly Root[] = [
    ...analysis.stages.flatMap(({ appliesWhen, entry, index, checkpoints }) => [
      ...deal(appliesWhen, index, "atDoor"),
      ...deal(entry, index, "atDoor"),
      ...checkpoints.flatMap((each) => [
        ...deal(each.appliesWhen, index, "snapshot"),
        ...deal(each.when, index, "snapshot"),
      ]),
    ]),
    ...analysis.flags.map(({ when }) => ({
      node: when,
      circuit: flags,
      answers: ({ raised }: AnsweredVerdict) => raised,
    })),
  ];
  const numbers = new Map<ConditionNode, number>();
  const elements: { readonly node: ConditionNode; readonly list: ListName }[] = [];
  const branches = new Map<string, boolean>();
  const add = (node: ConditionNode, circuit: Circuit<Known>): void => {
    numbers.set(node, plan.slots.compile(node.expression, circuit));
    for (const member of node.members) add(member, circuit);
    if (isGroup(node)) {
      node.members.forEach((member, index) => {
        for (const [outcome] of outcomes)
          if (canDecide(node, index, outcome)) branches.set(keyOf(member, outcome), false);
      });
    }
    const list = listNames.find((name) => node.test?.fact.startsWith(`${name}.`));
    for (const element of node.elements) {
      if (list === undefined) continue;
      elements.push({ node: element, list });
      addRoot(element, circuits[list]);
    }
  };
  const addRoot = (node: ConditionNode, circuit: Circuit<Known>): void => {
    for (const [outcome] of outcomes)
      if (canCome(node, outcome)) branches.set(keyOf(node, outcome), false);
    add(node, circuit);
  };
  // Every node is put in before the first deal is read: what is answered then has a place.
  for (const { node, circuit } of roots) addRoot(node, circuit);
  const mark = (node: ConditionNode, rank: Rank | undefined): void => {
    for (const [outcome, settled] of outcomes) {
      const key = keyOf(node, outcome);
      if (rank === settled && branches.has(key)) branches.set(key, true);
    }
  };
  const seeInside = (node: ConditionNode, asked: Asked): void => {
    for (const member of node.members) seeInside(member, asked);
    if (!isGroup(node)) return;
    const ranks = node.members.map(asked);
    node.members.forEach((member, index) => {
      if (decides(node, ranks, index)) mark(member, ranks[index]);
    });
  };
  const seeRoot = (node: ConditionNode, asked: Asked): void => {
    mark(node, asked(node));
    seeInside(node, asked);
  };
  const askedOf =
    (answers: Answers, frame = 0): Asked =>
    (node) =>
      rankAt(answers, numbers.get(node) ?? -1, frame);
  const checkpoints = new Map(
    analysis.checkpoints.map((each) => [each.checkpoint.id, { each, seen: new Set<Truth>() }]),
  );
  const flagsSeen = new Map(
    analysis.flags.map((each) => [each.flag.id, { each, seen: new Set<Truth>() }]),
  );
  return {
    see: (answered: AnsweredVerdict): void => {
      for (const { node, answers } of roots) {
        const found = answers(answered);
        if (found !== undefined) seeRoot(node, askedOf(found));
      }
      const { snapshot, stages } = answered.evaluation;
      const snapshots = new Set<Snapshot>([
        snapshot,
        ...stages.flatMap((stage) => [stage.atDoor, stage.snapshot]),
      ]);
      for (const one of snapshots) {
        for (const { node, list } of elements) {
          const { answers, rows } = one.lists[list];
          rows.forEach((_, row) => {
            const found = answers[Math.floor(row / circuitWidth)];
            if (found !== undefined) seeRoot(node, askedOf(found, row % circuitWidth));
          });
        }
      }
      stages.forEach((stage, s) => {
        stage.checkpoints.forEach(({ truth }, c) => {
          const id = plan.stages[s]?.checkpoints[c]?.id ?? "";
          checkpoints.get(id)?.seen.add(truthOf(truth));
        });
      });
      for (const { id, truth } of answered.verdict.flags) flagsSeen.get(id)?.seen.add(truth);
    },
    coverage: (): Coverage => {
      const answers = [...checkpoints.values()].map(({ each, seen }) => ({
        id: each.checkpoint.id,
        stage: each.stage.stage.id,
        pointer: each.pointer,
        seen: truths.filter((truth) => seen.has(truth)),
        unseen: truths.filter((truth) => !seen.has(truth) && canAnswer(each, truth)),
      }));
      const open = answers.filter(({ unseen }) => unseen.length > 0);
      const flags = [...flagsSeen.values()].map(({ each, seen }) => ({
        id: each.flag.id,
        pointer: each.pointer,
        seen: truths.filter((truth) => seen.has(truth)),
        unseen: truths.filter((truth) => !seen.has(truth) && canFlagAnswer(each, truth)),
      }));
      const openFlags = flags.filter(({ unseen }) => unseen.length > 0);
      const all = [...branches].map(([key, isSeen]) => ({ ...branchOf(key), isSeen }));
      const unseen = all.filter(({ isSeen }) => !isSeen);
      return {
        ruleSet: ruleSet.id,
        version: ruleSet.version,
        checkpoints: shareOf(answers.length - open.length, answers.length),
        flags: shareOf(flags.length - openFlags.length, flags.length),
        branches: shareOf(all.length - unseen.length, all.length),
        uncovered: { checkpoints: open, flags: openFlags, branches: unseen },
      };
    },
  };
};

const keyOf = ({ pointer }: ConditionNode, outcome: BranchOutcome): string =>
  `${outcome} ${pointer}`;

const branchOf = (key: string): { readonly pointer: string; readonly outcome: BranchOutcome } => ({
  pointer: key.slice(key.indexOf(" ") + 1),
  outcome: key.startsWith("satisfied ") ? "satisfied" : "failed",
});

/** Returns whether a checkpoint can give an answer: a judgement can be anything, nothing known too. */
const canAnswer = ({ checkpoint, when }: AnalyzedCheckpoint, truth: Truth): boolean => {
  if (truth === "unknown") return true;
  const byBehaviours = when === undefined ? undefined : canCome(when, truth);
  if (checkpoint.judgement === false) return byBehaviours ?? truth === "failed";
  return truth === "satisfied" || (byBehaviours ?? true);
};

/** Returns whether a flag can give an answer: what the verdict says of itself is never unknown. */
const canFlagAnswer = ({ when }: AnalyzedFlag, truth: Truth): boolean =>
  truth === "unknown" ? canBeUnknown(when) : canCome(when, truth);
