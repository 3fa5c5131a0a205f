import { checkDay } from "../../assess/assess.ts";
import type { Plan, PlannedStage } from "../../assess/plan.ts";
import type { Test } from "../../facts/test.ts";
import type { Expression } from "../../logic/expression.ts";
import { expressionKey } from "../test-key.ts";
import type { Literal } from "./formula.ts";
import { railsOfPlan } from "./plan-rails.ts";
import { Prover } from "./prover.ts";
import { always, never, type Rails } from "./rails.ts";
import type { World } from "./world.ts";
import { openZ3 } from "./z3-session.ts";

/** Whether two plans can be told apart by any verdict. */
export type Equivalence =
  /** On every deal both answer alike: stages, checkpoints, flags, scores. */
  | "equivalent"
  /** Some deal is answered otherwise. */
  | "different"
  /** Nobody can tell within the bound. */
  | "undecided";

/** What comparing plans may be told. */
export interface EquivalenceOptions {
  /** The day that deals are judged on, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** How many steps may be spent on one comparison. */
  readonly effort?: number;
}

/** Compares plans with one session of Z3; closing it ends its threads. */
export interface EquivalenceProver {
  /** Returns whether two plans answer alike on every deal without a history. */
  readonly compare: (older: Plan, newer: Plan, options: EquivalenceOptions) => Promise<Equivalence>;
  /** Ends the threads of Z3. */
  readonly close: () => Promise<void>;
}

/** Loads Z3 to compare plans; throws a `ProverMissingError` when `z3-solver` is not installed. */
export async function openEquivalenceProver(): Promise<EquivalenceProver> {
  const session = await openZ3();
  return {
    compare: async (older, newer, { asOf, effort }) => {
      checkDay(asOf);
      if (!isSameOutline(older, newer)) return "different";
      const parts = partsToCompare(older, newer);
      const read = new Set(
        parts.pairs.flatMap(({ one, other }) => [one, other]).filter((part) => part !== undefined),
      );
      const prover = new Prover(session, [older, newer], asOf, effort, read);
      try {
        const world = prover.open;
        const answer = await prover.canHold(world, [differenceOf(world, older, newer, parts)]);
        return answer === "unsat" ? "equivalent" : answer === "sat" ? "different" : "undecided";
      } finally {
        prover.release();
      }
    },
    close: () => session.close(),
  };
}

/**
 * Returns whether two plans answer alike on every deal without a history, whatever is known of it:
 * every stage, checkpoint and flag satisfied and failed by the same deals, with the same weights.
 * Throws a `ProverMissingError` when `z3-solver` is not installed, a `DayError` when `asOf` is no
 * civil day.
 */
export async function provesEquivalent(
  older: Plan,
  newer: Plan,
  options: EquivalenceOptions,
): Promise<Equivalence> {
  const prover = await openEquivalenceProver();
  try {
    return await prover.compare(older, newer, options);
  } finally {
    await prover.close();
  }
}

type Part = Expression<Test> | undefined;

/** A condition of two plans, and what stands for it where it is left out. */
interface Pair {
  readonly one: Part;
  readonly other: Part;
  readonly absent: Rails;
  /** The stage whose exit it has a part in; -1: none. */
  readonly stage: number;
}

/** What two plans may answer otherwise: conditions, and stages that count their checkpoints anew. */
interface Parts {
  readonly pairs: readonly Pair[];
  readonly stages: readonly number[];
}

function partsToCompare(older: Plan, newer: Plan): Parts {
  const isSameReading = JSON.stringify(readingOf(older)) === JSON.stringify(readingOf(newer));
  const stages = older.stages.flatMap((stage, s) =>
    isCountedAlike(stage, newer.stages[s]) ? [] : [s],
  );
  const pairs = older.stages.flatMap(({ resolved, checkpoints }, s): readonly Pair[] => {
    const other = newer.stages[s];
    const its = other?.resolved;
    return [
      { one: resolved.appliesWhen, other: its?.appliesWhen, absent: always, stage: -1 },
      { one: resolved.entry, other: its?.entry, absent: always, stage: -1 },
      ...checkpoints.flatMap(({ resolved: mine }, c): readonly Pair[] => {
        const own = other?.checkpoints[c]?.resolved;
        return [
          { one: mine.appliesWhen, other: own?.appliesWhen, absent: always, stage: s },
          { one: mine.when, other: own?.when, absent: never, stage: s },
        ];
      }),
    ];
  });
  const flags = older.flags.map(({ resolved }, f): Pair => {
    return { one: resolved.when, other: newer.flags[f]?.resolved.when, absent: never, stage: -1 };
  });
  const apart = [...pairs, ...flags].filter(
    ({ one, other, stage }) =>
      stages.includes(stage) || !isSameReading || keyOf(one) !== keyOf(other),
  );
  return { pairs: apart, stages };
}

function keyOf(part: Part): string {
  return part === undefined ? "" : expressionKey(part);
}

/** Returns what decides how a plan reads values: their types, and when they lapse. */
function readingOf({ ruleSet }: Plan) {
  const { staleAfterDays, signals, custom } = ruleSet;
  return { staleAfterDays, signals, custom };
}

function isCountedAlike(one: PlannedStage, other: PlannedStage | undefined): boolean {
  const counted = ({ passMark, checkpoints }: PlannedStage) =>
    JSON.stringify([passMark, checkpoints.map(({ essential }) => essential)]);
  return other !== undefined && counted(one) === counted(other);
}

function differenceOf(world: World, older: Plan, newer: Plan, parts: Parts): Literal {
  const { formulas, vocabulary, reader } = world;
  const unlike = (one: Rails, other: Rails): readonly Literal[] => [
    -formulas.same(one.sure, other.sure),
    -formulas.same(one.may, other.may),
  ];
  const read = (part: Part, absent: Rails) => (part === undefined ? absent : reader.read(part));
  const apart = parts.pairs.flatMap(({ one, other, absent }) =>
    unlike(read(one, absent), read(other, absent)),
  );
  const exitOf = (plan: Plan, s: number): Rails => {
    const stage = plan.stages[s];
    if (stage === undefined) return never;
    const resolved = { ...stage.resolved, appliesWhen: undefined, entry: undefined };
    const stages = [{ ...stage, resolved }];
    return railsOfPlan(formulas, vocabulary, plan, reader, { stages }).stages[0]?.exit ?? never;
  };
  const exits = parts.stages.flatMap((s) => unlike(exitOf(older, s), exitOf(newer, s)));
  return formulas.any([...apart, ...exits]);
}

/** Returns whether two plans have the same parts, counted and attested alike. */
function isSameOutline(older: Plan, newer: Plan): boolean {
  const outline = ({ stages, flags, ruleSet }: Plan) =>
    JSON.stringify([
      ruleSet.id,
      ruleSet.kind,
      ruleSet.wonAfter,
      stages.map(({ id, checkpoints }) => [
        id,
        checkpoints.map(({ id: own, weight, waivable, resolved }) => [
          own,
          weight,
          waivable,
          resolved.checkpoint.judgement,
        ]),
      ]),
      flags.map(({ id, severity, presumed }) => [id, severity, presumed]),
    ]);
  return outline(older) === outline(newer);
}
