import { assess } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import type { Verdict } from "../assess/verdict.ts";
import { rankOf, type Truth } from "../logic/truth.ts";
import { byCodeUnits } from "../model/by-code-units.ts";
import type { Deal } from "../model/deal.ts";
import { type MoneyTally, tallyMoney } from "../model/money-tally.ts";
import type { Text } from "../model/text.ts";
import { namesOf } from "../report/deal-names.ts";
import { renamesOf } from "./renamed.ts";
import { causesOf } from "./verdict-causes.ts";
import type { Shift, VerdictComparison, VerdictDifference } from "./verdict-difference.ts";

/**
 * Returns which of some deals get another verdict by a newer plan, from what to what, through which
 * parts of the rules, and the amounts behind them. Stages are matched by id and by `formerly`.
 *
 * @example
 * ```ts
 * import { sangforSevenSteps } from "dealgate/rules";
 *
 * const plan = compileRuleSet(sangforSevenSteps);
 * const { changed } = compareVerdicts(plan, plan, [{ id: "d-1" }], { asOf: "2026-06-30" });
 * console.log(changed.deals); // 0
 * ```
 */
export function compareVerdicts(
  from: Plan,
  to: Plan,
  deals: readonly Deal[],
  { asOf }: { readonly asOf: string },
): VerdictComparison {
  const renames = renamesOf(from, to);
  const { stages } = renames;
  const names = deals.map((deal) => namesOf(deal, asOf, to));
  const changed = deals
    .flatMap((deal, index) => {
      const pair = { from: assess(from, deal, { asOf }), to: assess(to, deal, { asOf }) };
      const shifts = shiftsOf(pair.from, pair.to, stages);
      const through = causesOf(from, to, pair, renames);
      const isFlagged = through.some(({ part }) => part === "flag");
      if (shifts.length === 0 && !isFlagged) return [];
      const difference: VerdictDifference = {
        deal: deal.id,
        name: names[index]?.name ?? deal.id,
        amount: names[index]?.money ?? null,
        direction: directionOf(shifts, to),
        shifts,
        through,
      };
      return [difference];
    })
    .sort(byWeight);
  return {
    asOf,
    all: tallyMoney(names),
    changed: shareOf(changed),
    worse: shareOf(changed.filter(({ direction }) => direction === "worse")),
    better: shareOf(changed.filter(({ direction }) => direction === "better")),
    shifts: sharedShifts(changed),
    through: sharedCauses(changed),
    deals: changed,
    stages: titlesOf(from, to, stages),
  };
}

function shiftsOf(
  from: Verdict,
  to: Verdict,
  stages: ReadonlyMap<string, string>,
): readonly Shift[] {
  const newer = (id: string | null) => (id === null ? null : (stages.get(id) ?? id));
  const shifts: readonly Shift[] = [
    { property: "evidenced", from: newer(from.evidenced), to: to.evidenced },
    { property: "possible", from: newer(from.possible), to: to.possible },
    { property: "standing", from: from.standing, to: to.standing },
    { property: "next", from: newer(from.mayAdvance.to), to: to.mayAdvance.to },
    { property: "mayAdvance", from: from.mayAdvance.truth, to: to.mayAdvance.truth },
    { property: "floor", from: from.score.floor, to: to.score.floor },
    { property: "ceiling", from: from.score.ceiling, to: to.score.ceiling },
  ];
  return shifts.filter((shift) => shift.from !== shift.to);
}

/** The stage counts before the door, the door before the score. */
function directionOf(
  shifts: readonly Shift[],
  { stageIndex }: Plan,
): VerdictDifference["direction"] {
  const rank = ({ property }: Shift, value: string | number | null): number => {
    if (property === "evidenced") return stageIndex.get(String(value)) ?? -1;
    if (property === "mayAdvance") return rankOf(value as Truth);
    return typeof value === "number" ? value : -1;
  };
  for (const property of ["evidenced", "mayAdvance", "floor", "ceiling"]) {
    const shift = shifts.find((one) => one.property === property);
    const step = shift === undefined ? 0 : rank(shift, shift.to) - rank(shift, shift.from);
    if (step !== 0) return step < 0 ? "worse" : "better";
  }
  return "other";
}

const directions = ["worse", "better", "other"];

function byWeight(one: VerdictDifference, other: VerdictDifference): number {
  const byDirection = directions.indexOf(one.direction) - directions.indexOf(other.direction);
  if (byDirection !== 0) return byDirection;
  const [a, b] = [one.amount, other.amount];
  if (a === null || b === null) return a === b ? byCodeUnits(one.deal, other.deal) : a ? -1 : 1;
  return (
    byCodeUnits(a.currency, b.currency) || b.amount - a.amount || byCodeUnits(one.deal, other.deal)
  );
}

function shareOf(deals: readonly VerdictDifference[]): MoneyTally {
  return tallyMoney(deals.map(({ amount }) => ({ money: amount ?? undefined })));
}

function sharedShifts(deals: readonly VerdictDifference[]): readonly (Shift & MoneyTally)[] {
  const groups = grouped(deals, ({ shifts }) =>
    shifts.filter(({ property }) => property === "evidenced" || property === "mayAdvance"),
  );
  return groups.map(([shift, own]) => ({ ...shift, ...shareOf(own) }));
}

function sharedCauses(deals: readonly VerdictDifference[]): VerdictComparison["through"] {
  const groups = grouped(deals, ({ through }) =>
    through.map(({ part, id, title }) => ({ part, id, title })),
  );
  return groups.map(([cause, own]) => ({ ...cause, ...shareOf(own) }));
}

function grouped<T>(
  deals: readonly VerdictDifference[],
  keysOf: (deal: VerdictDifference) => readonly T[],
): readonly (readonly [T, readonly VerdictDifference[]])[] {
  const groups = new Map<string, [T, VerdictDifference[]]>();
  for (const deal of deals) {
    for (const key of keysOf(deal)) {
      const name = JSON.stringify(key);
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [key, [deal]]);
      else group[1].push(deal);
    }
  }
  return [...groups.values()].sort(([, a], [, b]) => b.length - a.length);
}

function titlesOf(
  from: Plan,
  to: Plan,
  stages: ReadonlyMap<string, string>,
): Readonly<Record<string, Text>> {
  return Object.fromEntries(
    [...(from.ruleSet.stages ?? []), ...(to.ruleSet.stages ?? [])].map(({ id, title }) => [
      stages.get(id) ?? id,
      title,
    ]),
  );
}
