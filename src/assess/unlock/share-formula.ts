import type { Bounds } from "./aggregate-formula.ts";
import {
  all,
  any,
  atLeast,
  FALSE,
  type Formula,
  type Sum,
  type SumMember,
  sum,
  TRUE,
} from "./formula.ts";
import type { Members } from "./members.ts";
import type { Frame } from "./scene.ts";

/** The most elements found that are reckoned with in one share. */
const mostFound = 40;

/** Returns the bounds of the share of those meant who meet something, weighted or by heads. */
export function boundsOfShare(members: Members): Bounds {
  const { rows } = members;
  const sure = (): Formula =>
    atLeast(
      1,
      rows.map((row) => counting(members, row)),
      members.found("counting", counting),
    );
  const none = (): Formula =>
    all([
      members.closed(),
      ...rows.map((row) => any([members.isOut(row), weighsNothing(members, row)])),
    ]);
  const reaches = (side: Side, surely: boolean): Formula => {
    if (side.isReached(0, 1)) return surely ? sure() : TRUE;
    if (!side.isReached(1, 1)) return surely ? FALSE : none();
    return members.slot.weight < 0
      ? byHeads(members, side, surely)
      : all([byWeight(members, side), surely ? sure() : TRUE]);
  };
  return {
    low: (mark, strict, surely) =>
      reaches(
        {
          purpose: "meeting",
          mark,
          strict,
          holds: (own, row) => own.meets(row),
          isReached: (part, whole) => (strict ? part / whole > mark : part / whole >= mark),
        },
        surely,
      ),
    // At most a share meets it: at least the rest misses it.
    high: (mark, strict, surely) =>
      reaches(
        {
          purpose: "missing",
          mark: 1 - mark,
          strict,
          holds: (own, row) => own.misses(row),
          isReached: (part, whole) =>
            strict ? (whole - part) / whole < mark : (whole - part) / whole <= mark,
        },
        surely,
      ),
    sure,
    none,
  };
}

/** Those who are to have at least a share: who meet it, or who miss it. */
interface Side {
  readonly purpose: string;
  readonly mark: number;
  readonly strict: boolean;
  readonly holds: (members: Members, row: Frame) => Formula;
  /** Whether so many of so many heads are enough. */
  readonly isReached: (part: number, whole: number) => boolean;
}

function weighs(members: Members, row: Frame): Formula {
  return members.slot.weight < 0 ? TRUE : members.amount(row, (amount = 0) => amount > 0);
}

function weighsNothing(members: Members, row: Frame): Formula {
  return members.slot.weight < 0 ? FALSE : members.amount(row, (amount) => amount === 0);
}

function counting(members: Members, row: Frame): Formula {
  return all([members.isIn(row), weighs(members, row)]);
}

function byHeads(members: Members, side: Side, surely: boolean): Formula {
  const { rows } = members;
  const heads = rows.length + mostFound;
  const [part, whole] = leastFraction(side.isReached, heads);
  // Somebody must count at all: one head outweighs nothing, but no fraction of the others.
  const scale = surely ? heads + 1 : 1;
  const least = surely ? 1 : 0;
  const loss = part * scale;
  const gain = (whole - part) * scale + least;
  const condition = members.found(side.purpose, (own, row) =>
    all([own.isIn(row), side.holds(own, row)]),
  );
  return all([
    members.closed(),
    sum(
      rows.map((row) => {
        const isOurs = side.holds(members, row);
        return {
          gains: [loss, loss + gain],
          gates: [any([members.isOut(row), isOurs]), all([members.isIn(row), isOurs])],
          required: false,
        };
      }),
      rows.length * loss + least,
      false,
      condition === undefined || gain === 0 ? undefined : { condition, gain },
    ),
  ]);
}

/**
 * Returns the least fraction of up to so many heads that is enough, so that heads can be added up
 * in whole numbers.
 */
function leastFraction(
  isReached: (part: number, whole: number) => boolean,
  heads: number,
): readonly [number, number] {
  let best: readonly [number, number] = [1, 1];
  for (let whole = 1; whole <= heads; whole++) {
    let part = Math.floor((best[0] * whole) / best[1]);
    while (part > 0 && isReached(part - 1, whole)) part--;
    if (isReached(part, whole) && part * best[1] < best[0] * whole) best = [part, whole];
  }
  return best;
}

function byWeight(members: Members, side: Side): Formula {
  const { rows } = members;
  const { mark, strict, holds } = side;
  const parts = rows.map((row) => weigh(members, row, holds(members, row), mark));
  const base = parts.reduce((total, part) => total + part.base, 0);
  const reached = sum(
    parts.map(({ member }) => member),
    -base,
    strict,
    heaviestToFind(members, side),
  );
  if (!strict) return all([members.closed(), reached]);
  // With nobody on the other side the share is the whole, however little that is.
  const others = rows.map((row) =>
    any([members.isOut(row), holds(members, row), weighsNothing(members, row)]),
  );
  return all([members.closed(), any([reached, all(others)])]);
}

/** Returns what the heaviest that may be found on the side gains; undefined: nobody can be. */
function heaviestToFind(members: Members, { mark, purpose, holds }: Side): Sum["supply"] {
  if (mark >= 1) return undefined;
  const amounts = members.amountsOfFound().filter((amount) => amount > 0);
  for (const weight of amounts.sort((a, b) => b - a)) {
    const condition = members.found(`${purpose} with weight ${weight}`, (own, row) =>
      all([own.isIn(row), holds(own, row), own.amount(row, (amount = 0) => amount >= weight)]),
    );
    if (condition !== undefined) return { condition, gain: weight * (1 - mark) };
  }
  return undefined;
}

/** Returns what an element adds to the margin of a weighted share, from the least on. */
function weigh(
  members: Members,
  row: Frame,
  isOurs: Formula,
  mark: number,
): { readonly member: SumMember; readonly base: number } {
  const type = members.slot.reading.weight?.type;
  const most = type?.kind === "number" ? type.max : undefined;
  // A weight that may be any leaves no share at all to the others: it must be known.
  const lost = (amount = most): number =>
    amount === undefined ? Number.NEGATIVE_INFINITY : -amount * mark;
  const won = (amount = 0): number => amount * (1 - mark);
  const amounts = members.amounts(row);
  const levels = [
    ...new Set([
      ...amounts.map((amount) => lost(amount)),
      0,
      ...amounts.map((amount) => won(amount)),
    ]),
  ]
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const required = most === undefined && amounts.includes(undefined);
  const base = required ? 0 : (levels[0] ?? 0);
  const above = required ? levels : levels.slice(1);
  const isSafe = any([members.isOut(row), isOurs]);
  const isCounted = all([members.isIn(row), isOurs]);
  return {
    base,
    member: {
      gains: above.map((level) => level - base),
      gates: above.map((level) =>
        level > 0
          ? all([isCounted, members.amount(row, (amount) => won(amount) >= level)])
          : any([isSafe, members.amount(row, (amount) => lost(amount) >= level)]),
      ),
      required,
    },
  };
}
