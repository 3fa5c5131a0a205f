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

/** A record without the keys whose value may be undefined but the key not. */
type Defined<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

/** Returns a record without the keys whose value is undefined. */
export function defined<T extends object>(record: T): Partial<Defined<T>> {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as Partial<Defined<T>>;
}
