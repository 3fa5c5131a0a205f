import type { Deal } from "../../src/model/deal.ts";
import type { Checkpoint, RuleSet, Stage } from "../../src/rules/rule-set.ts";
import { all, answer, any, not, type Rank } from "./condition.ts";
import { observe, type World } from "./read.ts";

/** What the reference answers to a deal; truths as 0 failed, 1 unknown, 2 satisfied. */
export interface ReferenceVerdict {
  readonly claimed: string | null;
  readonly evidenced: string | null;
  readonly possible: string | null;
  readonly standing: string;
  readonly score: Bounds;
  readonly stages: readonly ReferenceStage[];
  readonly mayAdvance: { readonly truth: Rank; readonly to: string | null };
  readonly flags: readonly {
    readonly id: string;
    readonly truth: Rank;
    readonly presumed: boolean;
  }[];
}

/** The answers to one stage. */
export interface ReferenceStage {
  readonly id: string;
  readonly applies: Rank;
  readonly entry: Rank;
  readonly exit: Rank;
  readonly reach: Rank;
  readonly behind: "passed" | "presumed" | null;
  readonly score: Bounds;
  readonly checkpoints: readonly Answered[];
}

interface Bounds {
  readonly floor: number | null;
  readonly ceiling: number | null;
}

interface Answered {
  readonly id: string;
  readonly applies: Rank;
  readonly truth: Rank;
  readonly waived: boolean;
  readonly essential: boolean;
  readonly weight: number;
}

/** Returns the verdict on a deal, worked out the naive way from the rule set as it is written. */
export function reference(ruleSet: RuleSet, deal: Deal, asOf: string): ReferenceVerdict {
  const stages = ruleSet.stages ?? [];
  const { stage: recorded, history = [] } = deal.progress?.[ruleSet.id] ?? {};
  const place = (id: string | null | undefined) =>
    stages.findIndex((stage) => id === stage.id || (id != null && stage.formerly?.includes(id)));
  const at = place(recorded);

  // Which doors a recorded move has passed, and which an adoption takes for granted.
  const behind = new Map<number, "passed" | "presumed">();
  let owed: readonly number[] = [];
  let stood = -1;
  let adopted = -1;
  let walkedIn = false;
  for (const move of history) {
    if (move.kind === "close") continue;
    const to = place(move.to);
    const through = move.kind === "start" || move.kind === "advance";
    if (to !== stood || through || move.kind === "adopt")
      walkedIn = through || (behind.get(to) === "passed" && !owed.includes(to));
    for (const j of [...behind.keys()]) if (j >= to) behind.delete(j);
    adopted = move.kind === "adopt" ? to : Math.min(adopted, to);
    if (through) owed = move.over.map(({ stage }) => place(stage));
    if (through || move.kind === "adopt")
      for (let j = 0; j < to; j++)
        if (!behind.has(j)) behind.set(j, through ? "passed" : "presumed");
    stood = to;
  }
  const stands = (j: number) =>
    j >= at || (behind.get(j) === "passed" && owed.includes(j)) ? null : (behind.get(j) ?? null);

  const aged = stages.map((stage) => answered(stage, { ruleSet, deal, asOf }));
  const ageless = stages.map((stage) => answered(stage, { ruleSet, deal, asOf, ageless: true }));
  const doors = aged.map((now, j) => {
    const ever = ageless[j] ?? now;
    if (stands(j) === "passed") return ever;
    return j === at && at === stood && walkedIn
      ? { ...now, applies: ever.applies, entry: ever.entry }
      : now;
  });
  const reach = (s: number, presume: boolean): Rank =>
    all(
      doors[s]?.applies ?? 0,
      ...doors.slice(0, s + 1).map(({ applies, entry, exit }, j) => {
        const taken = (rank: Rank, granted: boolean) =>
          presume && granted && rank === 1 ? 2 : rank;
        return all(
          taken(any(not(applies), entry), j <= adopted),
          j < s ? taken(any(not(applies), exit), stands(j) === "presumed") : 2,
        );
      }),
    );

  const flags = (ruleSet.flags ?? []).map(({ id, severity, presumed, when }) => {
    const truth = answer(when, { ruleSet, deal, asOf });
    return { id, severity, truth, presumed: truth === 1 && presumed === "absent" };
  });
  const barred = flags.map(
    ({ severity, truth, presumed }): Rank => (severity !== "block" || presumed ? 2 : not(truth)),
  );
  const closed = history.reduce(
    (shut, { kind }) => kind === "close" || (shut && kind !== "reopen"),
    false,
  );
  const next =
    closed || ruleSet.kind !== "stages"
      ? -1
      : doors.findIndex(({ applies }, j) => j > at && applies !== 0);
  const furthest = (least: Rank) => doors.findLastIndex((_, s) => reach(s, false) >= least);
  const idOf = (s: number) => stages[s]?.id ?? null;
  const held = at < 0 ? 2 : reach(at, false);
  const everything = doors.flatMap(({ applies, checkpoints }) =>
    checkpoints.map((one) => ({ ...one, applies: all(applies, one.applies) })),
  );
  return {
    claimed: idOf(at),
    evidenced: idOf(furthest(2)),
    possible: idOf(furthest(1)),
    standing:
      at < 0
        ? "unclaimed"
        : held === 0
          ? "overstated"
          : held === 1
            ? "unproven"
            : furthest(2) > at
              ? "understated"
              : "supported",
    score: bounds(everything),
    stages: doors.map(({ id, applies, entry, exit, checkpoints }, s) => ({
      id,
      applies,
      entry,
      exit,
      reach: reach(s, false),
      behind: stands(s),
      score: bounds(checkpoints),
      checkpoints,
    })),
    mayAdvance: { truth: next < 0 ? 0 : all(reach(next, true), ...barred), to: idOf(next) },
    flags,
  };
}

