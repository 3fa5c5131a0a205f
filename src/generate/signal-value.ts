import { formatDay } from "../model/civil-date.ts";
import { type ScaleId, valuesOf } from "../model/scales.ts";
import type { Signal } from "../rules/rule-set.ts";
import type { Random } from "./random.ts";

/** Returns the values that a choice or a set takes, from low to high where they are ordered. */
const choicesOf = ({ values, scale }: Signal): readonly string[] =>
  // Invariant: a parsed rule set names only scales that there are.
  values?.map(({ value }) => value) ?? (scale === undefined ? [] : valuesOf(scale as ScaleId));

/**
 * Returns a value that somebody may have observed of a signal: one that speaks for us where `isGood`
 * says so and the signal can; undefined where it has no value to choose.
 */
export const signalValue = (
  signal: Signal,
  isGood: boolean,
  today: number,
  random: Random,
): boolean | number | string | readonly string[] | undefined => {
  const choices = choicesOf(signal);
  const isHigh = signal.favours === "neither" ? random.chance(50) : isGood;
  switch (signal.type) {
    case "boolean":
      return isHigh === (signal.favours !== "them");
    case "number": {
      const { min = 0, max = min + 100 } = signal;
      const low = Math.ceil(min);
      return random.whole(low, Math.max(low, Math.floor(max)));
    }
    case "text":
      return "样例文字（虚构）";
    case "date":
      return formatDay(today + random.whole(10, 200));
    case "set":
      return choices.length === 0 ? [] : random.some(choices, random.whole(1, 2));
    case "choice": {
      const [first, ...others] = choices;
      if (first === undefined) return undefined;
      // The upper half of a scale is good news, the lower half bad.
      const middle = choices.length >> 1;
      return choices[isHigh ? random.whole(middle, others.length) : random.whole(0, middle)];
    }
  }
};
