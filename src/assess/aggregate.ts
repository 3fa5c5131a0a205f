import type { FactType } from "../facts/fact-type.ts";
import { type Interval, nothing } from "../logic/interval.ts";
import { circuitWidth, framesThatDo, framesThatMay, rankAt } from "../logic/rails.ts";
import { type Rank, SATISFIED } from "../logic/truth.ts";
import { ordinal } from "./compile-test.ts";
import type { AggregateSlot } from "./slot.ts";
import type { ListState } from "./snapshot.ts";

type Rows = Pick<ListState, "rows" | "answers">;

/** Returns whether an element is one of those an aggregate is about. */
export function memberRank({ member }: AggregateSlot, list: Rows, row: number): Rank {
  return rankOfRow(list, member, row);
}

function rankOfRow({ answers }: Rows, node: number, row: number): Rank {
  const of = answers[Math.floor(row / circuitWidth)];
  return node < 0 || of === undefined ? SATISFIED : rankAt(of, node, row % circuitWidth);
}

/** Returns how many bits are set. */
function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/**
 * Returns what an aggregate may still come to, from the rows of its list: `closed` when the list
 * is known to be complete.
 */
export function aggregate(slot: AggregateSlot, list: Rows, closed: boolean): Interval {
  switch (slot.reading.function) {
    case "count":
      return count(slot, list, closed);
    case "share":
    case "weightedShare":
      return share(slot, list, closed);
    case "sum":
      return sum(slot, list, closed);
    case "best":
      return extreme(slot, list, closed, 1);
    case "worst":
      return extreme(slot, list, closed, -1);
    case "every":
      return every(slot, list, closed);
  }
}

function count({ member }: AggregateSlot, { answers }: Rows, closed: boolean): Interval {
  let low = 0;
  let high = 0;
  for (const of of answers) {
    low += countBits(framesThatDo(of, member));
    high += countBits(framesThatMay(of, member));
  }
  return { low, high: closed ? high : Number.POSITIVE_INFINITY, nullable: false };
}

const noneYet: Interval = { low: 0, high: 1, nullable: false };

function every({ member, meets }: AggregateSlot, { answers }: Rows, closed: boolean): Interval {
  let isAbout = false;
  let open = !closed;
  for (const of of answers) {
    const sure = framesThatDo(of, member);
    if ((sure & ~framesThatMay(of, meets)) !== 0) return { low: 0, high: 0, nullable: false };
    if (sure !== 0) isAbout = true;
    if ((framesThatMay(of, member) & ~framesThatDo(of, meets)) !== 0) open = true;
  }
  // A statement about all needs somebody it is about.
  return open || !isAbout ? noneYet : { low: 1, high: 1, nullable: false };
}

function share(slot: AggregateSlot, list: Rows, closed: boolean): Interval {
  const [, heaviest] = boundsOf(slot.reading.weight?.type);
  const lowest = { part: 0, whole: 0 };
  const highest = { part: 0, whole: 0 };
  let surely = false;
  let canMeet = false;
  let canMiss = false;
  for (let r = 0; r < list.rows.length; r++) {
    const row = list.rows[r] ?? [];
    const member = memberRank(slot, list, r);
    if (member === 0) continue;
    const meets = rankOfRow(list, slot.meets, r);
    const known = slot.weight < 0 ? 1 : row[slot.weight];
    const light = (known ?? 0) as number;
    const heavy = known === undefined ? heaviest : light;
    if (heavy === 0) continue;
    if (member === 2 && light > 0) surely = true;
    if (meets > 0) canMeet = true;
    if (meets < 2) canMiss = true;
    // For the lowest share those who may miss it weigh all they can, the others the least.
    if (meets < 2) lowest.whole += heavy;
    else if (member === 2) {
      lowest.part += light;
      lowest.whole += light;
    }
    if (meets > 0) {
      highest.part += heavy;
      highest.whole += heavy;
    } else if (member === 2) highest.whole += light;
  }
  if (!closed) return { low: 0, high: 1, nullable: !surely };
  if (!canMeet && !canMiss) return nothing;
  return {
    low: lowest.whole > 0 ? lowest.part / lowest.whole : canMiss ? 0 : 1,
    // Whoever may weigh any amount is all there is.
    high:
      highest.part === Number.POSITIVE_INFINITY
        ? 1
        : highest.whole > 0
          ? highest.part / highest.whole
          : canMeet
            ? 1
            : 0,
    nullable: !surely,
  };
}

function boundsOf(type: FactType | undefined): readonly [number, number] {
  if (type?.kind === "choice") return [0, type.values.length - 1];
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } =
    type?.kind === "number" ? type : {};
  return [min, max];
}

function sum(slot: AggregateSlot, list: Rows, closed: boolean): Interval {
  const [bottom, top] = boundsOf(slot.reading.of?.type);
  let low = 0;
  let high = 0;
  for (let r = 0; r < list.rows.length; r++) {
    const row = list.rows[r] ?? [];
    const member = memberRank(slot, list, r);
    if (member === 0) continue;
    const known = row[slot.of];
    // Known to be none adds nothing; unknown may yet be none.
    const added = (known ?? 0) as number;
    const least = known === undefined ? Math.min(0, bottom) : added;
    const most = known === undefined ? Math.max(0, top) : added;
    low += member === 2 ? least : Math.min(0, least);
    high += member === 2 ? most : Math.max(0, most);
  }
  if (closed) return { low, high, nullable: false };
  return {
    low: bottom < 0 ? Number.NEGATIVE_INFINITY : low,
    high: top > 0 ? Number.POSITIVE_INFINITY : high,
    nullable: false,
  };
}

function extreme(slot: AggregateSlot, list: Rows, closed: boolean, sign: 1 | -1): Interval {
  const type = slot.reading.of?.type;
  const [bottom, top] = boundsOf(type);
  // Worked out for the best; the worst is the best of the negated scale.
  const floor = sign === 1 ? bottom : -top;
  const ceiling = sign === 1 ? top : -bottom;
  let sure = Number.NEGATIVE_INFINITY;
  let isSure = false;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let r = 0; r < list.rows.length; r++) {
    const row = list.rows[r] ?? [];
    const member = memberRank(slot, list, r);
    const known = row[slot.of];
    if (member === 0 || known === null) continue;
    if (known === undefined) {
      least = Math.min(least, floor);
      most = ceiling;
      continue;
    }
    const value = sign * (ordinal(known as string | number, type ?? { kind: "number" }) as number);
    least = Math.min(least, value);
    most = Math.max(most, value);
    if (member === 2) {
      isSure = true;
      sure = Math.max(sure, value);
    }
  }
  if (!closed) {
    least = floor;
    most = ceiling;
  }
  if (most === Number.NEGATIVE_INFINITY && closed) return nothing;
  const low = isSure ? sure : least;
  return sign === 1
    ? { low, high: most, nullable: !isSure }
    : { low: -most, high: -low, nullable: !isSure };
}
