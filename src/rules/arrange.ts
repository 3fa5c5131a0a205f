/** An item to be put in order: its id, and after or before which other one it is wanted. */
export interface Placed {
  readonly id: string;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** Ids in order, and the items whose neighbour is not among them or is, in the end, themselves. */
export interface Arranged {
  readonly ids: readonly string[];
  readonly lost: readonly Placed[];
}

/**
 * Returns the ids in order: those that are there, the wanted ones right after or before their
 * neighbour, those without one last. Several wanted after, or before, the same one keep the order
 * in which they are given; one that is there already moves.
 */
export const arrange = (there: readonly string[], wanted: readonly Placed[]): Arranged => {
  const anchored = wanted.filter(({ after, before }) => (after ?? before) !== undefined);
  const moved = new Set(anchored.map(({ id }) => id));
  const ids = there.filter((id) => !moved.has(id));
  for (const { id } of wanted) if (!moved.has(id) && !ids.includes(id)) ids.push(id);
  /** The last that came to stand after each. */
  const last = new Map<string, string>();
  let waiting = anchored;
  while (waiting.length > 0) {
    const [next] = waiting.filter(({ after, before }) => ids.includes(after ?? before ?? ""));
    if (next === undefined) {
      return { ids: [...ids, ...waiting.map(({ id }) => id)], lost: lostOf(waiting) };
    }
    const anchor = next.after ?? next.before ?? "";
    let at = ids.indexOf(anchor);
    if (next.after !== undefined) {
      // Behind those that came to stand after the same one before, and after them in turn.
      let end = anchor;
      while (last.has(end)) end = last.get(end) ?? "";
      at = ids.indexOf(end) + 1;
      last.set(anchor, next.id);
    }
    ids.splice(at, 0, next.id);
    waiting = waiting.filter((placed) => placed !== next);
  }
  return { ids, lost: [] };
};

/** Returns the items that are at fault themselves, and not those that wait for one of them. */
const lostOf = (waiting: readonly Placed[]): readonly Placed[] => {
  const byId = new Map(waiting.map((placed) => [placed.id, placed]));
  return waiting.filter((placed) => {
    const passed = new Set<Placed>();
    let at: Placed | undefined = placed;
    do {
      passed.add(at);
      at = byId.get(at.after ?? at.before ?? "");
    } while (at !== undefined && !passed.has(at));
    // Its neighbour is nowhere, or it waits for itself.
    return at === placed || (at === undefined && passed.size === 1);
  });
};

/** Whether objects keep a key before all others, in the order of numbers, wherever it was written. */
const isIndex = (id: string): boolean => /^(0|[1-9]\d{0,9})$/.test(id) && Number(id) < 2 ** 32 - 1;

/**
 * Returns the ids that look like numbers and come to stand beside the same item as another one: an
 * object does not tell which of them was written first.
 */
export const unclearOrder = (
  there: readonly string[],
  wanted: readonly Placed[],
): readonly string[] => {
  const rivals = new Map<string, string[]>();
  for (const { id, after, before } of wanted) {
    if (after === undefined && before === undefined && there.includes(id)) continue;
    const place = JSON.stringify([after, before]);
    rivals.set(place, [...(rivals.get(place) ?? []), id]);
  }
  return [...rivals.values()].filter((ids) => ids.length > 1).flatMap((ids) => ids.filter(isIndex));
};
