/** Returns whether two values are the same plain data, in whatever order their keys stand. */
export function isSameData(one: unknown, other: unknown): boolean {
  return isSame(one, other, false);
}

/** Returns whether two observed values are the same; lists are sets, in whatever order they stand. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return isSame(one, other, true);
}

function isSame(one: unknown, other: unknown, areSets: boolean): boolean {
  if (!isHolder(one) || !isHolder(other)) return one === other;
  const isList = Array.isArray(one);
  if (isList !== Array.isArray(other)) return false;
  const has = (holder: Holder, within: Holder) =>
    Object.keys(holder).every((key) =>
      areSets && isList
        ? (within as unknown as unknown[]).includes(holder[key])
        : isSame(holder[key], within[key], areSets),
    );
  return has(one, other) && has(other, one);
}

type Holder = Readonly<Record<string, unknown>>;

function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null;
}
