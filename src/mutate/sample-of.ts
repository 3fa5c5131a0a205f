/** Spreads the bits of a number over 32 bits, so that neighbours have nothing in common. */
const spread = (value: number): number => {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
};

/**
 * Returns some elements of a list in its order, one from each of as many stretches of equal length:
 * the same for the same seed, and every part of the list in proportion.
 */
export const sampleOf = <T>(list: readonly T[], limit: number, seed: number): readonly T[] => {
  if (list.length <= limit) return list;
  return Array.from({ length: limit }, (_, index) => {
    const from = Math.floor((index * list.length) / limit);
    const to = Math.floor(((index + 1) * list.length) / limit);
    return list.slice(from + (spread(spread(seed) + index) % (to - from)))[0];
  }).filter((each) => each !== undefined);
};
