import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Draws that depend on nothing but the seed; whole numbers and exact arithmetic alone. */
export interface Random {
  /** Returns a whole number, both ends included. */
  readonly whole: (from: number, to: number) => number;
  /** Returns true with a chance in percent. */
  readonly chance: (percent: number) => boolean;
  /** Returns one element of a list that is not empty. */
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
  /** Returns some elements of a list, in its order, none twice. */
  readonly some: <T>(list: readonly T[], count: number) => readonly T[];
  /** Returns one of the keys, each as likely as its weight says. */
  readonly weighted: <K extends string>(weights: Readonly<Record<K, number>>) => K;
  /** Returns a draw from nearly the standard normal distribution, between -6 and 6. */
  readonly normal: () => number;
}

/** Spreads the bits of a number over 32 bits, so that neighbours have nothing in common. */
const spread = (value: number): number => {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
};

/** Returns the draws of one deal of a portfolio: the same whichever deals are made beside it. */
export const randomOf = (seed: number, index: number): Random => {
  const source = xoroshiro128plus(spread(spread(seed) + index));
  const whole = (from: number, to: number): number => uniformInt(source, from, to);
  return {
    whole,
    chance: (percent) => whole(1, 100) <= percent,
    pick: (list) => list[whole(0, list.length - 1)] ?? list[0],
    some: (list, count) => {
      if (count >= list.length) return list;
      const left = list.map((_, index) => index);
      const taken = Array.from({ length: count }, () =>
        left.splice(whole(0, left.length - 1), 1),
      ).flat();
      return list.filter((_, index) => taken.includes(index));
    },
    weighted: (weights) => {
      const keys = Object.keys(weights) as (keyof typeof weights)[];
      const all = keys.reduce((sum, key) => sum + weights[key], 0);
      let left = whole(1, all);
      for (const key of keys) {
        left -= weights[key];
        if (left <= 0) return key;
      }
      throw new RangeError("no weights");
    },
    normal: () => {
      let sum = 0;
      for (let turn = 0; turn < 12; turn++) sum += whole(0, 1_000_000);
      return (sum - 6_000_000) / 1_000_000;
    },
  };
};

/**
 * Returns e to the power of a small number by multiplication alone: the functions of the language
 * may differ in the last digit from one engine to the next.
 */
export const exponential = (power: number): number => {
  let value = 1 + power / 1_048_576;
  for (let turn = 0; turn < 20; turn++) value *= value;
  return value;
};
