/** A record that is being built. */
export type Draft = Record<string, unknown>;

/** Puts a value at a path of a record that is being built. */
export const putAt = (draft: Draft, path: readonly string[], value: unknown): void => {
  let at = draft;
  for (const key of path.slice(0, -1)) {
    if (!Object.hasOwn(at, key) || typeof at[key] !== "object" || at[key] === null) at[key] = {};
    at = at[key] as Draft;
  }
  const last = path.at(-1);
  if (last !== undefined) at[last] = value;
};
