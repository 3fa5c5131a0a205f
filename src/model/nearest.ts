// Beyond these a suggestion costs more than it is worth.
const longest = 100;
const most = 1000;

const folded = (word: string): string => word.toLowerCase().replace(/[-_ ]/g, "");

/**
 * Returns how many letters must be added, dropped, changed or swapped with a neighbour to make one
 * word the other; any number above the limit when more than the limit.
 */
const editsBetween = (one: string, other: string, limit: number): number => {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    let edits = row;
    let fewest = row;
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1;
      edits = Math.min(edits, last[column] ?? 0) + 1;
      edits = Math.min(edits, (last[column - 1] ?? 0) + change);
      if (row > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        edits = Math.min(edits, (before[column - 2] ?? 0) + 1);
      fewest = Math.min(fewest, edits);
      next.push(edits);
    }
    // No later row can come to fewer.
    if (fewest > limit) return fewest;
    before = last;
    last = next;
  }
  return last[other.length] ?? 0;
};

/**
 * Returns the candidate that the word was likely meant to be, or undefined when none is near: at
 * most a quarter of the word's letters may differ, three at most; two neighbours that changed
 * places count as one; case, hyphens and underscores do not count. Looks at the first 1000
 * candidates alone.
 */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  // A caller in plain JavaScript may have left the word out.
  if (typeof word !== "string" || word.length > longest) return undefined;
  const own = folded(word);
  let best: string | undefined;
  let least = Math.min(3, Math.floor(own.length / 4)) + 1;
  let looked = 0;
  for (const candidate of candidates) {
    looked += 1;
    if (looked > most) break;
    const other = folded(candidate);
    // At least as many edits as the lengths differ: most candidates need no closer look.
    if (Math.abs(other.length - own.length) >= least) continue;
    const edits = editsBetween(own, other, least - 1);
    if (edits < least && candidate !== word) {
      best = candidate;
      least = edits;
    }
  }
  return best;
};
