import type { Bounds } from "./aggregate-formula.ts";
import {
  all,
  any,
  FALSE,
  type Formula,
  isEnough,
  type Sum,
  type SumMember,
  sum,
  TRUE,
} from "./formula.ts";
import type { Members } from "./members.ts";
import type { Frame } from "./scene.ts";

/** Returns the bounds of a sum over those meant. */
export function boundsOfSum(members: Members): Bounds {
  const type = members.slot.reading.of?.type;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } =
    type?.kind === "number" ? type : {};
  return {
    low: (mark, strict) => reaches(members, mark, strict, 1, min),
    // At most a mark: the same for the amounts turned round.
    high: (mark, strict) => reaches(members, -mark, strict, -1, -max),
    sure: () => TRUE,
    none: () => FALSE,
  };
}

/** Returns when a sum, its amounts multiplied by the sign, surely reaches a mark. */
function reaches(
  members: Members,
  mark: number,
  strict: boolean,
  sign: 1 | -1,
  bottom: number,
): Formula {
  const parts = members.rows.map((row) => contribution(members, row, sign, bottom));
  const need = mark - parts.reduce((total, { base }) => total + base, 0);
  return all([
    bottom >= 0 ? TRUE : members.closed(),
    sum(
      parts.map(({ member }) => member),
      need,
      strict,
      toFind(members, need, strict, sign),
    ),
  ]);
}

/** Returns what an element adds, from the least on. */
function contribution(
  members: Members,
  row: Frame,
  sign: 1 | -1,
  bottom: number,
): { readonly member: SumMember; readonly base: number } {
  const unknown = Math.min(0, bottom);
  const worth = (amount: number | undefined): number =>
    amount === undefined ? unknown : sign * amount;
  const amounts = members.amounts(row).map(worth);
  const levels = [...new Set([0, ...amounts])].filter(Number.isFinite).sort((a, b) => a - b);
  // An unknown amount may be any: the sum needs an answer.
  const required = amounts.includes(Number.NEGATIVE_INFINITY);
  const base = required ? 0 : (levels[0] ?? 0);
  const above = required ? levels : levels.slice(1);
  return {
    base,
    member: {
      gains: above.map((level) => level - base),
      gates: above.map((level) => {
        const reached = members.amount(row, (amount) => worth(amount) >= level);
        return level > 0 ? all([members.isIn(row), reached]) : any([members.isOut(row), reached]);
      }),
      required,
    },
  };
}

/**
 * Returns what somebody yet to be found adds: just enough or, where nobody can add that, the most
 * that anybody can; undefined: nobody adds anything.
 */
function toFind(members: Members, need: number, strict: boolean, sign: 1 | -1): Sum["supply"] {
  const gains = members
    .amountsOfFound()
    .map((amount) => sign * amount)
    .filter((gain) => gain > 0)
    .sort((a, b) => a - b);
  const enough = gains.filter((gain) => isEnough(gain, need, strict));
  const short = gains.slice(0, gains.length - enough.length).reverse();
  for (const gain of [...enough, ...short]) {
    const condition = members.found(`amount ${sign * gain}`, (own, row) =>
      all([own.isIn(row), own.amount(row, (amount = 0) => amount * sign >= gain)]),
    );
    if (condition !== undefined) return { condition, gain };
  }
  return undefined;
}
