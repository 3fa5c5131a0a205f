import fc from "fast-check";

/** Makes a value with a probability from 0 to 1, undefined otherwise. */
export function optional<T>(
  arbitrary: fc.Arbitrary<T>,
  probability: number,
): fc.Arbitrary<T | undefined> {
  const weight = Math.round(100 * probability);
  return fc.oneof(
    { weight: 100 - weight, arbitrary: fc.constant(undefined) },
    { weight, arbitrary },
  );
}
