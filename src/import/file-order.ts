import type { Mapping } from "./mapping.ts";

const refersTo = (mapping: Mapping, id: string): readonly string[] =>
  Object.values(mapping.files[id]?.refersTo ?? {});

/** Returns the files so that each stands after those it refers to, or one that is in a circle. */
export const inOrder = (
  mapping: Mapping,
): { readonly files: readonly string[] } | { readonly circle: string } => {
  const done = new Set<string>();
  let left = Object.keys(mapping.files);
  while (left.length > 0) {
    const ready = left.filter((id) => refersTo(mapping, id).every((to) => done.has(to)));
    const [first] = left;
    if (ready.length === 0 && first !== undefined) return { circle: first };
    for (const id of ready) done.add(id);
    left = left.filter((id) => !done.has(id));
  }
  return { files: [...done] };
};

/** Returns whether a deal has at most one row of each file, or many; unconnected files are absent. */
export const reachOf = (mapping: Mapping): ReadonlyMap<string, "one" | "many"> => {
  const reach = new Map<string, "one" | "many">([[mapping.deals, "one"]]);
  const spread = (
    isOnward: (from: string, to: string) => boolean,
    rows: "one" | "many",
  ): boolean => {
    let hasGrown = false;
    for (const from of [...reach.keys()])
      for (const to of Object.keys(mapping.files)) {
        if (reach.has(to) || !isOnward(from, to)) continue;
        reach.set(to, rows);
        hasGrown = true;
      }
    return hasGrown;
  };
  const forward = (from: string, to: string): boolean => refersTo(mapping, from).includes(to);
  const either = (from: string, to: string): boolean => forward(from, to) || forward(to, from);
  while (spread(forward, "one"));
  while (spread(either, "many"));
  return reach;
};