function answered(stage: Stage, world: World) {
  const { ruleSet, deal, asOf } = world;
  const waivers = deal.progress?.[ruleSet.id]?.waivers ?? [];
  const checkpoints = stage.checkpoints.map((checkpoint) => ({
    id: checkpoint.id,
    applies:
      checkpoint.appliesWhen === undefined ? (2 as Rank) : answer(checkpoint.appliesWhen, world),
    truth: shown(checkpoint, world),
    waived:
      checkpoint.waivable === true &&
      waivers.some(
        (w) => w.checkpoint === checkpoint.id && w.at <= asOf && asOf <= (w.until ?? asOf),
      ),
    essential: checkpoint.essential ?? false,
    weight: checkpoint.weight ?? 1,
  }));
  const needed = checkpoints.filter(({ essential, waived }) => essential && !waived);
  return {
    id: stage.id,
    applies: stage.appliesWhen === undefined ? (2 as Rank) : answer(stage.appliesWhen, world),
    entry: stage.entry === undefined ? (2 as Rank) : answer(stage.entry, world),
    exit: all(
      pass(checkpoints, stage.passMark ?? 0),
      ...needed.map(({ applies, truth }) => any(not(applies), truth)),
    ),
    checkpoints,
  };
}

function shown({ id, when, judgement }: Checkpoint, world: World): Rank {
  const behaviours = when === undefined ? 0 : answer(when, world);
  if (judgement === false) return behaviours;
  const demand = typeof judgement === "object" ? judgement.source : undefined;
  const { value } = observe(world, `${world.ruleSet.id}/${id}`, undefined, demand);
  return any(behaviours, value === true ? 2 : value === false ? 0 : 1);
}

const counted = (checkpoints: readonly Answered[]) => checkpoints.filter(({ waived }) => !waived);

/** What a checkpoint may add: nothing, its weight met, its weight not met. */
const turns = ({ applies, truth, weight }: Answered): readonly (readonly [number, number])[] => [
  ...(applies < 2 ? ([[0, 0]] as const) : []),
  ...(applies > 0 && truth > 0 ? ([[weight, weight]] as const) : []),
  ...(applies > 0 && truth < 2 ? ([[0, weight]] as const) : []),
];

function pass(checkpoints: readonly Answered[], mark: number): Rank {
  const margins = counted(checkpoints).map((one) =>
    turns(one).map(([met, of]) => 100 * met - mark * of),
  );
  const sum = (pick: (...n: number[]) => number) =>
    margins.reduce((total, margin) => total + pick(...margin), 0);
  return sum(Math.min) >= 0 ? 2 : sum(Math.max) < 0 ? 0 : 1;
}

function bounds(checkpoints: readonly Answered[]): Bounds {
  let states: readonly (readonly [number, number])[] = [[0, 0]];
  for (const one of counted(checkpoints)) {
    const next = states.flatMap(([met, of]) =>
      turns(one).map(([m, o]) => [met + m, of + o] as const),
    );
    states = [...new Map(next.map((state) => [state.join(), state])).values()];
  }
  const ratios = states.filter(([, of]) => of > 0).map(([met, of]) => (100 * met) / of);
  if (ratios.length === 0) return { floor: null, ceiling: null };
  return { floor: Math.floor(Math.min(...ratios)), ceiling: Math.ceil(Math.max(...ratios)) };
}
